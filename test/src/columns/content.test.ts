import { describe, expect, test } from '@jest/globals';
import { isDataLike, looksLikeName, readContent } from '../../../src/columns/content';

/** A column of its own, beside one that tells the rows apart. */
const contentOf = (...values: string[]) =>
  readContent(
    values.map((value, row) => [value, `row ${row}`]),
    0,
  );

describe('what a column\u2019s values say', () => {
  test('values that say nothing don\u2019t count', () =>
    expect(contentOf('', ' - ', 'N/A', '#REF!', 'Loading...', 'Mara Quillon').filled).toBe(1));

  test('six in ten decide', () => {
    expect(contentOf('a@b.example', 'c@d.example', 'e@f.example', 'call', 'later').isEmails).toBe(true);
    expect(contentOf('a@b.example', 'c@d.example', 'call', 'later').isEmails).toBe(false);
  });

  test('public profiles are told from links of Sales Navigator, and both from company pages', () => {
    const publicLinks = contentOf('https://linkedin.com/in/mara', 'linkedin.com/in/otis');
    expect(publicLinks).toMatchObject({ isPeopleLinks: true, isPublicLinks: true, isOtherLinks: false });
    const sales = contentOf('https://www.linkedin.com/sales/lead/ACwAAAx,NAME_SEARCH');
    expect(sales).toMatchObject({ isPeopleLinks: true, isPublicLinks: false });
    const pages = contentOf('https://linkedin.com/company/acme', 'https://linkedin.com/company/tidewater');
    expect(pages).toMatchObject({ isPeopleLinks: false, isOtherLinks: true });
  });

  test('a website is a home page, not a page of one', () => {
    expect(contentOf('acme.example', 'https://tidewater.example/').isWebsites).toBe(true);
    expect(contentOf('https://acme.example/people/mara', 'https://tidewater.example/a/b').isWebsites).toBe(false);
  });

  test('names differ from row to row, places and jobs don\u2019t', () => {
    expect(contentOf('Mara Quillon', 'Otis Vane', 'Lena Brandt').isFullNames).toBe(true);
    expect(contentOf('Santa Cruz', 'Santa Cruz', 'Santa Cruz', 'Porto Alegre').isFullNames).toBe(false);
    expect(contentOf('Mara', 'Otis', 'Lena').isOneWordNames).toBe(true);
    expect(contentOf('Berlin', 'Berlin', 'Berlin').isOneWordNames).toBe(false);
  });

  test('ids and answers are parts of nothing', () =>
    expect(contentOf('ACwAAAabc12', 'mara-quillon-0a1b', 'yes').isIds).toBe(true));

  test('this add-on\u2019s own statuses are known', () =>
    expect(contentOf('Found', 'Queued', 'Failed: no answer', 'Missing data: company').isOwnStatuses).toBe(true));

  test('one value in most rows is nobody\u2019s own, where the rows are about different things', () => {
    expect(contentOf('info@acme.example', 'info@acme.example', 'mara@acme.example').isRepeated).toBe(true);
    const sameRow = ['info@acme.example', 'Mara'];
    expect(readContent([sameRow, sameRow, sameRow], 0).isRepeated).toBe(false);
  });

  test('an empty column says nothing at all', () =>
    expect(contentOf('', '')).toMatchObject({ filled: 0, isEmails: false, isFullNames: false, isRepeated: false }));
});

test.each(['a@b.example', 'https://acme.example', 'acme.com', '12.5', '2024-01-31', '€ 3,50', '+49 30 123'])(
  '%s stands in data and hardly in a header',
  (text) => expect(isDataLike(text)).toBe(true),
);
test.each(['Email', 'First name', 'Q3 revenue'])('%s may be a header', (text) => expect(isDataLike(text)).toBe(false));

test.each(['Mara Quillon', 'José Ortega y Gasset', 'Anna-Lena Brandt'])('%s looks like a name', (text) =>
  expect(looksLikeName(text)).toBe(true),
);
test.each(['Sales Manager', 'Acme GmbH', 'mara quillon', 'Mara', 'New York', 'Call me again when you are back'])(
  '%s does not',
  (text) => expect(looksLikeName(text)).toBe(false),
);
