import type { Mapping, Outputs } from '../contract';
import { readEmail } from '../identifiers/email';
import { IDENTIFIERS, type Identifier } from '../identifiers/identifiers';
import { planLookups } from '../lookups/waterfall';
import { readContent, type Content } from './content';
import { headerKind, type HeaderKind } from './headers';

interface GuessedColumn {
  /** 1-based. */
  index: number;
  header: string;
  kind: HeaderKind | null;
  /** True when its header gave the kind, not its values. */
  isNamed: boolean;
  content: Content;
}

/** Headers whose values look like an identifier and belong to somebody or something else. */
const SOMEBODY_ELSE =
  /owner|manager|refer|recruit|assign|creat|source|assistant|rep\b|parent|photo|picture|image|avatar|logo|twitter|facebook|github|instagram|blog|status|type|title|position|role|job|city|country|region|location|industry|headline|note|comment|address|phone|company|compan|firma|empresa|entreprise|bearbeiter|inhaber/i;

/**
 * Guesses which column holds what, from the headers (empty texts without a header row) and, failing that, from the
 * rows below. No column is taken twice. A column of emails is where the answers go, unless it is named as known ones
 * or some row has no other identifier: then it is asked with, and the answers get a new column.
 */
export function guessColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): { mapping: Mapping; outputs: Outputs } {
  const columns = headers.map((header, at) => describe(header, at, rows));
  const mapping: Mapping = {};
  const take = (identifier: Identifier, fits: (column: GuessedColumn) => boolean): void => {
    if (mapping[identifier] !== undefined) return;
    const free = columns.filter((column) => fits(column) && !isTaken(mapping, column));
    const best = free.find((column) => column.content.filled > 0) || free[0];
    if (best) mapping[identifier] = best.index;
  };

  for (const identifier of IDENTIFIERS) take(identifier, (column) => column.kind === identifier);
  resolveNames(mapping, take);
  take('linkedin_url', (column) => isUnclaimed(column) && column.content.isPeopleLinks);
  take('company_website', (column) => isUnclaimed(column) && column.content.isWebsites);
  if (mapping.first_name === undefined && mapping.last_name === undefined) {
    take('full_name', (column) => isUnclaimed(column) && column.content.isFullNames);
  }
  return { mapping, outputs: assignEmails(columns, rows, mapping) };
}

function describe(header: string, at: number, rows: readonly (readonly string[])[]): GuessedColumn {
  const content = readContent(rows, at);
  let kind = headerKind(header);
  const isNamed = kind !== null;
  if (kind === 'link' || kind === 'company_website') {
    if (content.isPeopleLinks) kind = 'linkedin_url';
    else if (content.isOtherLinks) kind = null;
    else if (kind === 'link')
      kind = /prof|perf/i.test(header) ? (content.filled > 0 ? null : 'linkedin_url') : 'company_website';
  }
  if (kind === 'linkedin_url' && content.isOtherLinks) kind = null;
  if (kind === null && content.isEmails && !SOMEBODY_ELSE.test(header)) kind = 'answer';
  return { index: at + 1, header, kind, isNamed, content };
}

/** `Name`, `Nom`, `Nombre` mean the part that no other column has, else the full name. */
function resolveNames(
  mapping: Mapping,
  take: (identifier: Identifier, fits: (column: GuessedColumn) => boolean) => void,
): void {
  const isName = (column: GuessedColumn): boolean => column.kind === 'name';
  const isOnePart = (column: GuessedColumn): boolean =>
    isName(column) && column.content.oneWord * 2 >= column.content.filled;
  if (mapping.first_name !== undefined && mapping.last_name === undefined) take('last_name', isOnePart);
  else if (mapping.last_name !== undefined && mapping.first_name === undefined) take('first_name', isOnePart);
  take('full_name', isName);
}

function assignEmails(columns: GuessedColumn[], rows: readonly (readonly string[])[], mapping: Mapping): Outputs {
  const indexOf = (kind: HeaderKind): number | null =>
    columns.reduce<number | null>((found, column) => found || (column.kind === kind ? column.index : null), null);
  const status = indexOf('own-status');
  const ownEmail = indexOf('own-email');
  const emails = columns.filter((column) => column.kind === 'answer' && !isTaken(mapping, column));
  // Of `Email` and `Work email` the emptier one waits for answers; one that only its values give away does not.
  const waiting = emails
    .filter((column) => ownEmail === null && column.isNamed)
    .sort((one, other) => one.content.filled - other.content.filled);
  const output = waiting[0] || (ownEmail === null && emails[0]) || null;
  const known = emails.find((column) => column !== output && column.content.isEmails) || output;
  // Where an earlier run left its status and no column of its own, it wrote its answers here.
  const isAnswered = status !== null && ownEmail === null && known === output;
  if (known && !isAnswered && mapping.email === undefined && isNeeded(known, rows, mapping)) {
    mapping.email = known.index;
    return { email: ownEmail || (output && output !== known ? output.index : null), status };
  }
  return { email: ownEmail || (output && output.index), status };
}

/** True when the list has no other identifier, or some row's email is the only one that can be asked with. */
function isNeeded(column: GuessedColumn, rows: readonly (readonly string[])[], mapping: Mapping): boolean {
  const others = IDENTIFIERS.filter((identifier) => mapping[identifier] !== undefined);
  if (others.length === 0) return true;
  return rows.some((row) => {
    if (!readEmail(row[column.index - 1] || '')) return false;
    const identifiers: { [identifier in Identifier]?: string } = {};
    for (const identifier of others) identifiers[identifier] = row[(mapping[identifier] || 0) - 1] || '';
    return planLookups(identifiers, { waterfall: false }).kind !== 'lookups';
  });
}

function isUnclaimed(column: GuessedColumn): boolean {
  return column.kind === null && !SOMEBODY_ELSE.test(column.header);
}

function isTaken(mapping: Mapping, column: GuessedColumn): boolean {
  return IDENTIFIERS.some((identifier) => mapping[identifier] === column.index);
}
