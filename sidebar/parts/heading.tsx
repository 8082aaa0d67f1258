import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A step's heading. It takes the focus from the step before, so that a screen reader reads on from there. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A layout effect, for a later one could take the focus away from what the user has moved on to.
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    // Whoever types in the sheet meanwhile keeps the keyboard: then this page has no focus to move.
    if (document.hasFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
