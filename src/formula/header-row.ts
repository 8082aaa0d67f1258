import { type HeaderKind, headerKind } from '../columns/headers';
import { saysNothing } from '../identifiers/nothing';
import { cleanText } from '../identifiers/text';

const NAMES: readonly (HeaderKind | null)[] = [
  'first_name',
  'last_name',
  'full_name',
  'full_name_last_first',
  'name',
  'email',
  'answer',
];

/**
 * Whether the values of a formula's row are headers (`First name`, `Last name`, `Company`) and not a person. Every cell
 * that would name the person must be a header that is known; a company's cell never makes a row one. Some words of
 * headers are names too: `Li Page` at a company is a person, and no link.
 */
export function isHeaderRow(values: readonly string[]): boolean {
  const person = values.slice(0, values.length > 2 ? 2 : 1).map(cleanText);
  const texts = person.filter((text) => !saysNothing(text));
  return texts.length > 0 && texts.every((text) => isHeader(text, values.length === 1));
}

function isHeader(text: string, isAlone: boolean): boolean {
  const kind = headerKind(text);
  return NAMES.includes(kind) || (kind !== null && (isAlone || /linked/i.test(text)));
}
