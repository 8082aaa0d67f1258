/**
 * What was agreed is what is done: a run takes the rows of its check and spends no more than its credits, whatever an
 * earlier run has left, on this sheet or on another.
 */
import { describe, expect, test } from '@jest/globals';
import type { Check, LeftRun, Progress, RowChoice } from '../../src/contract';
import { createContacts, EMAIL_COLUMN, STATUS_COLUMN } from './support/contacts';
import { creditsPaid } from './support/payments';
import { addSheet, createScene, shownRows } from './support/scene';
import type { Scene, ShownRow } from './support/scene';
import { openSidebar, requestOf } from './support/sidebar';
import type { Sidebar } from './support/sidebar';
import type { Answer } from '../../sidebar/server';

const contacts = createContacts(120, 20261127);
const FEW: RowChoice = { ranges: [[2, 10]] };

const isQueued = ({ status }: ShownRow) => status === 'Queued';
const isFew = ({ row }: ShownRow) => row <= 10;

function answered<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

/** A run of all rows that reached its limit of twenty credits, and left the others queued. */
async function halfDone(): Promise<{ scene: Scene; sidebar: Sidebar; first: Progress }> {
  const scene = createScene(contacts);
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  const { progress } = await sidebar.enrich({ creditCap: 20 });
  expect(progress).toMatchObject({ state: 'stopped', stop: { code: 'credit-cap' }, agreedCredits: 20, creditCap: 20 });
  expect(shownRows(scene).filter(isQueued).length).toBeGreaterThan(40);
  return { scene, sidebar, first: progress! };
}

/** Rows at the head get their first state back, so that there is something to choose beside what is left. */
function clearFew({ workbook, sheetId }: Scene): void {
  workbook.change(
    sheetId,
    { row: 2, column: STATUS_COLUMN, rows: 9, columns: 2 },
    Array(9).fill(Array(2).fill({ value: null })),
  );
  expect(EMAIL_COLUMN).toBe(STATUS_COLUMN + 1);
}

describe('a sheet with rows that an earlier run left queued', () => {
  test.each([
    ['some rows', { rows: FEW }],
    ['three rows of them first', { rows: FEW, firstRows: 3 }],
    ['some rows again', { rows: FEW, take: 'again' }],
    ['what was not found', { rows: FEW, take: 'not-found' }],
  ] as const)(
    'does not start a run of %s before it is decided what becomes of them (situation 1)',
    async (_what, changes) => {
      const { scene, sidebar } = await halfDone();
      if (!('take' in changes)) clearFew(scene);
      const before = { shown: shownRows(scene), paid: creditsPaid(scene.ecore) };
      const request = requestOf(scene, { ...changes, rows: FEW });
      const { leftovers } = answered(await sidebar.server.checkRun(request));
      expect(leftovers?.count).toBe(before.shown.filter((row) => isQueued(row) && !isFew(row)).length);
      expect(await sidebar.server.startRun(request, 10_000)).toMatchObject({
        ok: false,
        problem: { code: 'rows-left' },
      });
      expect(shownRows(scene)).toEqual(before.shown);
      expect(creditsPaid(scene.ecore)).toBe(before.paid);
    },
  );

  test.each(['include', 'discard'] as const)(
    'spends what the check says where they are to %s (situation 1)',
    async (leftovers) => {
      const { scene, sidebar } = await halfDone();
      clearFew(scene);
      const left = shownRows(scene).filter(isQueued).length;
      const paid = creditsPaid(scene.ecore);
      const check: Check = answered(await sidebar.server.checkRun(requestOf(scene, { rows: FEW, leftovers })));
      const { progress } = await sidebar.enrich({ rows: FEW, leftovers });
      expect(progress).toMatchObject({ state: 'done', total: check.rowsTaken });
      expect(creditsPaid(scene.ecore) - paid).toBeLessThanOrEqual(check.mostCredits);
      expect(progress!.spent).toBe(creditsPaid(scene.ecore) - paid);
      const after = shownRows(scene);
      expect(after.filter(isQueued)).toEqual([]);
      if (leftovers === 'include') expect(check.rowsTaken).toBe(left + 9);
      else expect(after.filter(({ status }) => status === '')).toHaveLength(left);
    },
  );

  test('keeps an email that somebody typed beside a waiting row, also where other rows are run again (situation 59)', async () => {
    for (const leftovers of ['ask', 'include', 'discard'] as const) {
      const { scene, sidebar } = await halfDone();
      const [waiting] = shownRows(scene).filter((row) => isQueued(row) && !isFew(row));
      const cell = { row: waiting!.row, column: EMAIL_COLUMN, rows: 1, columns: 1 };
      scene.workbook.change(scene.sheetId, cell, [[{ value: 'typed@by.hand' }]]);
      const { trouble } = await sidebar.enrich({ rows: FEW, take: 'again', leftovers });
      expect(trouble?.code).toBe(leftovers === 'ask' ? 'rows-left' : undefined);
      const { email, status } = shownRows(scene).find(({ row }) => row === waiting!.row)!;
      expect({ email, status }).toEqual({ email: 'typed@by.hand', status: leftovers === 'ask' ? 'Queued' : 'Found' });
    }
  });
});

