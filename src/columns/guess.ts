import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Identifier, Mapping } from '../identifiers/identifiers';
import { assignEmails } from './assign-emails';
import type { Outputs } from './assign-emails';
import type { Content } from './content';
import { describeColumn, isTaken, isUnclaimed } from './guessed-column';
import type { GuessedColumn, Rows } from './guessed-column';
import { findLeftOut } from './left-out-columns';
import type { LeftOut } from './left-out-columns';
import { nameTheirSites } from './name-of-site';

/** A guess, and the columns that look like an identifier and are left out, by their 1-based number. */
export interface Guess {
  mapping: Mapping;
  outputs: Outputs;
  leftOut: LeftOut[];
}

/**
 * Guesses which column holds what, from the headers (empty texts without a header row) and, failing that, from the
 * rows below. No column is taken twice. What somebody else may own is left out: an email, name or website counts as the
 * person's when the header says so in words that are all known, or when the list has nothing else and its values speak
 * for it. A column of emails that is named as one is where the answers go; it is asked with when the list has nothing
 * else to ask with, or when it is named as a known address.
 */
export function guessColumns(headers: readonly string[], rows: Rows): Guess {
  const columns = headers.map((header, at) => describeColumn(header, at, rows));
  nameUnnamedAnswers(columns);
  const mapping: Mapping = {};
  for (const identifier of IDENTIFIERS) take(mapping, columns, identifier, (column) => column.kind === identifier);
  resolveNames(mapping, columns);
  dropForeign(mapping, columns);
  takeByContent(mapping, columns);
  takeCompaniesBack(mapping, columns, rows);
  const outputs = assignEmails(columns, rows, mapping);
  return { mapping, outputs, leftOut: findLeftOut(columns, mapping, outputs) };
}

/** Of the free columns that fit, the one with the best values for it, else the first. */
function take(
  mapping: Mapping,
  columns: GuessedColumn[],
  identifier: Identifier,
  fits: (column: GuessedColumn) => boolean,
): void {
  if (mapping[identifier] !== undefined) return;
  let best: GuessedColumn | null = null;
  for (const column of columns) {
    if (!fits(column) || isTaken(mapping, column)) continue;
    if (best === null || rank(identifier, column) > rank(identifier, best)) best = column;
  }
  if (best) mapping[identifier] = best.index;
}

/** The values count more than the header's words, and any values more than none. */
function rank(identifier: Identifier, { content, namesCompany, isSecondary }: GuessedColumn): number {
  const byHeader = (isSecondary ? 0 : 1) + (identifier === 'company_website' && namesCompany ? 1 : 0);
  if (content.filled === 0) return byHeader;
  const { isPeopleLinks, isPublicLinks, isWebsites, isRepeated } = content;
  const isFit = {
    linkedin_url: (isPeopleLinks ? 1 : 0) + (isPublicLinks ? 1 : 0),
    company_website: isWebsites ? 1 : 0,
    email: isRepeated ? 0 : 1,
  } as { [identifier in Identifier]?: number };
  return 10 + 5 * (isFit[identifier] || 0) + byHeader;
}

/** `Name`, `Nom`, `Nombre` mean the part that no other column has, else the full name. */
function resolveNames(mapping: Mapping, columns: GuessedColumn[]): void {
  const isName = (column: GuessedColumn): boolean => column.kind === 'name';
  const isOnePart = (column: GuessedColumn): boolean =>
    isName(column) && column.content.oneWord * 2 >= column.content.filled;
  if (mapping.first_name !== undefined && mapping.last_name === undefined) {
    take(mapping, columns, 'last_name', isOnePart);
  } else if (mapping.last_name !== undefined && mapping.first_name === undefined) {
    take(mapping, columns, 'first_name', isOnePart);
  }
  if (mapping.full_name_last_first === undefined) take(mapping, columns, 'full_name', isName);
}

/** Takes back what is the same in most rows although these are about different people or companies. */
function dropForeign(mapping: Mapping, columns: GuessedColumn[]): void {
  const varies = (identifier: Identifier): boolean => {
    const column = columns[(mapping[identifier] || 0) - 1];
    return column !== undefined && column.content.filled > 1 && !column.content.isRepeated;
  };
  const drop = (identifier: Identifier, isForeign: boolean): void => {
    const column = columns[(mapping[identifier] || 0) - 1];
    if (!column?.content.isRepeated || !isForeign) return;
    column.kind = null;
    column.against = 'repeated';
    delete mapping[identifier];
  };
  const peopleVary = varies('last_name') || varies('full_name') || varies('full_name_last_first');
  drop('company_website', varies('company_name'));
  drop('linkedin_url', peopleVary);
  drop('email', true);
}

/** What no header names, where the list has nothing else of the kind and the values speak for it. */
function takeByContent(mapping: Mapping, columns: GuessedColumn[]): void {
  const mayTake = (identifier: Identifier, looksRight: (content: Content) => boolean): GuessedColumn[] =>
    mapping[identifier] === undefined
      ? columns.filter((column) => isUnclaimed(column) && looksRight(column.content) && !column.content.isRepeated)
      : [];
  const takeOnly = (identifier: Identifier, candidates: GuessedColumn[]): void => {
    const [only] = candidates;
    if (only && candidates.length === 1) mapping[identifier] = only.index;
    else for (const candidate of candidates) candidate.against = 'several';
  };
  takeOnly(
    'linkedin_url',
    mayTake('linkedin_url', ({ isPeopleLinks }) => isPeopleLinks),
  );
  const knowsCompany = mapping.company_name !== undefined || mapping.company_website !== undefined;
  if (!knowsCompany)
    takeOnly(
      'company_website',
      mayTake('company_website', ({ isWebsites }) => isWebsites),
    );
  const hasName = (['first_name', 'last_name', 'full_name', 'full_name_last_first'] as const).some(
    (identifier) => mapping[identifier] !== undefined,
  );
  if (hasName) return;
  const names = mayTake('full_name', ({ isFullNames }) => isFullNames);
  const oneWords = columns.filter((column) => isUnclaimed(column) && column.content.isOneWordNames);
  // Under a header nobody knows two words are a company's as well; and first and last name may stand in two columns.
  const isUnsure = names.some(({ header }) => header !== '' && !knowsCompany) || oneWords.length > 1;
  if (!isUnsure) takeOnly('full_name', names);
  else for (const column of names) column.against = 'several';
}

/**
 * A list without headers that was enriched before has the answers beside the statuses: they are recognised by what this
 * add-on writes there, and go on being written where they stand.
 */
function nameUnnamedAnswers(columns: GuessedColumn[]): void {
  if (columns.some(({ kind }) => kind === 'own-status')) return;
  const status = columns.find(({ header, content }) => header === '' && content.isOwnStatuses);
  if (!status) return;
  status.kind = 'own-status';
  const answers = columns[status.index - 2];
  const isAnswers = answers && answers.header === '' && (answers.content.isEmails || answers.content.filled === 0);
  if (isAnswers) answers.kind = 'own-email';
}

/**
 * `Name` may be a company's: where the names are those of the websites beside them, they are no people. A column that
 * is named as full names stays one, for many people's sites are called after them.
 */
function takeCompaniesBack(mapping: Mapping, columns: GuessedColumn[], rows: Rows): void {
  const { full_name: name, company_website: site, company_name: company } = mapping;
  if (name === undefined || site === undefined || company !== undefined) return;
  if (columns[name - 1]?.kind === 'full_name' || !nameTheirSites(rows, name - 1, site - 1)) return;
  delete mapping.full_name;
  mapping.company_name = name;
}
