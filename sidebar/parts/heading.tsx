import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A step's heading. It takes the focus when the step appears, so that a screen reader reads on from there. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
