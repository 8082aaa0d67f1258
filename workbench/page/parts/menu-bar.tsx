import { useEffect, useRef, useState } from 'preact/hooks';

/** An entry of a menu in the bar on top. */
export type Item =
  | { kind: 'action'; label: string; run: () => void; disabled?: boolean }
  | { kind: 'link'; label: string; href: () => string }
  | { kind: 'submenu'; label: string; items: Item[] }
  | { kind: 'note'; label: string }
  | { kind: 'separator' };

export interface Menu {
  label: string;
  items: Item[];
}

/** The menu bar: opens on a click, then follows the pointer and the arrow keys; Escape closes. */
export function MenuBar({ menus }: { menus: Menu[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open === null) return;
    const close = (event: Event) => {
      if (!(event.target instanceof Node && bar.current?.contains(event.target))) setOpen(null);
    };
    const blur = () => setOpen(null);
    document.addEventListener('pointerdown', close, true);
    window.addEventListener('blur', blur);
    return () => {
      document.removeEventListener('pointerdown', close, true);
      window.removeEventListener('blur', blur);
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(null);
      bar.current?.querySelectorAll<HTMLElement>('.menu-title')[open ?? 0]?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open === null)
        setOpen(
          Math.max(
            0,
            [...(bar.current?.querySelectorAll('.menu-title') ?? [])].indexOf(document.activeElement as Element),
          ),
        );
      requestAnimationFrame(() => moveFocus(event.key === 'ArrowDown' ? 1 : -1));
    }
  };

  return (
    <div class="menu-bar" role="menubar" aria-label="Menu" ref={bar} onKeyDown={onKeyDown}>
      {menus.map(({ label, items }, position) => (
        <div class="menu" key={label}>
          <button
            type="button"
            class="menu-title"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === position}
            onClick={() => setOpen(open === position ? null : position)}
            onPointerEnter={() => open !== null && setOpen(position)}
          >
            {label}
          </button>
          {open === position && <Entries items={items} done={() => setOpen(null)} />}
        </div>
      ))}
    </div>
  );
}

function Entries({ items, done }: { items: Item[]; done: () => void }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div class="menu-list" role="menu">
      {items.map((item, position) => {
        if (item.kind === 'separator') return <hr key={position} />;
        if (item.kind === 'note')
          return (
            <p key={position} class="menu-note">
              {item.label}
            </p>
          );
        const common = {
          class: 'menu-item',
          role: 'menuitem',
          onPointerEnter: () => setOpen(item.kind === 'submenu' ? position : null),
        } as const;
        if (item.kind === 'link')
          return (
            <a key={position} {...common} href={item.href()} download onClick={done}>
              {item.label}
            </a>
          );
        if (item.kind === 'action') {
          return (
            <button
              key={position}
              type="button"
              {...common}
              disabled={item.disabled}
              onClick={() => {
                done();
                item.run();
              }}
            >
              {item.label}
            </button>
          );
        }
        const toggle = (event: KeyboardEvent) => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
          event.stopPropagation();
          setOpen(event.key === 'ArrowRight' ? position : null);
          if (event.key === 'ArrowRight') requestAnimationFrame(() => moveFocus(1));
        };
        return (
          <div key={position} class="submenu" role="none" onKeyDown={toggle}>
            <button
              type="button"
              {...common}
              aria-haspopup="menu"
              aria-expanded={open === position}
              onClick={() => setOpen(position)}
            >
              <span>{item.label}</span>
              <span class="arrow" aria-hidden="true">
                ▸
              </span>
            </button>
            {open === position && <Entries items={item.items} done={done} />}
          </div>
        );
      })}
    </div>
  );
}

/** Moves the focus along the entries that are on the screen, around the ends. */
function moveFocus(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>('.menu-bar .menu-item:not(:disabled)')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length]?.focus();
}
