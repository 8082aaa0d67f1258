import { describe, expect, test } from '@jest/globals';
import type { Opening, Progress, SheetColumns } from '../../src/contract';
import { EDITOR, EDITORS_TOKEN, found, NAMES, openDocument, OWNER, peopleNamed, TOKEN } from './support/document';
import type { HostileDocument } from './support/document';

/** What SECURITY.md says an editor of the spreadsheet can and cannot do. */

const PEOPLE = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
const OUTPUTS = { email: 4, status: 5 };
const sheetOf = (names: readonly string[]) =>
  peopleNamed(names).map((row, index) => [...row, index === 0 ? 'Email' : '', index === 0 ? 'eCore status' : '']);
const answered = () =>
  openDocument({ cells: sheetOf(PEOPLE), respond: (asked) => found(`${asked.last_name}@found.example`) });
const tokensSent = ({ requests }: HostileDocument) => [
  ...new Set(requests.filter(({ body }) => body !== '{}').map(({ headers }) => headers.Authorization)),
];
const type = ({ workbook, sheetId }: HostileDocument, row: number, column: number, value: string) =>
  workbook.change(sheetId, { row, column, rows: 1, columns: 1 }, [[{ value }]]);
const place = ({ sheetId }: HostileDocument, by = EDITOR) => ({ by, sheetId, row: 20, column: 9 });

/** Starts a run without taking a step. */
function start(document: HostileDocument, patch = {}, by = OWNER): Progress {
  return document.have<Progress>(
    'startRun',
    [document.request({ mapping: NAMES, outputs: OUTPUTS, ...patch }), 99],
    by,
  );
}

describe('an editor can', () => {
  test('spend the owner\u2019s credits by formula, and never sees the token', () => {
    const document = answered();
    document.connect();
    const { value } = document.script.evaluate('ECORE_EMAIL', ['Eve Else', 'Acme'], place(document));
    expect(value).toBe('Else@found.example');
    expect(tokensSent(document)).toEqual([`Token ${TOKEN}`]);
  });

  test('get for free what was saved in this document by asking for the same person, also when the cell is hidden and protected', () => {
    const document = answered();
    document.connect();
    document.enrich({ mapping: NAMES, outputs: OUTPUTS });
    document.workbook.protect({ sheetId: document.sheetId, area: null, editors: [], description: '' });
    document.workbook.hideRows(document.sheetId, 2, 1);
    const before = document.requests.length;
    const { value } = document.script.evaluate('ECORE_EMAIL', ['Ann One', 'Acme'], place(document));
    expect(value).toBe('One@found.example');
    expect(document.requests).toHaveLength(before);
  });

  test('clear the saved answers of the document, which are then paid again', () => {
    const document = answered();
    document.connect();
    document.enrich({ mapping: NAMES, outputs: OUTPUTS });
    expect(document.have('clearSavedAnswers', [], EDITOR)).toEqual({ answers: PEOPLE.length });
  });

  test('add rows to a run of the owner\u2019s by writing Queued, up to its credit limit and no further', () => {
    const document = answered();
    document.connect();
    const { runId } = start(document, { creditCap: 7 });
    for (let row = 8; row < 20; row++)
      ['Ann', `Extra${String.fromCharCode(57 + row)}`, 'Acme', '', 'Queued'].forEach((text, index) =>
        type(document, row, index + 1, text),
      );
    const end = document.drive(document.have<Progress>('stepRun', [runId]));
    expect(end).toMatchObject({ state: 'stopped', spent: 7, stop: { code: 'credit-cap' } });
    expect(document.requests.filter(({ body }) => body !== '{}')).toHaveLength(7);
  });

  test('stop a run of somebody else\u2019s, whose rows stay queued', () => {
    const document = answered();
    document.connect();
    const { runId } = start(document);
    expect(document.have<Opening>('openSidebarState', [], EDITOR).otherRun).toMatchObject({ runId, yours: false });
    document.have('stopRun', [runId], EDITOR);
    expect(document.have<Progress>('stepRun', [runId])).toMatchObject({
      state: 'stopped',
      stop: { code: 'stopped' },
      left: PEOPLE.length,
    });
  });

  test('choose the columns that the next one is shown, but nothing is written before that one agrees', () => {
    const document = answered();
    document.have(
      'rememberColumns',
      [{ sheetId: 0, headerRow: 1, mapping: { full_name: 1 }, outputs: { email: 2, status: 3 } }],
      EDITOR,
    );
    expect(document.have<SheetColumns>('readColumns', [{ headerRow: null, forget: false }])).toMatchObject({
      remembered: true,
      outputs: { email: 2, status: 3 },
    });
    expect(document.shown()).toEqual(sheetOf(PEOPLE));
    expect(document.have<SheetColumns>('readColumns', [{ headerRow: null, forget: true }])).toMatchObject({
      outputs: { email: 4, status: 5 },
    });
  });
});

