/** Who stands in a row changes, and rows that have an email are asked for again: no email of somebody else's without a word. */
import { describe, expect, test } from '@jest/globals';
import type { RunRequest } from '../../src/contract';
import { createContacts, EMAIL_COLUMN, MAPPING, STATUS_COLUMN } from './support/contacts';
import { createScene, shownRows } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';

const contacts = createContacts(12, 7);
const NOBODY = ['Nobody', 'Known', 'Nowhere GmbH', '', ''];

/** The first person whom eCore knows is replaced by one whom it does not. */
function replacePerson(scene: Scene, identifiers = NOBODY): { row: number; former: string } {
  const { row, email } = shownRows(scene).find(({ status }) => status === 'Found')!;
  [3, 4, 5, 8, 9].forEach((column, index) =>
    scene.workbook.change(scene.sheetId, { row, column, rows: 1, columns: 1 }, [
      [{ value: identifiers[index] || null }],
    ]),
  );
  expect(MAPPING).toMatchObject({ first_name: 3, linkedin_url: 9 });
  return { row, former: email };
}

const rowOf = (scene: Scene, row: number) => {
  const { email, status } = shownRows(scene).find((shown) => shown.row === row)!;
  return { email, status };
};

describe.each([
  ['run again', { take: 'again' }],
  ['enriched with Overwrite after its status was cleared', { overwrite: true }],
] as [string, Partial<RunRequest>][])('a row about somebody else that is %s (situation 57)', (_what, changes) => {
  async function notFoundBesideAnEmail() {
    const scene = createScene(contacts);
    const sidebar = openSidebar(scene);
    await sidebar.connect();
    await sidebar.enrich();
    const { row, former } = replacePerson(scene);
    const status = { row, column: STATUS_COLUMN, rows: 1, columns: 1 };
    if (!changes.take) scene.workbook.change(scene.sheetId, status, [[{ value: null }]]);
    await sidebar.enrich({ ...changes, rows: { ranges: [[row, row]] } });
    expect(rowOf(scene, row)).toEqual({ email: former, status: `Not found: an earlier email was kept (${former})` });
    return { scene, sidebar, row, former };
  }

  test('says that the email was there before, and Retry not found takes it', async () => {
    const { scene, sidebar, row, former } = await notFoundBesideAnEmail();
    scene.script.clock.advance(4 * 3_600_000);
    const request: Partial<RunRequest> = { take: 'not-found', rows: { ranges: [[row, row]] } };
    expect((await sidebar.enrich(request)).progress).toMatchObject({ total: 1, notFound: 1, state: 'done' });
    expect(rowOf(scene, row).status).toBe(`Not found: an earlier email was kept (${former})`);
    const known = shownRows(scene).find((shown) => shown.status === 'Found' && shown.row !== row)!;
    [3, 4, 5, 8, 9].forEach((column) =>
      scene.workbook.change(scene.sheetId, { row, column, rows: 1, columns: 1 }, [
        [{ value: known.cells[column - 1] || null }],
      ]),
    );
    await sidebar.enrich(request);
    expect(rowOf(scene, row)).toEqual({ email: known.email, status: 'Found' });
  });

  test('keeps what somebody types over it, and a discarded retry says what the row said before', async () => {
    const { scene, sidebar, row, former } = await notFoundBesideAnEmail();
    const request: Partial<RunRequest> = { take: 'not-found', rows: { ranges: [[row, row]] } };
    const { progress } = await sidebar.enrich({ ...request, creditCap: 1 });
    expect(progress?.state).toBe('done');
    scene.ecore.setFaults([{ from: 1, do: '402' }]);
    expect((await sidebar.enrich(request)).progress?.stop?.code).toBe('no-credits');
    expect(rowOf(scene, row).status).toMatch(/^Queued: Not found/);
    await sidebar.discard();
    expect(rowOf(scene, row).status).toBe(`Not found: an earlier email was kept (${former})`);
    const cell = { row, column: EMAIL_COLUMN, rows: 1, columns: 1 };
    scene.workbook.change(scene.sheetId, cell, [[{ value: 'typed@by.hand' }]]);
    scene.ecore.setFaults([]);
    expect((await sidebar.enrich(request)).trouble?.code).toBe('nothing-to-do');
    expect(rowOf(scene, row).email).toBe('typed@by.hand');
  });
});