describe('a run on another sheet', () => {
  async function runElsewhere(): Promise<{
    scene: Scene;
    other: Scene;
    sidebar: Sidebar;
    left: LeftRun;
    queued: number;
  }> {
    const { scene, first, sidebar } = await halfDone();
    const other = addSheet(scene, 'Second');
    const queued = shownRows(scene).filter(isQueued).length;
    const check = answered(await sidebar.server.checkRun(requestOf(other, { rows: FEW })));
    expect(check).toMatchObject({
      leftovers: null,
      left: [{ runId: first.runId, sheetId: scene.sheetId, left: queued }],
    });
    const { progress } = await openSidebar(other).enrich({ rows: FEW });
    expect(progress).toMatchObject({ state: 'done', sheetId: other.sheetId });
    expect(progress!.spent).toBeLessThanOrEqual(check.mostCredits);
    expect(shownRows(scene).filter(isQueued)).toHaveLength(queued);
    const opening = answered(await openSidebar(other).opening());
    expect(opening.left).toEqual([
      {
        runId: first.runId,
        sheetId: scene.sheetId,
        sheetName: 'Contacts',
        left: queued,
        spent: first.spent,
        agreedCredits: 20,
        startedAt: first.startedAt,
        yours: true,
      },
    ]);
    return { scene, other, sidebar: openSidebar(other), left: opening.left[0]!, queued };
  }

  test('leaves what the first one left in sight, to be resumed (situation 2)', async () => {
    const { scene, sidebar, left } = await runElsewhere();
    const { runId } = left;
    const paid = creditsPaid(scene.ecore);
    const kept = answered(await sidebar.server.resumeRun({ runId, takeOver: false, agreedCredits: null }));
    expect(answered(await sidebar.server.stepRun(kept.runId))).toMatchObject({
      stop: { code: 'credit-cap' },
    });
    expect(creditsPaid(scene.ecore)).toBe(paid);
    let progress = answered(await sidebar.server.resumeRun({ runId: kept.runId, takeOver: false, agreedCredits: 400 }));
    while (progress.state === 'running') progress = answered(await sidebar.server.stepRun(progress.runId));
    expect(progress).toMatchObject({ state: 'done', sheetId: scene.sheetId, left: 0, agreedCredits: 400 });
    expect(shownRows(scene).filter(isQueued)).toEqual([]);
    expect(answered(await sidebar.opening()).left).toEqual([]);
  });

  test('leaves what the first one left in sight, to be discarded (situation 2)', async () => {
    const { scene, sidebar, left, queued } = await runElsewhere();
    expect(answered(await sidebar.server.discardRun({ runId: left.runId }))).toEqual({ rows: queued });
    expect(shownRows(scene).filter(isQueued)).toEqual([]);
    expect(answered(await sidebar.opening()).left).toEqual([]);
  });

  test('is no way around what was left: the next run on that sheet is asked about it (situation 2)', async () => {
    const { scene, queued } = await runElsewhere();
    clearFew(scene);
    const sidebar = openSidebar(scene);
    expect((await sidebar.enrich({ rows: FEW })).trouble?.code).toBe('rows-left');
    expect(shownRows(scene).filter(isQueued)).toHaveLength(queued);
    expect((await sidebar.enrich({ rows: FEW, leftovers: 'discard' })).progress?.state).toBe('done');
    expect(answered(await sidebar.opening()).left).toEqual([]);
  });

  test('finds room for the runs of five other sheets, and says so before there is a sixth', async () => {
    const scene = createScene(contacts);
    await openSidebar(scene).connect();
    const sheets = Array.from({ length: 7 }, (_, index) => addSheet(scene, `Sheet ${index}`));
    const codes: (string | undefined)[] = [];
    for (const sheet of sheets) {
      const { progress, trouble } = await openSidebar(sheet).enrich({ creditCap: 1 });
      codes.push(trouble?.code ?? progress?.stop?.code);
    }
    expect(codes).toEqual([...Array<string>(6).fill('credit-cap'), 'rows-left']);
    const sidebar = openSidebar(scene);
    const { left, run } = answered(await sidebar.opening());
    expect([...left.map(({ sheetName }) => sheetName), run?.sheetName]).toEqual(
      sheets.slice(0, 6).map((_, index) => `Sheet ${index}`),
    );
    answered(await sidebar.server.discardRun({ runId: left[2]!.runId }));
    expect((await openSidebar(sheets[6]!).enrich({ creditCap: 1 })).progress?.stop?.code).toBe('credit-cap');
  });
});