describe('an editor cannot', () => {
  test('run anything from the sidebar with the owner\u2019s token', () => {
    const document = answered();
    document.connect();
    const { runId } = start(document);
    expect(document.have<Opening>('openSidebarState', [], EDITOR).token).toEqual({ connected: false, lastFour: '' });
    expect(
      document.call('startRun', [document.request({ mapping: NAMES, outputs: OUTPUTS }), 99], EDITOR),
    ).toMatchObject({ ok: false, problem: { code: 'no-token' } });
    expect(document.call('resumeRun', [{ runId, takeOver: true, agreedCredits: null }], EDITOR)).toMatchObject({
      ok: false,
      problem: { code: 'no-token' },
    });
    expect(document.have<Progress>('stepRun', [runId], EDITOR)).toMatchObject({
      state: 'stopped',
      stop: { code: 'no-token' },
    });
    expect(tokensSent(document)).toEqual([]);
  });

  test('make the owner pay for a step that the editor takes', () => {
    const document = answered();
    document.connect();
    document.connect(EDITORS_TOKEN, EDITOR);
    const { runId } = start(document);
    document.have('stepRun', [runId], EDITOR);
    expect(tokensSent(document)).toEqual([`Token ${EDITORS_TOKEN}`]);
  });

  test('take over or discard a run that somebody is driving', () => {
    const document = answered();
    document.connect();
    document.connect(EDITORS_TOKEN, EDITOR);
    const { runId } = start(document);
    expect(document.call('resumeRun', [{ runId, takeOver: true, agreedCredits: null }], EDITOR)).toMatchObject({
      ok: false,
      problem: { code: 'busy' },
    });
    expect(document.call('discardRun', [{ runId }], EDITOR)).toMatchObject({ ok: false, problem: { code: 'busy' } });
    document.script.clock.advance(120_000);
    const taken = document.have<Progress>('resumeRun', [{ runId, takeOver: true, agreedCredits: null }], EDITOR);
    document.drive(taken, EDITOR);
    expect(tokensSent(document)).toEqual([`Token ${EDITORS_TOKEN}`]);
  });

  test('write into protected cells by way of the add-on', () => {
    const document = answered();
    document.connect(EDITORS_TOKEN, EDITOR);
    document.workbook.protect({
      sheetId: document.sheetId,
      area: { row: 1, column: 4, rows: 7, columns: 2 },
      editors: [],
      description: '',
    });
    expect(
      document.call('startRun', [document.request({ mapping: NAMES, outputs: OUTPUTS }), 99], EDITOR),
    ).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });
    expect(document.shown()).toEqual(sheetOf(PEOPLE));
  });

  test('have an email put where there is one already, or over a formula', () => {
    const document = answered();
    document.connect();
    type(document, 3, 4, 'kept@by.hand');
    document.workbook.change(document.sheetId, { row: 4, column: 4, rows: 1, columns: 1 }, [[{ formula: '="x"' }]]);
    document.enrich({ mapping: NAMES, outputs: OUTPUTS });
    expect(document.shown().map((row) => row[3])).toEqual([
      'Email',
      'One@found.example',
      'kept@by.hand',
      'x',
      'Four@found.example',
      'Five@found.example',
      'Six@found.example',
    ]);
  });

  test('read the token through any function or formula', () => {
    const document = answered();
    document.connect();
    start(document);
    for (const name of ['openSidebarState', 'readColumns', 'removeToken', 'discardRun'])
      document.call(name, [{ headerRow: null, forget: false }], EDITOR);
    expect(JSON.stringify(document.replies)).not.toContain(TOKEN);
    expect(document.script.properties(`user:${OWNER}`).get('token')).toBe(TOKEN);
  });
});
