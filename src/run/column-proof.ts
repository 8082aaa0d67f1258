import { digest } from './line';
import type { Line } from './line';
import type { Places } from './place-columns';

/** Enough texts of a column to tell it from others; more are forgotten. */
const MOST_TEXTS = 1_500;
const MOST_SAVED = 40;
/** So many texts that stood in another column before are no chance. */
const FEWEST = 3;

/** What columns held when they were seen last: tells that one has moved where headers are blank, alike or missing. */
export class ColumnProof {
  #texts = new Map<number, Set<string>>();

  take(lines: readonly Line[], first: number): void {
    for (const { texts } of lines)
      texts.forEach((text, index) => {
        if (text === '') return;
        const known = this.#texts.get(first + index) ?? new Set<string>();
        if (known.size < MOST_TEXTS) known.add(digest(text));
        this.#texts.set(first + index, known);
      });
  }

  clear(): void {
    this.#texts.clear();
  }

  /** True when one of the run's columns shows what stood in other columns before. */
  isBroken(lines: readonly Line[], places: Places): boolean {
    const columns = [places.email, places.status, ...Object.values(places.mapping)];
    return columns.some((column) => {
      const own = this.#texts.get(column) ?? new Set<string>();
      const others = [...this.#texts].flatMap(([other, texts]) => (other === column ? [] : [texts]));
      let [mine, strange] = [0, 0];
      for (const { texts } of lines) {
        const text = texts[column - places.first] ?? '';
        if (text === '') continue;
        const known = digest(text);
        if (own.has(known)) mine++;
        else if (others.some((set) => set.has(known))) strange++;
      }
      return strange >= FEWEST && strange > mine;
    });
  }

  save(): string {
    return JSON.stringify([...this.#texts].map(([column, texts]) => [column, ...[...texts].slice(-MOST_SAVED)]));
  }

  load(text: string): void {
    this.#texts = new Map(
      (JSON.parse(text) as [number, ...string[]][]).map(([column, ...texts]) => [column, new Set(texts)] as const),
    );
  }
}
