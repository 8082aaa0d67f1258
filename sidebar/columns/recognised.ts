import type { Column, Identifier, Mapping, SheetColumns } from '../../src/contract';

/** One line of what was recognised: what it is, the columns it is in, and what stands there. */
export interface Recognised {
  what: string;
  columns: Column[];
  sample: string;
}

/** Identifiers that belong together stand in one line. */
const LINES: readonly { what: string; identifiers: readonly Identifier[] }[] = [
  { what: 'LinkedIn', identifiers: ['linkedin_url'] },
  { what: 'Name', identifiers: ['first_name', 'last_name_prefix', 'last_name', 'name_suffix'] },
  { what: 'Full name', identifiers: ['full_name'] },
  { what: 'Full name, last name first', identifiers: ['full_name_last_first'] },
  { what: 'Company', identifiers: ['company_name'] },
  { what: 'Website', identifiers: ['company_website'] },
  { what: 'Known email', identifiers: ['email'] },
];

/** What the mapping makes of the sheet, a line for each kind of identifier that is there. */
export function listRecognised({ columns, mapping }: Pick<SheetColumns, 'columns' | 'mapping'>): Recognised[] {
  const at = (index: number | undefined) => columns.find((column) => column.index === index);
  return LINES.flatMap(({ what, identifiers }) => {
    const found = identifiers.map((identifier) => at(mapping[identifier])).filter((column) => column !== undefined);
    if (found.length === 0) return [];
    const samples = found.map(({ sample }) => sample).filter((sample) => sample !== '');
    return [{ what, columns: found, sample: samples.join(' ') }];
  });
}

/** Columns with a header or values that nothing is read from and nothing written to. */
export function listUnused(sheet: Pick<SheetColumns, 'columns' | 'mapping' | 'outputs'>): Column[] {
  return sheet.columns.filter(({ index, header, sample }) => !isUsed(sheet, index) && (header !== '' || sample !== ''));
}

export function isUsed({ mapping, outputs }: Pick<SheetColumns, 'mapping' | 'outputs'>, column: number): boolean {
  return [...Object.values(mapping), outputs.email, outputs.status].includes(column);
}

/** `LinkedIn F, name B + C, company D`, the first of them as the start of a sentence. */
export function describeReads(mapping: Mapping, letterOf: (column: number) => string): string {
  const parts = LINES.flatMap(({ what, identifiers }) => {
    const letters = identifiers.flatMap((identifier) => {
      const column = mapping[identifier];
      return column === undefined ? [] : [letterOf(column)];
    });
    return letters.length === 0 ? [] : [`${what} ${letters.join(' + ')}`];
  });
  return parts.map((part, index) => (index === 0 || part.startsWith('LinkedIn') ? part : lower(part))).join(', ');
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
