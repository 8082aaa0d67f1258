import { readEmail } from '../identifiers/email';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Identifier, Mapping } from '../identifiers/identifiers';
import { planLookups } from '../lookups/waterfall';
import { isTaken, isUnclaimed } from './guessed-column';
import type { GuessedColumn, Rows } from './guessed-column';
import type { HeaderKind } from './headers';

/** Output columns; null means a new one at the right edge. */
export interface Outputs {
  email: number | null;
  status: number | null;
}

export function assignEmails(columns: GuessedColumn[], rows: Rows, mapping: Mapping): Outputs {
  const indexOf = (kind: HeaderKind): number | null => columns.find((column) => column.kind === kind)?.index ?? null;
  const status = indexOf('own-status');
  const ownEmail = indexOf('own-email');
  const named = columns.filter((column) => column.kind === 'answer' && !isTaken(mapping, column));
  // Of `Email` and `Work email` the emptier one waits for answers.
  const waiting = [...named].sort(
    (one, other) => Number(one.isSecondary) - Number(other.isSecondary) || one.content.filled - other.content.filled,
  );
  const output = ownEmail === null ? (waiting.find(({ isVague }) => !isVague) ?? null) : null;
  const isAskable = ({ content }: GuessedColumn): boolean => content.isEmails && !content.isRepeated;
  // Beside a column that is named as emails another one is somebody else's, unless an earlier run has added the former.
  const mayBeUnnamed = named.length === 0 || status !== null;
  const unnamed = !mayBeUnnamed ? [] : columns.filter((column) => isUnclaimed(column) && !isTaken(mapping, column));
  const others = waiting.filter((column) => column !== output && column.isSecondary === waiting[0]?.isSecondary);
  const known = [...others, ...unnamed].find(isAskable) ?? (output && !output.content.isRepeated ? output : null);
  // Where an earlier run left its status and no column of its own, it wrote its answers here.
  const isAnswered = status !== null && ownEmail === null && known === output;
  if (known && !isAnswered && mapping.email === undefined && isNeeded(known, rows, mapping)) {
    mapping.email = known.index;
    return { email: ownEmail || (output && output !== known ? output.index : null), status };
  }
  return { email: ownEmail || (output?.index ?? null), status };
}

/**
 * True when the list has nothing else to ask with, or most rows have nothing but their email. A few such rows don't
 * turn a column of answers into one of questions, for these would be paid again in all the others. A column that only
 * its values give away needs a list with nothing else.
 */
function isNeeded(column: GuessedColumn, rows: Rows, mapping: Mapping): boolean {
  const others = IDENTIFIERS.filter((identifier) => mapping[identifier] !== undefined);
  if (others.length === 0) return true;
  let asked = 0;
  let onlyEmail = 0;
  for (const row of rows) {
    const identifiers: { [identifier in Identifier]?: string } = {};
    for (const identifier of others) identifiers[identifier] = row[(mapping[identifier] || 0) - 1] || '';
    if (planLookups(identifiers, { waterfall: false }).kind === 'lookups') asked += 1;
    else if (readEmail(row[column.index - 1] || '')) onlyEmail += 1;
  }
  return column.kind === null ? asked === 0 : onlyEmail > asked;
}
