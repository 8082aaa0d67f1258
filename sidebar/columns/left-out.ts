import type { LeftOutReason, SheetColumns } from '../../src/contract';
import { nameColumn } from './name-column';

const WHY: { [reason in LeftOutReason]: string } = {
  'somebody-else': 'its header names somebody else',
  'unknown-header': 'its header doesn’t say that it is the person’s',
  repeated: 'most rows have the same value',
  'no-emails': 'its values are not email addresses',
  'no-profiles': 'its values are not links to people’s profiles',
  'no-websites': 'its values are not websites',
  'no-names': 'its values are not names',
  'another-column': 'another column is used instead',
  several: 'several columns look alike',
};

export interface LeftOutLine {
  /** `F Buyer Email`. */
  column: string;
  why: string;
}

/** The columns that look like an identifier and are not used, each with the reason. */
export function describeLeftOut({ columns, leftOut, mapping, outputs }: SheetColumns): LeftOutLine[] {
  const used = [...Object.values(mapping), outputs.email, outputs.status];
  return leftOut
    .filter(({ column }) => !used.includes(column))
    .flatMap(({ column, reason }) => {
      const found = columns.find(({ index }) => index === column);
      return found ? [{ column: nameColumn(found), why: WHY[reason] }] : [];
    });
}
