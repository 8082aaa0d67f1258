import { describe, expect, test } from '@jest/globals';
import naughtyStrings from 'big-list-of-naughty-strings';
import { IDENTIFIERS } from '../../src/identifiers/identifiers';
import type { Identifier } from '../../src/identifiers/identifiers';
import type { Check, Mapping, SheetColumns } from '../../src/contract';
import { HOSTILE } from '../src/strings';
import { found, notFound, openDocument, OWNER } from './support/document';
import type { Asked, HostileDocument } from './support/document';
import { expectSettled, INTERNALS } from './support/statuses';

const STRINGS = [
  ...new Set([
    ...naughtyStrings,
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'linkedin.com/constructor/x',
    'https://linkedin.com/__proto__/y',
    '\ud800',
    'a\udc00b',
    '\u0000',
  ]),
];
/** Cells hold 50,000 characters at most. */
const CELLS = [...STRINGS, ...HOSTILE.map((text) => text.slice(0, process.env.EXHAUSTIVE ? 49_000 : 4_000))];

const COLUMNS: Identifier[] = [...IDENTIFIERS];
const mappingOf = (columns: readonly Identifier[]): Mapping =>
  Object.fromEntries(columns.map((identifier, index) => [identifier, index + 1]));

/** The four combinations that the service takes, and no other: https://docs.ecoreservice.com */
const COMBINATIONS = [
  'linkedin_url',
  'email',
  'company_name,first_name,last_name',
  'company_website,first_name,last_name',
];

function expectSoundRequests({ requests }: HostileDocument): void {
  for (const { body, url } of requests.slice(1)) {
    const asked = JSON.parse(body) as Asked;
    expect(url).toBe('https://app.ecoreservice.com/backend/api/v1/external/email/enrichment/');
    expect(COMBINATIONS).toContain(Object.keys(asked).sort().join());
    for (const value of Object.values(asked)) {
      expect(value.trim()).not.toBe('');
      expect(value).not.toMatch(/[\u0000-\u001f\u007f]/);
      expect(value).not.toMatch(/[\ud800-\udfff]/u);
    }
  }
}

/** Half of them are found, so that both ends of a waterfall are gone through. */
const findsHalf = (_asked: Asked, number: number) =>
  number % 2 === 0 ? found(`person${number}@found.example`) : notFound();

describe('a column of naughty strings', () => {
  test.each(COLUMNS)('as %s leaves every row in a status of ours, and only sound requests are sent', (identifier) => {
    const others = COLUMNS.filter((other) => other !== identifier);
    const helpful: { [other in Identifier]?: string } =
      identifier === 'company_name' || identifier === 'company_website'
        ? { full_name: 'Ann Lee' }
        : { company_name: 'Acme' };
    const partner: { [other in Identifier]?: string } =
      identifier === 'first_name' ? { last_name: 'Lee' } : identifier === 'last_name' ? { first_name: 'Ann' } : {};
    // Each string is tried in every other column, and in all of them in the exhaustive run.
    const odd = COLUMNS.indexOf(identifier) % 2;
    const strings = process.env.EXHAUSTIVE ? CELLS : CELLS.filter((_, index) => index % 2 === odd);
    const cells = strings.map((text) => [text, ...others.map((other) => partner[other] ?? helpful[other] ?? '')]);
    const document = openDocument({
      cells: [COLUMNS.map((_, index) => `column ${index}`), ...cells],
      respond: findsHalf,
    });
    document.connect();
    const progress = document.enrich({
      headerRow: 1,
      mapping: mappingOf([identifier, ...others]),
      outputs: { email: null, status: null },
    });
    expect(progress).toMatchObject({ state: 'done', total: strings.length, left: 0, failed: 0 });
    expectSoundRequests(document);
    const { workbook, sheetId } = document;
    const [emails, statuses] = [COLUMNS.length + 1, COLUMNS.length + 2].map((column) =>
      workbook.displayValues(sheetId, { row: 2, column, rows: strings.length, columns: 1 }).map(([text]) => text!),
    );
    statuses!.forEach((status, index) => {
      expectSettled(status);
      expect(status).not.toMatch(INTERNALS);
      expect(emails![index]).toMatch(/^Found\b/.test(status) ? /^person\d+@found\.example$/ : /^$/);
    });
    // Nothing but the two output columns was touched.
    expect(
      workbook.values(sheetId, { row: 2, column: 1, rows: strings.length, columns: 1 }).map(([value]) => value ?? ''),
    ).toEqual(strings);
  });
});

describe('naughty strings in a formula', () => {
  const say = /^(?:|Not found|person\d+@found\.example|Error: [A-Z][^\n]{5,160}\.)$/;
  test.each([
    ['a column', (text: string) => [text]],
    ['a name and a company', (text: string) => [text, 'Acme']],
    ['a company', (text: string) => ['Ann Lee', text]],
    ['a first name', (text: string) => [text, 'Lee', 'Acme']],
    ['all three', (text: string) => [text, text, text]],
  ])('as %s give each row an answer or a plain message', (_what, rowOf) => {
    const document = openDocument({ cells: [['']], respond: findsHalf });
    document.connect();
    const place = { by: OWNER, sheetId: document.sheetId, row: 1, column: 1 };
    const some = process.env.EXHAUSTIVE ? CELLS : CELLS.filter((_, index) => index % 3 === 0);
    const { value } = document.script.evaluate('ECORE_EMAIL', [some.map(rowOf)], place);
    const texts = (value as string[][]).map(([text]) => text!);
    expect(texts).toHaveLength(some.length);
    for (const text of texts) {
      expect(text).toMatch(say);
      expect(text).not.toMatch(INTERNALS);
    }
    expectSoundRequests(document);
  });

  test('alone throw nothing but a plain message that repeats nothing of what was typed', () => {
    const document = openDocument({ cells: [['']], respond: () => notFound() });
    document.connect();
    const some = process.env.EXHAUSTIVE ? CELLS : CELLS.filter((_, index) => index % 6 === 0);
    for (const text of some) {
      const { value, thrown } = document.script.evaluate('ECORE_EMAIL', [text, 'Acme <b>'], {
        by: OWNER,
        sheetId: document.sheetId,
        row: 1,
        column: 1,
      });
      if (!thrown) expect(['', 'Not found']).toContain(value);
      else {
        expect(thrown.message).toMatch(/^[A-Z][^\n]{10,250}\.$/);
        expect(thrown.message).not.toMatch(INTERNALS);
        if (text.length > 30) expect(thrown.message).not.toContain(text.slice(0, 30));
      }
    }
  });
});

test('naughty strings as headers, as a sheet\u2019s name and as samples are read without trouble', () => {
  const document = openDocument({
    cells: [STRINGS.slice(0, 300), STRINGS.slice(-300), STRINGS.slice(100, 400)],
    sheetName: '<b>\u202ename</b>\'"',
  });
  for (const headerRow of [null, 0, 1, 2]) {
    const { columns, sheetName } = document.have<SheetColumns>('readColumns', [{ headerRow, forget: true }]);
    expect(columns.length).toBeGreaterThan(100);
    expect(sheetName).toBe('<b>\u202ename</b>\'"');
  }
  document.connect();
  const { mapping, ...rest } = document.request({ headerRow: 1 });
  for (let column = 1; column <= 200; column += 10) {
    const check = document.have<Check>('checkRun', [
      {
        ...rest,
        mapping: { ...mapping, full_name: column, company_name: column + 1 },
        outputs: { email: null, status: null },
      },
    ]);
    expect(check.rowsTaken + check.skipped.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  }
});
