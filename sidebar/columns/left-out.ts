import type { Column, LeftOutReason } from '../../src/contract';

/** Why a column that looks like something to read from is not used. */
const REASONS: { [reason in LeftOutReason]: string } = {
  'somebody-else': 'is about somebody else',
  'unknown-header': 'has a header with words that are not known',
  repeated: 'says the same in most rows',
  'no-emails': 'holds no email addresses',
  'no-profiles': 'holds no LinkedIn profiles',
  'no-websites': 'holds no websites',
  'no-names': 'holds no names',
  'another-column': 'is not needed beside a better one',
  several: 'looks like another one',
};

/** `G Buyer Email is about somebody else.` */
export function describeLeftOut({ letter, header }: Pick<Column, 'letter' | 'header'>, reason: LeftOutReason): string {
  return `${letter}${header ? ` ${header}` : ''} ${REASONS[reason]}.`;
}
