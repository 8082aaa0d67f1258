import type { Mapping } from '../identifiers/identifiers';
import { readEmail } from '../identifiers/email';
import { IDENTIFIERS, type Identifier } from '../identifiers/identifiers';
import { cleanText } from '../identifiers/text';
import { planLookups } from '../lookups/waterfall';
import { type Content, readContent } from './content';
import { type HeaderKind, readHeader } from './headers';
import { nameTheirSites } from './name-of-site';

/** Output columns; null means a new one at the right edge. */
export interface Outputs {
  email: number | null;
  status: number | null;
}

/**
 * Why a column that looks like an identifier is not used: the header names somebody else, or has words that are not
 * known; most rows have the same value; the values are not what the header says; another column goes before it; several
 * look alike.
 */
export type LeftOutReason =
  | 'somebody-else'
  | 'unknown-header'
  | 'repeated'
  | 'no-emails'
  | 'no-profiles'
  | 'no-websites'
  | 'no-names'
  | 'another-column'
  | 'several';

/** A guess, and the columns that look like an identifier and are left out, by their 1-based number. */
export interface Guess {
  mapping: Mapping;
  outputs: Outputs;
  leftOut: { column: number; reason: LeftOutReason }[];
}

interface GuessedColumn {
  /** 1-based. */
  index: number;
  header: string;
  /** What the header says, as far as the values agree. */
  kind: HeaderKind | null;
  isVague: boolean;
  namesCompany: boolean;
  isSecondary: boolean;
  isPartlyKnown: boolean;
  content: Content;
  /** Why the values speak against the header. */
  against: LeftOutReason | null;
}

type Rows = readonly (readonly string[])[];

/** Headers whose values look like an identifier and belong to somebody or something else. */
const SOMEBODY_ELSE =
  /owner|manager|refer|recruit|assign|creat|modif|updat|source|assist|rep\b|parent|photo|picture|image|avatar|logo|twitter|facebook|github|instagram|blog|status|type|title|position|role|job|city|country|region|location|industry|headline|note|comment|address|phone|company|compan|firma|empresa|entreprise|buyer|seller|vendor|sender|billing|invoice|payer|shipping|invit|sdr|bdr|\bae\b|\bam\b|csm|sales|executive|agent|account|support|support|service|booking|calend|meeting|competitor|seen|landing|campaign|visit|spouse|partner|emergency|supervisor|boss|previous|past|former|\bcc\b|\bbcc\b|\bfrom\b|\bby\b|zustand|zuständ|betreu|bearbeit|inhaber|eigent|verkauf|vertrieb|vorgesetz|verantwort|rechnung|einlad|empfohl|vendedor|comercial|commercial|vendeur|responsable|propri|dueñ|asignad|invitad|factur|titolare|venditore|assegnat|eigenaar|verkoper|beheerder|verantwoord|opiekun|handlowiec|właściciel|säljare|ägare|ansvarig|sælger|ejer|selger|eier|myyjä|omistaja|obchodn|vlastn|értékes|tulajdon|agent|satıcı|satis|sorumlu|менеджер|владел|ответств|продав|営業|担当|销售|负责|負責|영업|관리/i;

/**
 * Guesses which column holds what, from the headers (empty texts without a header row) and, failing that, from the
 * rows below. No column is taken twice. What somebody else may own is left out: an email, name or website counts as the
 * person's when the header says so in words that are all known, or when the list has nothing else and its values speak
 * for it. A column of emails that is named as one is where the answers go; it is asked with when the list has nothing
 * else to ask with, or when it is named as a known address.
 */
export function guessColumns(headers: readonly string[], rows: Rows): Guess {
  const columns = headers.map((header, at) => describe(header, at, rows));
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

function describe(header: string, at: number, rows: Rows): GuessedColumn {
  const content = readContent(rows, at);
  const named = readHeader(header);
  const column: GuessedColumn = { index: at + 1, header: cleanText(header), ...named, content, against: null };
  if (column.kind === 'link' || column.kind === 'company_website') column.kind = kindOfLink(column);
  column.against = named.kind !== null && column.kind === null ? 'no-profiles' : objection(column);
  if (column.against !== null) column.kind = null;
  return column;
}

/** Where a column of links points to. */
function kindOfLink({ kind, header, content }: GuessedColumn): HeaderKind | null {
  if (content.isPeopleLinks) return 'linkedin_url';
  if (content.isOtherLinks) return null;
  if (kind === 'company_website') return kind;
  if (/prof|perf/i.test(header)) return content.filled > 0 ? null : 'linkedin_url';
  return 'company_website';
}

/** Why the values can't be what the header says; null when they can, or when there are none. */
function objection({ kind, isVague, content }: GuessedColumn): LeftOutReason | null {
  if (content.filled === 0 || kind === null) return null;
  switch (kind) {
    case 'linkedin_url':
      return content.isOtherLinks || (content.isIds && !content.isPeopleLinks) ? 'no-profiles' : null;
    case 'email':
    case 'answer':
      return content.isEmails ? null : 'no-emails';
    case 'company_website':
      return content.isEmails || content.isIds ? 'no-websites' : null;
    case 'company_name':
      return content.isPeopleLinks || content.isEmails || !hasLetters(content) ? 'no-names' : null;
    case 'full_name':
    case 'name':
      return !content.isNameable || (isVague && kind === 'full_name' && !content.isFullNames) ? 'no-names' : null;
    case 'full_name_last_first':
    case 'first_name':
    case 'last_name':
      return content.isNameable ? null : 'no-names';
    default:
      return null;
  }
}

function hasLetters({ isNameable, isWebsites }: Content): boolean {
  return isNameable || isWebsites;
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
  return 10 + 5 * (isFit[identifier] ?? 0) + byHeader;
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

function assignEmails(columns: GuessedColumn[], rows: Rows, mapping: Mapping): Outputs {
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

/** The columns that look like an identifier and are not used, each with the reason. */
function findLeftOut(columns: GuessedColumn[], mapping: Mapping, outputs: Outputs): Guess['leftOut'] {
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

function isUnclaimed({ kind, against, isPartlyKnown, header, content }: GuessedColumn): boolean {
  if (kind !== null || against !== null || SOMEBODY_ELSE.test(header)) return false;
  // A person's link can be hardly anything else; the rest is somebody's whom nobody knows.
  return !isPartlyKnown || content.isPeopleLinks;
}

function isTaken(mapping: Mapping, column: GuessedColumn): boolean {
  return IDENTIFIERS.some((identifier) => mapping[identifier] === column.index);
}