describe('Retry not found', () => {
  test('costs what its check says, also where somebody is known by now (situation 3)', async () => {
    const scene = createScene(contacts);
    const sidebar = openSidebar(scene);
    await sidebar.connect();
    scene.ecore.setCredits(100_000);
    await sidebar.enrich();
    const paid = creditsPaid(scene.ecore);
    const asked = scene.ecore.journal.length;
    const check = answered(await sidebar.server.checkRun(requestOf(scene, { take: 'not-found' })));
    const { progress } = await sidebar.enrich({ take: 'not-found' });
    expect(scene.ecore.journal.length - asked).toBeGreaterThan(0);
    expect(check.mostCredits).toBeGreaterThan(0);
    expect(progress).toMatchObject({ state: 'done', total: check.rowsTaken });
    expect(creditsPaid(scene.ecore) - paid).toBeLessThanOrEqual(check.mostCredits);
  });
});

describe('the ceiling of a run', () => {
  test('holds when the list grows after its check, and is raised by a new agreement', async () => {
    const scene = createScene(contacts);
    const sidebar = openSidebar(scene);
    await sidebar.connect();
    const request = requestOf(scene, { rows: FEW });
    const check = answered(await sidebar.server.checkRun(request));
    let progress = answered(await sidebar.server.startRun(request, check.mostCredits));
    // Somebody fills Queued down the column.
    scene.workbook.change(
      scene.sheetId,
      { row: 2, column: STATUS_COLUMN, rows: 120, columns: 1 },
      Array(120).fill([{ value: 'Queued' }]),
    );
    const finish = async () => {
      while (progress.state === 'running') progress = answered(await sidebar.server.stepRun(progress.runId));
    };
    await finish();
    expect(progress).toMatchObject({
      state: 'stopped',
      stop: { code: 'agreed-credits' },
      agreedCredits: check.mostCredits,
    });
    expect(creditsPaid(scene.ecore)).toBeLessThanOrEqual(check.mostCredits);
    expect(progress.stop!.message).toContain(`${check.mostCredits} credits`);
    progress = answered(await sidebar.server.resumeRun({ runId: progress.runId, takeOver: false, agreedCredits: 500 }));
    await finish();
    expect(progress).toMatchObject({ state: 'done', left: 0 });
    expect(progress.spent).toBe(creditsPaid(scene.ecore));
  });
});
