import { describe, expect, test } from '@jest/globals';
import { rememberedColumns } from '../../../src/columns/remembered';
import { startRun } from '../../../src/run/start-run';
import { describeColumns } from '../../../src/sidebar-api/sheet-columns';
import { finish, people, request, setUp, value } from '../support/memory-run';
import { RUN_PROPERTY } from '../../../src/record/run-state';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { memorySheet } from '../support/memory-sheet';

const LIST = [
  ['Contacts of May', '', ''],
  ['Full name', 'Company', 'Notes'],
  ['Mara Quillon', 'Acme', 'https://www.linkedin.com/in/mara-quillon-of-acme-and-others'],
  ['Otis Vane', 'Tidewater', ''],
];
const LOOK = { headerRow: null, forget: false };

function described(
  cells: string[][],
  options: Parameters<typeof describeColumns>[2] = LOOK,
  properties: { [name: string]: string } = {},
) {
  const services = memoryServices(findsEverybody);
  services.documentProperties.setAll(properties);
  const sheet = memorySheet(cells);
  return { columns: describeColumns(sheet, services.documentProperties, options), sheet };
}

test('a sheet is described with its header row, samples and a guess', () => {
  const { columns } = described(LIST);
  expect(columns).toMatchObject({
    headerRow: 2,
    dataRows: 2,
    mapping: { full_name: 1, company_name: 2 },
    remembered: false,
  });
  expect(columns.columns.map(({ letter, header, sample }) => [letter, header, sample])).toEqual([
    ['A', 'Full name', 'Mara Quillon'],
    ['B', 'Company', 'Acme'],
    ['C', 'Notes', '\u2026/mara-quillon-of-acme-and-others'.slice(0, 1) + 'mara-quillon-of-acme-and-others'.slice(-28)],
  ]);
});

describe('an earlier choice', () => {
  const choice = { headerRow: 2, mapping: { company_name: 3 }, outputs: { email: null, status: null } };
  const kept = rememberedColumns(1, choice, LIST[1]!);

  test('goes before a guess', () =>
    expect(described(LIST, LOOK, kept).columns).toMatchObject({ mapping: { company_name: 3 }, remembered: true }));
  test('is forgotten when that is asked for, or another header row is', () => {
    expect(described(LIST, { headerRow: null, forget: true }, kept).columns.remembered).toBe(false);
    expect(described(LIST, { headerRow: 1, forget: false }, kept).columns).toMatchObject({
      headerRow: 1,
      remembered: false,
    });
  });
});

describe('the columns of a run on this sheet are proposed under the names that they have now', () => {
  const proposed = (change: (cells: string[][]) => void) => {
    const { sheet, services, run } = setUp(people(4));
    value(startRun(run, request(), 4));
    change(sheet.cells);
    return describeColumns(sheet, services.documentProperties, LOOK).outputs;
  };
  test('where they were renamed, while rows wait (situation 2)', () => {
    expect(proposed(([headers]) => headers!.splice(3, 2, 'Found by us', 'State'))).toEqual({ email: 4, status: 5 });
  });
  test('where a run has ended there, and the record is another sheet\u2019s', () => {
    const { sheet, services, run } = setUp(people(4));
    finish(run, value(startRun(run, request(), 4)));
    services.properties.delete(RUN_PROPERTY);
    sheet.cells[0]!.splice(4, 1, 'State');
    const described = () => describeColumns(sheet, services.documentProperties, LOOK);
    expect(described()).toMatchObject({ remembered: false, outputs: { email: 4, status: 5 } });
    sheet.cells.forEach((row) => row.splice(4, 1));
    expect(described().outputs).toEqual({ email: 4, status: null });
  });
  test('unless they hold something else by now', () => {
    const refill = (cells: string[][]) =>
      cells.forEach((row, index) => row.splice(4, 1, index === 0 ? 'Stage' : 'Called'));
    expect(proposed(refill)).toEqual({ email: 4, status: null });
  });
});

test('an empty sheet has no columns, and nothing is read of it', () => {
  const { columns, sheet } = described([]);
  expect(columns).toMatchObject({ headerRow: 0, dataRows: 0, columns: [], mapping: {} });
  expect(sheet.reads).toBe(0);
});

test('of a wide sheet the left part is shown, and own columns at its right edge are found', () => {
  const wide = (texts: { [column: number]: string }) =>
    Array.from({ length: 260 }, (_, index) => texts[index + 1] ?? '');
  const { columns } = described([
    wide({ 1: 'Full name', 2: 'Company', 259: 'eCore email', 260: 'eCore status' }),
    wide({ 1: 'Mara Quillon', 2: 'Acme', 259: 'mara@acme.example', 260: 'Found' }),
  ]);
  expect(columns.outputs).toEqual({ email: 259, status: 260 });
  expect(described([wide({ 1: 'Full name', 260: 'x' }), wide({ 1: 'Mara Quillon' })]).columns.columns).toHaveLength(
    200,
  );
});
