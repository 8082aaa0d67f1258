import { IDENTIFIERS } from '../identifiers/identifiers';
import { digest } from './line';
import type { Line } from './line';
import type { Places } from './place-columns';
import { columnsThatTell } from './take-back';
import type { KnownRow } from './take-back';

/** The rows of the sheet as each was seen last: a sort may bring any of them where a write is about to go. */
export class KnownRows {
  #rows = new Map<string, KnownRow[]>();

  /** Takes over what is seen of some rows. */
  remember(lines: readonly Line[], places: Places): void {
    const seen = new Map<string, KnownRow[]>();
    for (const line of lines) {
      const row = knownRow(line, places);
      if (row.key === '') continue;
      const alike = seen.get(row.key);
      if (alike) alike.push(row);
      else seen.set(row.key, [row]);
    }
    seen.forEach((rows, key) => this.#rows.set(key, [...rows, ...(this.#rows.get(key) ?? []).slice(rows.length)]));
  }

  add(rows: readonly KnownRow[]): void {
    for (const row of rows) this.#rows.set(row.key, [...(this.#rows.get(row.key) ?? []), row]);
  }

  /** Columns have moved: rows are told by others now. */
  clear(): void {
    this.#rows.clear();
  }

  all(): KnownRow[] {
    return [...this.#rows.values()].flat();
  }
}

export function knownRow({ texts }: Line, places: Places): KnownRow {
  const at = (column: number): string => texts[column - places.first] ?? '';
  const tell = (columns: number[]): string => {
    const own = columns.map(at);
    return own.every((text) => text === '') ? '' : digest(own.join('\u0000'));
  };
  const columns = columnsThatTell(places);
  const persons = IDENTIFIERS.map((identifier) => places.mapping[identifier] ?? 0);
  return {
    key: tell(columns),
    person: tell(persons.filter((column) => columns.includes(column))),
    email: at(places.email),
    status: at(places.status),
  };
}
