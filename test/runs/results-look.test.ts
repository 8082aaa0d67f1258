/** How results look in the sheet: new columns like their neighbours, quiet colours, notes on rows in trouble. */
import { describe, expect, test } from '@jest/globals';
import { createContacts } from './support/contacts';
import type { Contacts } from './support/contacts';
import { createScene, shown } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';
import { STATUS_COLOURS } from '../../src/look/status-colours';

const NEW = { outputs: { email: null, status: null } };
const list = createContacts(60, 5);

/** The list without output columns, its header bold on a fill, behind a filter over all of it. */
function barren({ cells, ...rest }: Contacts): Contacts {
  const without = (row: string[]) => row.filter((_, index) => index !== 5 && index !== 6);
  return { ...rest, cells: cells.map(without) };
}

const MAPPING = { first_name: 3, last_name: 4, company_name: 5, company_website: 6, linkedin_url: 7 };
const SERVER_ERROR = { name: 'Exception', message: 'Service Spreadsheets failed.', stack: '' };
const EMAIL = 9;
const STATUS = 10;

async function enriched(prepare: (scene: Scene) => void = () => undefined): Promise<Scene> {
  const scene = createScene(barren(list));
  const { workbook, sheetId } = scene;
  const header = { row: 1, column: 1, rows: 1, columns: 8 };
  const look = Array.from({ length: 8 }, () => ({ fontWeight: 'bold' as const, background: '#d9ead3' }));
  workbook.change(sheetId, header, [look]);
  workbook.setFilter(sheetId, { area: { row: 1, column: 1, rows: 61, columns: 8 }, hiddenValues: { 2: ['Kim'] } });
  prepare(scene);
  await enrich(scene);
  return scene;
}

async function enrich(scene: Scene, patch: object = {}): Promise<void> {
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  const request = {
    headers: shown(scene)![0]!,
    mapping: MAPPING,
    ...NEW,
    ...patch,
  };
  const ended = await sidebar.enrich(request);
  expect(ended.trouble).toBeNull();
}

const column = (at: number, row = 1, rows = 1) => ({ row, column: at, rows, columns: 1 });

describe('new output columns', () => {
  test('have the look of the header beside them, a width that fits, and keep texts as texts', async () => {
    const { workbook, sheetId } = await enriched();
    expect(workbook.displayValues(sheetId, { row: 1, column: 8, rows: 1, columns: 3 })).toEqual([
      ['Notes', 'Email', 'eCore status'],
    ]);
    for (const at of [EMAIL, STATUS]) {
      expect(workbook.fontWeights(sheetId, column(at))).toEqual([['bold']]);
      expect(workbook.backgrounds(sheetId, column(at))).toEqual([['#d9ead3']]);
      expect(workbook.formats(sheetId, column(at, 2))).toEqual([['@']]);
      expect(workbook.columnWidth(sheetId, at)).toBeGreaterThan(150);
    }
  });

  test('belong to the filter of the list, which goes on hiding what it hid', async () => {
    const { workbook, sheetId } = await enriched();
    const filter = workbook.filter(sheetId);
    expect(filter?.area).toEqual({ row: 1, column: 1, rows: 61, columns: 10 });
    expect(filter?.hiddenValues).toEqual({ 2: ['Kim'] });
  });
});

