import type { UniverView } from './univer';

/** Shows what went wrong in a cell while the pointer is on it, as Sheets does; the server keeps the sentence with the cell. */
export function showErrorTips(api: UniverView['api'], container: HTMLElement): void {
  const tip = document.createElement('div');
  tip.className = 'error-tip';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  container.append(tip);
  const pointer = { x: 0, y: 0 };

  container.addEventListener('pointermove', ({ clientX, clientY }) => Object.assign(pointer, { x: clientX, y: clientY }));
  container.addEventListener('pointerleave', () => (tip.hidden = true));
  container.addEventListener('pointerdown', () => (tip.hidden = true), true);
  container.addEventListener('wheel', () => (tip.hidden = true), { passive: true });
  api.addEvent(api.Event.CellHover, ({ worksheet, row, column }) => {
    const cell = worksheet.getSheet().getCellRaw(row, column);
    const message = (cell?.custom as { error?: { message?: string } } | null | undefined)?.error?.message;
    tip.hidden = !message;
    if (!message) return;
    tip.replaceChildren(Object.assign(document.createElement('strong'), { textContent: 'Error' }), message);
    const { left, top } = container.getBoundingClientRect();
    tip.style.transform = `translate(${pointer.x - left + 14}px, ${pointer.y - top + 14}px)`;
  });
}
