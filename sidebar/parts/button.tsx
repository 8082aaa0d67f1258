import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface ButtonProps {
  children: ComponentChildren;
  onPress?: () => void;
  kind?: 'primary' | 'plain' | 'link';
  submit?: boolean;
  /** Keeps the button in the tab order, so that the focus does not jump away while the page waits. */
  idle?: boolean;
  /** Of a button that shows and hides something: whether it is shown. */
  expanded?: boolean;
}

export function Button({ children, onPress, kind = 'plain', submit = false, idle = false, expanded }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={kind}
      aria-disabled={idle}
      aria-expanded={expanded}
      onClick={(event) => {
        if (idle) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

interface ConfirmButtonProps {
  label: string;
  question: string;
  confirm: string;
  onConfirm: () => void;
  idle?: boolean;
}

/** A button that asks before it acts: the second press, on a button of its own, confirms. */
export function ConfirmButton({ label, question, confirm, onConfirm, idle = false }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (asking || asked.current) box.current?.querySelector('button')?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking)
    return (
      <span ref={box}>
        <Button kind="link" idle={idle} onPress={() => setAsking(true)}>
          {label}
        </Button>
      </span>
    );
  return (
    <span
      ref={box}
      class="confirm"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <span>{question}</span>
      <span class="buttons">
        <Button
          idle={idle}
          onPress={() => {
            setAsking(false);
            onConfirm();
          }}
        >
          {confirm}
        </Button>
        <Button kind="link" onPress={() => setAsking(false)}>
          Cancel
        </Button>
      </span>
    </span>
  );
}
