import type { Identifier } from '../identifiers/identifiers';
import { markOf } from './known-rows';
import type { Line } from '../sheet/line';
import type { Places } from '../sheet/place-columns';
import { isQueued } from '../sheet/status';

/** Enough texts of a column to tell it from others; more are forgotten. */
const MOST_TEXTS = 1_500;
const MOST_SAVED = 40;
/** So many texts that stood in another column before are no chance. */
const FEWEST = 3;

type Role = 'own email' | 'own status' | Identifier;

/**
 * What the run's columns held when they were seen last, and what those around them held: tells that one has moved where
 * headers are blank, alike or missing.
 */
export class ColumnProof {
  private own = new Map<Role, Set<string>>();
  private others = new Set<string>();

  take(lines: readonly Line[], places: Places): void {
    const columns = columnsOf(places);
    const roleAt = new Map([...columns].map(([role, column]) => [column, role] as const));
    for (const { texts } of lines)
      texts.forEach((text, index) => {
        if (text === '') return;
        const role = roleAt.get(places.first + index);
        const known = role ? (this.own.get(role) ?? new Set<string>()) : this.others;
        if (known.size < MOST_TEXTS) known.add(markOf(text));
        if (role) this.own.set(role, known);
      });
  }

  /** True when one of the run's columns shows what stood in other columns before, or another one shows `Queued`. */
  isBroken(lines: readonly Line[], places: Places): boolean {
    const columns = columnsOf(places);
    if (this.own.size === 0) return false;
    if (this.isQueuedElsewhere(lines, places)) return true;
    return [...columns].some(([role, column]) => {
      const own = this.own.get(role) ?? new Set<string>();
      const others = [this.others, ...[...this.own].flatMap(([other, texts]) => (other === role ? [] : [texts]))];
      let [mine, strange] = [0, 0];
      for (const { texts } of lines) {
        const text = texts[column - places.first] || '';
        if (text === '') continue;
        const mark = markOf(text);
        if (own.has(mark)) mine++;
        else if (others.some((set) => set.has(mark))) strange++;
      }
      return strange >= FEWEST && strange > mine;
    });
  }

  /** The status column stands elsewhere: it shows no `Queued`, and a column that never said so before does. */
  private isQueuedElsewhere(lines: readonly Line[], { first, status }: Places): boolean {
    if (lines.some(({ texts }) => isQueued(texts[status - first] || ''))) return false;
    return lines.some(({ texts }) => texts.some((text) => isQueued(text) && !this.others.has(markOf(text))));
  }

  save(): string {
    const texts = [['', ...this.others], ...[...this.own].map(([role, own]) => [role, ...own])];
    return JSON.stringify(texts.map(([role, ...marks]) => [role, ...marks.slice(-MOST_SAVED)]));
  }

  load(text: string): void {
    for (const [role, ...marks] of JSON.parse(text) as [Role | '', ...string[]][]) {
      if (role === '') this.others = new Set(marks);
      else this.own.set(role, new Set(marks));
    }
  }
}

function columnsOf({ email, status, mapping }: Places): Map<Role, number> {
  const columns = new Map(Object.entries(mapping) as [Role, number][]);
  // A column that is read and written is the email column.
  for (const [role, column] of columns) if (column === email) columns.delete(role);
  return columns.set('own email', email).set('own status', status);
}
