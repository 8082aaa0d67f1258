import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeColumns } from '../../../src/sheet/place-columns';
import { decodeRun, encodeRun, newRun, RUN_PROPERTY } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';

/** https://developers.google.com/apps-script/guides/services/quotas */
const PROPERTY_BYTES = 9 * 1024;

function run(patch: Partial<RunState> = {}): RunState {
  const start = {
    id: 'run-1',
    sheetId: 1,
    sheetName: 'Contacts',
    headerRow: 1,
    headers: ['Name', 'Company'],
    width: 26,
    hasOthers: false,
    looked: 0,
    mapping: { full_name: 1, company_name: 2 },
    email: 3,
    status: 4,
  };
  const options = {
    take: 'unsettled' as const,
    overwrite: false,
    waterfall: true,
    creditCap: null,
    agreedCredits: 100,
    startedAt: 0,
    driver: 'ana',
    total: 10,
    sharedParts: 0,
    balance: null,
  };
  return { ...newRun({ ...start, ...options }), ...patch };
}

const saved = (state: RunState): string => encodeRun(state)[RUN_PROPERTY]!;
const wide = (columns: number, header: string) =>
  Array.from({ length: columns }, (_, index) => `${header}${index}`.slice(0, 60));
const failing = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `key${index}`.padEnd(16, '-'),
      { count: 3, reason: 'unreadable' as const },
    ]),
  );

describe('a run kept in its property', () => {
  test('comes back as it was', () => {
    const state = run({ headers: ['Name', '', 'Company', 'Email', 'eCore status'], tries: failing(3) });
    expect(decodeRun(saved(state))).toEqual(state);
  });

  test('fits, however wide the sheet, however long its headers and however much fails', () => {
    const columns = fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        columns,
        fc
          .constantFrom('a', '\u540d', '\ud83d\ude80', '\u0000')
          .chain((unit) => fc.integer({ min: 1, max: 60 }).map((length) => unit.repeat(length))),
        fc.nat(500),
        (chosen, header, failures) => {
          const [
            linkedin_url,
            email,
            first_name,
            last_name,
            full_name,
            company_name,
            company_website,
            output = 1,
            status = 2,
          ] = chosen;
          const mapping = {
            linkedin_url: linkedin_url!,
            email: email!,
            first_name: first_name!,
            last_name: last_name!,
            full_name: full_name!,
            company_name: company_name!,
            company_website: company_website!,
          };
          const state = run({
            headers: wide(3_000, header),
            mapping,
            email: output,
            status,
            tries: failing(failures),
            suspects: [Object.keys(failing(50))],
          });
          expect(Buffer.byteLength(saved(state))).toBeLessThan(PROPERTY_BYTES);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('finds its columns again in a wide sheet, also where one was inserted or renamed', () => {
    const headers = wide(400, 'A column of a wide export ');
    const again = decodeRun(saved(run({ headers, mapping: { full_name: 200 }, email: 399, status: 400 })))!;
    expect(placeColumns(again, 1, ['New', ...headers])).toMatchObject({
      mapping: { full_name: 201 },
      email: 400,
      status: 401,
    });
    expect(
      placeColumns(
        again,
        1,
        headers.map((header, index) => (index === 199 ? 'Renamed' : header)),
      ),
    ).toMatchObject({ mapping: { full_name: 200 } });
  });

  test('keeps the latest failures when there are too many', () => {
    const tries = decodeRun(saved(run({ tries: failing(300) })))!.tries;
    expect(Object.keys(tries)).toContain('key299'.padEnd(16, '-'));
    expect(Object.keys(tries)).not.toContain('key0'.padEnd(16, '-'));
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"run"'],
    ['a run without headers', '{"id":"x"}'],
  ])('counts as none when the property holds %s', (_what, text) => {
    expect(decodeRun(text)).toBeNull();
  });
});
