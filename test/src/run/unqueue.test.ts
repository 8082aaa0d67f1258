import { describe, expect, test } from '@jest/globals';
import { discardRun } from '../../../src/run/discard-run';
import { startRun } from '../../../src/run/start-run';
import { editsOf } from '../support/edits';
import { people, request, setUp, value } from '../support/memory-run';

const HEADERS = ['Owner', 'First name', 'Last name', 'Company', 'eCore status', 'Email', 'Website', 'Notes'];
const WAYS = {
  mapping: { first_name: 2, last_name: 3, company_name: 4, company_website: 7 },
  outputs: { status: 5, email: 6 },
};

/** Of every five rows one is found, one has nothing found, and of the three that are queued one kept its email. */
function halfDone() {
  const rows = people(20).map(([first = '', last = ''], index) => [
    'Ana',
    first,
    last,
    'Acme',
    '',
    '',
    `acme${index}.example`,
    `Note ${index}`,
  ]);
  const { sheet, services, run } = setUp(rows, undefined, HEADERS);
  const { runId } = value(startRun(run, request(WAYS), 100));
  sheet.cells.slice(1).forEach((row, index) => {
    if (index % 5 === 0) row.splice(4, 2, 'Found', `${row[1]}@found.example`);
    if (index % 5 === 1) row.splice(4, 1, 'Not found');
    if (index % 5 === 2) row.splice(5, 1, `${row[1]}@kept.example`);
  });
  return { sheet, services, run, runId };
}

describe('discarding what is queued', () => {
  test.each(editsOf(HEADERS))(
    'clears it or says Found again, and touches nothing else, when %s before any one call',
    (_what, change) => {
      for (let at = 1; ; at++) {
        const { sheet, run, runId } = halfDone();
        let calls = 0;
        sheet.meanwhile = () => void (++calls === at && change(sheet.cells));
        expect(discardRun(run, { runId })).toEqual({ rows: expect.any(Number) });
        if (calls < at) break;
        const headerRow = sheet.cells.findIndex((row) => row.includes('eCore status'));
        const cell = (row: string[], header: string) => row[sheet.cells[headerRow]?.indexOf(header) ?? -1] ?? '';
        const wrong = sheet.cells.slice(headerRow + 1).filter((row) => {
          const first = cell(row, 'First name');
          const index = Number(first.slice(5));
          const right =
            [
              [`${first}@found.example`, 'Found'],
              ['', 'Not found'],
              [`${first}@kept.example`, 'Found'],
              ['', ''],
              ['', ''],
            ][index % 5] ?? [];
          const shown = ['Email', 'eCore status', 'Website', 'Notes'].map((header) => cell(row, header));
          return (
            first !== '' &&
            JSON.stringify(shown) !== JSON.stringify([...right, `acme${index}.example`, `Note ${index}`])
          );
        });
        expect({
          at,
          headers: sheet.cells[headerRow]?.filter((text) => text !== 'Owner' && text !== ''),
          wrong,
        }).toEqual({ at, headers: expect.arrayContaining(HEADERS.slice(1)), wrong: [] });
      }
    },
  );

  test('tells how many rows it was, and reads the sheet twice', () => {
    const { sheet, run, runId } = halfDone();
    const before = sheet.reads;
    expect(discardRun(run, { runId })).toEqual({ rows: 12 });
    expect(sheet.reads - before).toBe(2);
  });

  test('says that the cells are protected where they are, and leaves Google’s own trouble to be tried again', () => {
    const { sheet, run, runId } = halfDone();
    sheet.meanwhile = (call) => {
      if (call === 'write') throw new Error('Service Spreadsheets failed while accessing document');
    };
    expect(() => discardRun(run, { runId })).toThrow('Service Spreadsheets failed');
    sheet.protectedRows = () => new Set([4]);
    expect(discardRun(run, { runId })).toMatchObject({ problem: { code: 'protected' } });
    Object.assign(sheet, { meanwhile: null, protectedRows: () => new Set<number>() });
    expect(discardRun(run, { runId })).toEqual({ rows: 12 });
  });

  test('reads a long sheet in stretches', () => {
    const { sheet, run } = setUp(people(2_500).map((row) => row.slice(0, 3).concat('', '')));
    const { runId } = value(startRun(run, request(), 2_500));
    sheet.largestRead = 0;
    expect(discardRun(run, { runId })).toEqual({ rows: 2_500 });
    expect(sheet.cells.slice(1).every((row) => row[4] === '')).toBe(true);
    expect(sheet.largestRead).toBeLessThan(12_000);
  });
});
