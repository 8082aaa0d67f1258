import { Heading } from '../parts/heading';
import type { View } from '../parts/view';

/** Before anything is known, or when nothing could be asked. */
export function Opening({ state }: View) {
  return <Heading>{state.trouble ? 'The sidebar could not be opened' : 'eCore Email Enrichment'}</Heading>;
}
