import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseCsv } from 'hucre/csv';
import { generateSamples } from '../../samples/generator/samples';
import { SEED } from '../../samples/generator/seed';
import type { Asked, Combination } from '../../workbench/ecore/combination';
import { createDirectory, parsePeople } from '../../workbench/ecore/people';
import { spellingOf } from '../../workbench/ecore/spelling';

const sample = (name: string): string => readFileSync(join(__dirname, '../../samples', `${name}.csv`), 'utf8');

function table(name: string): { [header: string]: string }[] {
  const [headers = [], ...rows] = parseCsv(sample(name), { delimiter: ',' }).map((row) => row.map(String));
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}

const contacts = table('contacts');
const expected = table('expected');
const rows = contacts.map((cells, index) => ({ cells, answer: expected[index] ?? {} }));

/** What a row asks, for rows whose name stands in two columns: no names are split here. */
function asked(cells: { [header: string]: string }): [Combination, Asked][] {
  const name = { first_name: cells['First name'] ?? '', last_name: cells['Last name'] ?? '' };
  const company = cells.Company ?? '';
  const isWebsite = company.includes('.example');
  return [
    ['linkedin_url', { linkedin_url: cells.LinkedIn ?? '' }],
    ['company_website', { ...name, company_website: cells.Website || (isWebsite ? company : '') }],
    ['company_name', { ...name, company_name: isWebsite ? '' : company }],
    ['email', { email: cells['Known email'] ?? '' }],
  ];
}

test('the same seed gives the same bytes as the files', () => {
  const samples = generateSamples(SEED);
  for (const name of ['contacts', 'people', 'expected'] as const) expect(samples[name]).toBe(sample(name));
});

test('another seed gives another list of the same kind', () => {
  const other = generateSamples(SEED + 1);
  expect(other.contacts).not.toBe(sample('contacts'));
  expect(other.expected.split('\n')).toHaveLength(sample('expected').split('\n').length);
});

describe('the answers', () => {
  test('there is one for each row, in its order', () => {
    expect(expected.map(({ row }) => Number(row))).toEqual(contacts.map((_, index) => index + 2));
  });

  test('the directory gives them by the way they name, and by none before it', () => {
    const find = createDirectory(parsePeople(sample('people')));
    const simple = rows.filter(({ cells }) => !cells['Full name']);
    const hits = simple.map(({ cells }) =>
      asked(cells)
        .map(([way, identifiers]) => ({ by: way as string, email: find(way, identifiers) }))
        .find(({ email }) => email),
    );
    expect(hits.map((hit) => [hit?.email ?? '', hit?.by ?? ''])).toEqual(
      simple.map(({ answer }) => [answer.email, answer.by]),
    );
    expect(simple.length).toBeGreaterThan(300);
  });

  test('about two thirds are found, many only by a later way', () => {
    const found = rows.filter(({ answer }) => answer.status === 'Found');
    expect(found.length / rows.length).toBeGreaterThan(0.6);
    expect(found.length / rows.length).toBeLessThan(0.72);
    const later = found.filter(
      ({ cells, answer }) => cells.LinkedIn?.includes('linkedin.com/in') && answer.by !== 'linkedin_url',
    );
    expect(later.length).toBeGreaterThan(30);
  });

  test.each(['Found', 'Not found', 'Missing data', 'Invalid input', ''])('%j is among them', (status) => {
    expect(rows.filter(({ answer }) => answer.status === status).length).toBeGreaterThan(9);
  });

  test('only blank rows have no status', () => {
    for (const { cells, answer } of rows)
      expect(Object.values(cells).every((cell) => cell === '')).toBe(answer.status === '');
  });
});

describe('the list holds what real ones do', () => {
  const column = (header: string): string[] =>
    contacts.map((cells) => cells[header] ?? '').filter((cell) => cell !== '');
  const names = [...column('First name'), ...column('Last name'), ...column('Full name')];

  test.each<[string, string, RegExp]>([
    ['no scheme', 'LinkedIn', /^linkedin\.com/],
    ['a country host', 'LinkedIn', /\/\/(uk|de|fr|br|jp|pl)\.linkedin/],
    ['a mobile host', 'LinkedIn', /\/\/m\.linkedin/],
    ['a query', 'LinkedIn', /\?/],
    ['a fragment', 'LinkedIn', /#/],
    ['a closing slash', 'LinkedIn', /\/in\/[^/]+\/$/],
    ['percent-encoding', 'LinkedIn', /%[0-9A-F]{2}/],
    ['percent-encoding in lower case', 'LinkedIn', /%[0-9a-f]*[a-f]/],
    ['upper case', 'LinkedIn', /\/in\/[A-Z0-9-]+$/],
    ['letters beyond ASCII', 'LinkedIn', /\/in\/.*[^\u0000-\u007f]/],
    ['/pub/', 'LinkedIn', /\/pub\//],
    ['/sales/lead/', 'LinkedIn', /\/sales\/lead\//],
    ['/talent/profile/', 'LinkedIn', /\/talent\/profile\//],
    ['a company page', 'LinkedIn', /\/company\//],
    ['a website among companies', 'Company', /^\s*(https?:\/\/)?[a-z0-9.-]+\.example/i],
    ['a company like a fraction', 'Company', /^\s*(24\/7|1\/2)/],
    ['a port', 'Website', /:8443/],
    ['an impossible email', 'Known email', /^[^@]+$/],
    ['two emails', 'Known email', /, /],
    ['Last, First', 'Full name', /^\s*[^,]+,\s+\p{L}+\s*$/u],
    ['a suffix', 'Full name', /Jr\.|PhD|Ph\.D\.|MBA| III/],
    ['a formula', 'Notes', /^=/],
    ['a phone number', 'Notes', /^\+\d/],
    ['a handle', 'Notes', /^@/],
    ['a line break', 'Notes', /\n/],
  ])('%s', (_, header, pattern) =>
    expect(column(header).filter((cell) => pattern.test(cell)).length).toBeGreaterThan(0),
  );

  test.each(['Cyrillic', 'Greek', 'Han', 'Hiragana', 'Katakana', 'Arabic'])('names in %s', (script) => {
    expect(names.filter((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)).length).toBeGreaterThan(0);
  });

  test.each([/van der /i, /de la /i, /bin /i, /[éäřłñ]/, /^\s*april\s*$/i, /\p{M}/u])('names with %p', (pattern) => {
    expect(names.filter((name) => pattern.test(name)).length).toBeGreaterThan(0);
  });

  test('the same profile stands there in several spellings', () => {
    const spellings = new Map<string, Set<string>>();
    for (const linkedin_url of column('LinkedIn')) {
      const key = spellingOf('linkedin_url', { linkedin_url }) ?? '';
      spellings.set(key, (spellings.get(key) ?? new Set()).add(linkedin_url));
    }
    expect([...spellings.values()].filter((set) => set.size > 1).length).toBeGreaterThan(20);
  });

  test('nobody in it can be real: every domain ends in .example', () => {
    const hosts = [sample('contacts'), sample('people')].flatMap(
      (text) => text.match(/(?<=@|:\/\/|www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? [],
    );
    expect(hosts.filter((host) => !/(\.example|linkedin\.com)$/i.test(host))).toEqual([]);
  });
});
