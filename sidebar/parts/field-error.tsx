import { useLayoutEffect, useRef } from 'preact/hooks';
import { TROUBLE_ID } from '../trouble/trouble';

interface FieldErrorProps {
  /** Of the field that is to blame, which gets the focus back. */
  field: string;
  message: string;
}

/** What is wrong with a field, right below it. */
export function FieldError({ field, message }: FieldErrorProps) {
  const box = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    if (document.hasFocus()) document.getElementById(field)?.focus();
  }, [field, message]);
  return (
    <p class="field-error" id={TROUBLE_ID} role="alert" ref={box}>
      {message}
    </p>
  );
}
