import type { Column } from '../../src/contract';

/** Questions of forms make headers that are sentences: their beginning tells them. */
const MOST_LETTERS = 32;

/** `F Buyer Email`. */
export function nameColumn({ letter, header }: Pick<Column, 'letter' | 'header'>): string {
  const letters = Array.from(header);
  const short =
    letters.length > MOST_LETTERS
      ? `${letters
          .slice(0, MOST_LETTERS - 1)
          .join('')
          .trimEnd()}\u2026`
      : header;
  return short ? `${letter} ${short}` : letter;
}