describe('the colours of statuses', () => {
  const OWN = {
    areas: [column(8, 2, 40)],
    condition: { criteria: 'TEXT_EQUAL_TO', values: ['Found'] },
    style: { background: '#00ff00' },
  };

  test('are added once, behind the rules that people have made, which stay as they are', async () => {
    const scene = await enriched(({ workbook, sheetId }) => workbook.setConditionalFormats(sheetId, [OWN]));
    const rules = () => scene.workbook.conditionalFormats(scene.sheetId);
    expect(rules()[0]).toEqual(OWN);
    expect(rules()).toHaveLength(1 + STATUS_COLOURS.length);
    expect(rules()[1]?.areas[0]).toMatchObject({ row: 2, column: STATUS });
    await enrich(scene, { outputs: { email: EMAIL, status: STATUS }, take: 'not-found' });
    expect(rules()).toHaveLength(1 + STATUS_COLOURS.length);
  });

  test('go with Remove colours, do not come back by themselves, and come back when they are wanted', async () => {
    const scene = await enriched(({ workbook, sheetId }) => workbook.setConditionalFormats(sheetId, [OWN]));
    const rules = () => scene.workbook.conditionalFormats(scene.sheetId);
    const { server } = openSidebar(scene);
    expect(await server.setColours(false)).toMatchObject({ ok: true });
    expect(rules()).toEqual([OWN]);
    await enrich(scene, { outputs: { email: EMAIL, status: STATUS }, take: 'not-found' });
    expect(rules()).toEqual([OWN]);
    await server.setColours(true);
    await enrich(scene, { outputs: { email: EMAIL, status: STATUS }, take: 'not-found' });
    expect(rules()).toHaveLength(1 + STATUS_COLOURS.length);
  });

  test('that somebody deletes by hand are not added again', async () => {
    const scene = await enriched();
    scene.workbook.setConditionalFormats(scene.sheetId, []);
    await enrich(scene, { outputs: { email: EMAIL, status: STATUS }, take: 'not-found' });
    expect(scene.workbook.conditionalFormats(scene.sheetId)).toEqual([]);
  });
});

describe('a note', () => {
  const cellsOf = ({ workbook, sheetId }: Scene) => {
    const { lastRow } = workbook.sheet(sheetId);
    const area = column(STATUS, 2, lastRow - 1);
    const notes = workbook.notes(sheetId, area);
    return workbook.displayValues(sheetId, area).map(([status = ''], row) => ({ status, note: notes[row]![0]! }));
  };

  test('tells the reason and the time on each row in trouble, and on no other', async () => {
    const scene = await enriched();
    const cells = cellsOf(scene);
    expect(cells.some(({ note }) => note !== '')).toBe(true);
    for (const { status, note } of cells) {
      if (!/^(Failed|Missing data|Invalid input)/.test(status)) expect({ status, note }).toEqual({ status, note: '' });
      else
        expect(note).toMatch(
          /^(Failed|Missing data|Invalid input): .+\.\n\d+ \w+ \d{4}, \d\d:\d\d\neCore Email Enrichment$/,
        );
    }
  });

  test('goes when the row succeeds', async () => {
    const scene = await enriched();
    const { workbook, sheetId } = scene;
    const row = cellsOf(scene).findIndex(({ status }) => status.startsWith('Missing data')) + 2;
    workbook.change(sheetId, column(MAPPING.linkedin_url, row), [[{ value: 'https://www.linkedin.com/in/person-0' }]]);
    await enrich(scene, { outputs: { email: EMAIL, status: STATUS }, rows: { ranges: [[row, row]] } });
    expect(cellsOf(scene)[row - 2]!.status).toMatch(/^(Found|Not found)/);
    expect(cellsOf(scene)[row - 2]!.note).toBe('');
  });
});

test('how results look never stands in the way of a run', async () => {
  const scene = createScene(barren(list));
  scene.script.before(({ name }) =>
    /copyTo|setColumnWidth|ConditionalFormat|Note|NumberFormat|toast|createFilter/.test(name)
      ? SERVER_ERROR
      : undefined,
  );
  await enrich(scene);
  const done = (shown(scene) ?? []).filter((row) => row[STATUS - 1] !== '').length;
  expect(done).toBe(61);
});

test('what a run came to is told in the corner of the window', async () => {
  const scene = createScene(barren(list));
  const told: string[] = [];
  scene.script.before(({ name }, args) => {
    if (name === 'Spreadsheet.toast') told.push(String(args[0]));
    return undefined;
  });
  await enrich(scene);
  expect(told).toEqual([expect.stringMatching(/^Done: \d+ emails found, \d+ credits spent\.$/)]);
});
