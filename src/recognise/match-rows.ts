import { MOST_ALIKE } from './known-rows';

/** A row as it was known before a write. */
export interface Before {
  /** Null for a row that was not in the window: it is known, but not where it stood. */
  row: number | null;
  /** All that tells the row, beside what the run writes; empty when nothing is left that does. */
  key: string;
  /** The same without the columns that a write may have hit. */
  rest: string;
  /** The person alone, without them. */
  person: string;
  /** What the row shows, cell by cell, of all that tells it. */
  marks: readonly string[];
}

/** A row as it is now. */
export interface After {
  row: number;
  key: string;
  rest: string;
  person: string;
  marks: readonly string[];
}

/** Which of several rows that look alike is which: what a row shows decides, the surest sign first. */
export type Sign<B extends Before, A extends After> = (before: B, after: A) => boolean;

/** What so many rows show tells none of them. */
const MOST_SHARING = 50;

/**
 * Finds rows again after people may have sorted, moved, inserted or deleted some: by place where nobody has moved, else
 * by what tells them, the whole row before the person alone. A row that was typed over is known by the rows around it, if
 * it still shows anything of what it showed.
 *
 * @param hits what a row may show where a write has hit it, as marks
 * @param shift how many rows the whole list has moved down
 */
export function matchRows<B extends Before, A extends After>(
  before: readonly B[],
  after: readonly A[],
  { shift, signs, hits }: { shift: number; signs: readonly Sign<B, A>[]; hits: ReadonlySet<string> },
): Map<A, B> {
  const partners = new Map<A, B>();
  const taken = new Set<B>();
  const pair = (one: B, other: A): void => {
    partners.set(other, one);
    taken.add(one);
  };
  const byRow = new Map(after.map((line) => [line.row, line] as const));
  const placed = before.filter(({ row }) => row !== null);
  const there = (one: B): A | undefined => byRow.get((one.row || 0) + shift);
  if (placed.every((one) => there(one)?.key === one.key)) for (const one of placed) pair(one, there(one) as A);

  for (const trait of ['key', 'rest', 'person'] as const) {
    // What a write has hit tells nothing; all else does.
    if (trait === 'rest')
      for (const [one, other] of likest(
        before.filter((one) => !taken.has(one)),
        after.filter((other) => !partners.has(other)),
        hits,
      ))
        if (!taken.has(one) && !partners.has(other)) pair(one, other);
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
          const one = group.find(
            (candidate) =>
              !taken.has(candidate) &&
              sign(candidate, other) &&
              (there(candidate) === other || isLike(candidate, other, hits)),
          );
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
    if (!other || partners.has(other) || (!isBlank(one) && !isBlank(other) && likeness(one, other) === 0)) continue;
    pair(one, other);
    rowNow.set(row, other.row);
  }
  return partners;
}

/**
 * Each cell shows the same, or something that was written. Else a row that stood elsewhere may be gone, and another of
 * the same person, which nobody knows, be taken for it.
 */
function isLike(one: Before, other: After, hits: ReadonlySet<string>): boolean {
  return other.marks.every((mark, index) => mark === one.marks[index] || hits.has(mark));
}

/** Pairs of rows that show the same wherever no write may have hit the row of now, those that are most alike first. */
function likest<B extends Before, A extends After>(
  before: readonly B[],
  after: readonly A[],
  hits: ReadonlySet<string>,
): [B, A][] {
  const showing = new Map<string, A[]>();
  for (const other of after) {
    if (!other.marks.some((mark) => hits.has(mark))) continue;
    other.marks.forEach((mark, index) => {
      const name = `${index} ${mark}`;
      const rows = showing.get(name);
      if (rows) rows.push(other);
      else if (mark !== '') showing.set(name, [other]);
    });
  }
  const pairs: { one: B; other: A; alike: number }[] = [];
  for (const one of before) {
    const candidates = new Set(
      one.marks.flatMap((mark, index) => {
        const rows = showing.get(`${index} ${mark}`) ?? [];
        return rows.length > MOST_SHARING ? [] : rows;
      }),
    );
    const shown = one.marks.filter((mark) => mark !== '').length;
    for (const other of candidates) {
      const alike = likeness(one, other);
      if (isLike(one, other, hits) && alike * 2 >= shown) pairs.push({ one, other, alike });
    }
  }
  return pairs.sort((a, b) => b.alike - a.alike).map(({ one, other }) => [one, other]);
}

function likeness({ marks }: Before, other: After): number {
  return marks.filter((mark, index) => mark !== '' && mark === other.marks[index]).length;
}

function isBlank({ marks }: Before | After): boolean {
  return marks.every((mark) => mark === '');
}
