import { columnLetter } from '../columns/column-letter';
import type { Mapping } from '../identifiers/identifiers';
import { identifiersFromFormula } from '../identifiers/formula';
import type { Lookup } from '../lookups/lookup';
import { planLookups } from '../lookups/waterfall';

/** The columns that a formula's arguments come from, in order. */
export type FormulaColumns = number[];

/** What a formula over rows would ask for. */
export interface FormulaNeeds {
  /** Rows that hold anything to look up by. */
  rows: number;
  /** Of each person once, in the order in which they are tried. */
  lookups: Lookup[][];
}

/** Every call of the formula that a mapping allows, the surest one first. */
export function formulaChoices({
  linkedin_url: link,
  full_name: full,
  first_name: first,
  last_name: last,
  company_website: website,
  company_name: company,
  last_name_prefix: prefix,
  name_suffix: suffix,
  email,
}: Mapping): FormulaColumns[] {
  const companies = [website, company].filter((column): column is number => column !== undefined);
  return [
    link === undefined ? [] : [link],
    // A formula has no place for a part of the name in a column of its own, and without it the name is another one.
    ...companies.map((place) =>
      first === undefined || last === undefined || prefix !== undefined || suffix !== undefined
        ? []
        : [first, last, place],
    ),
    ...companies.map((place) => (full === undefined ? [] : [full, place])),
    email === undefined ? [] : [email],
  ].filter((columns) => columns.length > 0);
}

/** The call that can look up the most rows; null when none can look up any. @param cells texts of a row by column */
export function chooseFormula(mapping: Mapping, rows: string[][]): FormulaColumns | null {
  let best: FormulaColumns | null = null;
  let most = 0;
  for (const columns of formulaChoices(mapping)) {
    const { rows: usable } = countNeeds(columns, rows);
    if (usable > most) [best, most] = [columns, usable];
  }
  return best;
}

/** What the call needs for these rows. */
export function countNeeds(columns: FormulaColumns, rows: string[][]): FormulaNeeds {
  const people = new Map<string, Lookup[]>();
  let usable = 0;
  for (const row of rows) {
    const plan = planLookups(identifiersFromFormula(columns.map((column) => row[column - 1] || '')), {
      waterfall: true,
    });
    if (plan.kind !== 'lookups') continue;
    usable++;
    people.set(plan.lookups[0].key, plan.lookups);
  }
  return { rows: usable, lookups: [...people.values()] };
}

/** `=ECORE_EMAIL(A2, B2)`, or over rows `=ECORE_EMAIL(A2:A200, B2:B200)`. */
export function writeCall(
  columns: FormulaColumns,
  { first, last }: { first: number; last: number },
  separator: string,
): string {
  const reference = (column: number) => {
    const letter = columnLetter(column);
    return first === last ? `${letter}${first}` : `${letter}${first}:${letter}${last}`;
  };
  return `=ECORE_EMAIL(${columns.map(reference).join(separator)})`;
}
