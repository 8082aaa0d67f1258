/** A row as it was known before a write. */
export interface Before {
  /** Null for a row that was not in the window: it is known, but not where it stood. */
  row: number | null;
  /** All that tells the row, beside what the run writes; empty when nothing is left that does. */
  key: string;
  /** The person alone. */
  person: string;
}

/** A row as it is now. */
export interface After {
  row: number;
  key: string;
  person: string;
}

/** Which of several rows that look alike is which: what a row shows decides, the surest sign first. */
export type Sign<B extends Before, A extends After> = (before: B, after: A) => boolean;

/** Among so many rows that look alike no sign is asked for: they are paired in their order. */
const MOST_ALIKE = 200;

/**
 * Finds rows again after people may have sorted, moved, inserted or deleted some: by place where nobody has moved, else
 * by what tells them, the whole row before the person alone. A row that was typed over is known by the rows around it.
 *
 * @param shift how many rows the whole list has moved down
 */
export function matchRows<B extends Before, A extends After>(
  before: readonly B[],
  after: readonly A[],
  { shift, signs }: { shift: number; signs: readonly Sign<B, A>[] },
): Map<A, B> {
  const partners = new Map<A, B>();
  const taken = new Set<B>();
  const pair = (one: B, other: A): void => {
    partners.set(other, one);
    taken.add(one);
  };
  const byRow = new Map(after.map((line) => [line.row, line] as const));
  const placed = before.filter(({ row }) => row !== null);
  const there = (one: B): A | undefined => byRow.get((one.row ?? 0) + shift);
  if (placed.every((one) => there(one)?.key === one.key)) for (const one of placed) pair(one, there(one) as A);

  for (const trait of ['key', 'person'] as const) {
    const groups = new Map<string, B[]>();
    for (const one of before) {
      if (taken.has(one) || one[trait] === '') continue;
      const group = groups.get(one[trait]);
      if (group) group.push(one);
      else groups.set(one[trait], [one]);
    }
    const others = new Map<string, A[]>();
    for (const other of after) {
      if (partners.has(other) || !groups.has(other[trait])) continue;
      const alike = others.get(other[trait]);
      if (alike) alike.push(other);
      else others.set(other[trait], [other]);
    }
    others.forEach((lines, text) => {
      const group = groups.get(text) ?? [];
      const asked = group.length > MOST_ALIKE ? [] : signs;
      for (const sign of [...asked, () => true])
        for (const other of lines) {
          if (partners.has(other)) continue;
          const one = group.find((candidate) => !taken.has(candidate) && sign(candidate, other));
          if (one) pair(one, other);
        }
    });
  }

  // What is left stands between rows that were found again.
  const rowNow = new Map<number, number>();
  partners.forEach((one, other) => one.row !== null && rowNow.set(one.row, other.row));
  for (const one of placed) {
    if (taken.has(one)) continue;
    const row = one.row as number;
    const above = rowNow.get(row - 1);
    const below = rowNow.get(row + 1);
    const other = byRow.get(above !== undefined ? above + 1 : below !== undefined ? below - 1 : row + shift);
    if (!other || partners.has(other)) continue;
    pair(one, other);
    rowNow.set(row, other.row);
  }
  return partners;
}
