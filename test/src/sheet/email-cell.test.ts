import { expect, test } from '@jest/globals';
import { isFreeForEmail } from '../../../src/sheet/email-cell';

test.each(['', ' ', '-', 'N/A', 'null', '#REF!', 'Loading...', 'Not found', 'Pending: continue', '\u200b'])(
  '"%s" is no email to spare',
  (text) => expect(isFreeForEmail(text)).toBe(true),
);
test.each(['mara@acme.example', 'mara at acme', 'ask Otis', '7'])('"%s" is spared', (text) =>
  expect(isFreeForEmail(text)).toBe(false),
);
