import { cleanText, isCellError, saysNothing } from '../identifiers/text';

/** What the product itself writes or shows where there is no email. */
const OWN_WORDS = /^(?:not found$|error:|pending:|loading)/i;

/** True when an email cell holds no email that a run would have to spare: blank, a placeholder such as `-` or `N/A`, an error value, the product's own words. */
export function isFreeForEmail(text: string): boolean {
  const clean = cleanText(text);
  return clean === '' || saysNothing(clean) || isCellError(clean) || OWN_WORDS.test(clean);
}
