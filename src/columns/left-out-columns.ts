import type { Mapping } from '../identifiers/identifiers';
import type { Outputs } from './assign-emails';
import { isTaken, SOMEBODY_ELSE } from './guessed-column';
import type { GuessedColumn, LeftOutReason } from './guessed-column';

/** A column that looks like an identifier and is not used, by its 1-based number. */
export interface LeftOut {
  column: number;
  reason: LeftOutReason;
}

/** The columns that look like an identifier and are not used, each with the reason. */
export function findLeftOut(columns: GuessedColumn[], mapping: Mapping, outputs: Outputs): LeftOut[] {
  return columns
    .filter(({ index }) => index !== outputs.email && index !== outputs.status)
    .filter((column) => !isTaken(mapping, column))
    .flatMap((column) => {
      const reason = column.against ?? reasonFor(column, mapping);
      return reason === null ? [] : [{ column: column.index, reason }];
    });
}

function reasonFor({ kind, header, content }: GuessedColumn, mapping: Mapping): LeftOutReason | null {
  if (kind !== null && kind !== 'own-email' && kind !== 'own-status') return 'another-column';
  const { isEmails, isPeopleLinks, isFullNames, isWebsites } = content;
  const isForName = isFullNames && mapping.first_name === undefined && mapping.full_name === undefined;
  if (!isEmails && !isPeopleLinks && !isWebsites && !isForName) return null;
  if (content.isRepeated) return 'repeated';
  return header === '' ? 'another-column' : SOMEBODY_ELSE.test(header) ? 'somebody-else' : 'unknown-header';
}
