import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Mapping } from '../identifiers/identifiers';
import { cleanText } from '../identifiers/text';
import { readContent } from './content';
import type { Content } from './content';
import { readHeader } from './headers';
import type { HeaderKind } from './headers';

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

export interface GuessedColumn {
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

export type Rows = readonly (readonly string[])[];

/** Headers whose values look like an identifier and belong to somebody or something else. */
export const SOMEBODY_ELSE =
  /owner|manager|refer|recruit|assign|creat|modif|updat|source|assist|rep\b|parent|photo|picture|image|avatar|logo|twitter|facebook|github|instagram|blog|status|type|title|position|role|job|city|country|region|location|industry|headline|note|comment|address|phone|company|compan|firma|empresa|entreprise|buyer|seller|vendor|sender|billing|invoice|payer|shipping|invit|sdr|bdr|\bae\b|\bam\b|csm|sales|executive|agent|account|support|support|service|booking|calend|meeting|competitor|seen|landing|campaign|visit|spouse|partner|emergency|supervisor|boss|previous|past|former|\bcc\b|\bbcc\b|\bfrom\b|\bby\b|zustand|zuständ|betreu|bearbeit|inhaber|eigent|verkauf|vertrieb|vorgesetz|verantwort|rechnung|einlad|empfohl|vendedor|comercial|commercial|vendeur|responsable|propri|dueñ|asignad|invitad|factur|titolare|venditore|assegnat|eigenaar|verkoper|beheerder|verantwoord|opiekun|handlowiec|właściciel|säljare|ägare|ansvarig|sælger|ejer|selger|eier|myyjä|omistaja|obchodn|vlastn|értékes|tulajdon|agent|satıcı|satis|sorumlu|менеджер|владел|ответств|продав|営業|担当|销售|负责|負責|영업|관리/i;

export function describeColumn(header: string, at: number, rows: Rows): GuessedColumn {
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

export function isUnclaimed({ kind, against, isPartlyKnown, header, content }: GuessedColumn): boolean {
  if (kind !== null || against !== null || SOMEBODY_ELSE.test(header)) return false;
  // A person's link can be hardly anything else; the rest is somebody's whom nobody knows.
  return !isPartlyKnown || content.isPeopleLinks;
}

export function isTaken(mapping: Mapping, column: GuessedColumn): boolean {
  return IDENTIFIERS.some((identifier) => mapping[identifier] === column.index);
}
