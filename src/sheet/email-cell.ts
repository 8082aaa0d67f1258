import { isUnfinished, saysNothing } from '../identifiers/nothing';
import { cleanText } from '../identifiers/text';

/** True when an email cell holds no email that a run would have to spare: blank, a placeholder such as `-` or `N/A`, an error value, the product's own words. */
export function isFreeForEmail(text: string): boolean {
  const clean = cleanText(text);
  return saysNothing(clean) || isUnfinished(clean);
}
