import type { ComponentChildren } from 'preact';

/** eCore's own pages, where tokens are made and credits are bought. */
export const DASHBOARD = 'https://app.ecoreservice.com/';

interface LinkProps {
  children: ComponentChildren;
  href?: string;
  kind?: 'primary' | 'link';
}

/** A page outside, in a tab of its own: the sidebar's frame may not go elsewhere. */
export function Link({ children, href = DASHBOARD, kind = 'link' }: LinkProps) {
  return (
    <a class={kind} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
