import type { LeftOutReason, SheetColumns } from '../../src/contract';

const MOST_SHOWN = 6;

const WHY: { [reason in LeftOutReason]: string } = {
  'somebody-else': 'its header names somebody else.',
  'unknown-header': 'its header doesn’t say that it is the person’s.',
  repeated: 'most rows have the same value.',
  'no-emails': 'its values are not email addresses.',
  'no-profiles': 'its values are not links to people’s profiles.',
  'no-websites': 'its values are not websites.',
  'no-names': 'its values are not names.',
  'another-column': 'another column is used instead.',
  several: 'several columns look alike.',
};

export interface LeftOutLine {
  /** `F: Buyer Email`. */
  column: string;
  why: string;
}

/** The columns that look like an identifier and are not used, each with the reason, and how many more there are. */
export function describeLeftOut({ columns, leftOut, mapping, outputs }: SheetColumns): {
  lines: LeftOutLine[];
  more: number;
} {
  const used = [...Object.values(mapping), outputs.email, outputs.status];
  const lines = leftOut
    .filter(({ column }) => !used.includes(column))
    .flatMap(({ column, reason }) => {
      const { letter, header } = columns.find(({ index }) => index === column) ?? { letter: '', header: '' };
      return letter === '' ? [] : [{ column: header ? `${letter}: ${header}` : `Column ${letter}`, why: WHY[reason] }];
    });
  return { lines: lines.slice(0, MOST_SHOWN), more: Math.max(0, lines.length - MOST_SHOWN) };
}
