/**
 * Re-runs, overwriting and retries of a list in which people have changed, under a limit, by a service that charges and
 * then answers with something else: the limit holds, what was charged is told, and no former person's email stands beside
 * a word that is not about it.
 */
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Take } from '../../src/contract';
import { createContacts, IDENTIFIER_COLUMNS, STATUS_COLUMN } from './support/contacts';
import type { Contacts } from './support/contacts';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { creditsPaid } from './support/payments';
import { createScene, shownRows } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';

const contacts = createContacts(24, 11);
const STATUSES = [201, 302, 404, 408, 500, 502, 504];
const figures = { runs: 0, limits: 0, kept: 0 };

const round = fc.record({
  take: fc.constantFrom<Take>('unsettled', 'again', 'failed', 'not-found'),
  overwrite: fc.boolean(),
  creditCap: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 2 }),
  /** Rows that are about somebody else from then on, by place, and whom: another row's person, or nobody's. */
  changes: fc.array(fc.record({ row: fc.nat(23), to: fc.option(fc.nat(23)), clearsStatus: fc.boolean() }), {
    maxLength: 6,
  }),
  charged: fc.record({ every: fc.integer({ min: 1, max: 6 }), status: fc.constantFrom(...STATUSES) }),
});

function changePerson(
  scene: Scene,
  { cells }: Contacts,
  change: { row: number; to: number | null; clearsStatus: boolean },
): void {
  const put = (column: number, text: string) =>
    scene.workbook.change(scene.sheetId, { row: change.row + 2, column, rows: 1, columns: 1 }, [
      [{ value: text || null }],
    ]);
  const nobody: { [column: number]: string } = { 3: 'Nobody', 4: 'Known', 5: `Nowhere ${change.row}` };
  for (const column of IDENTIFIER_COLUMNS)
    put(column, change.to === null ? (nobody[column] ?? '') : (cells[change.to + 1]?.[column - 1] ?? ''));
  if (change.clearsStatus) put(STATUS_COLUMN, '');
}

/** Rows whose email is not what is right for whoever stands there, under a word that says nothing of it. */
function foreignEmails(scene: Scene, taken: (status: string) => boolean): string[] {
  return shownRows(scene).flatMap(({ row, cells, email, status }) => {
    if (email === '' || !taken(status) || status === 'Queued') return [];
    if (scene.contacts.rightFor(cells)?.email === email) return [];
    if (status.endsWith(`earlier email was kept (${email})`)) {
      figures.kept++;
      return [];
    }
    return [`row ${row}: ${email}, ${status}`];
  });
}

test('a limit holds, and no former email stands beside an answer about somebody else (situation 57)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
      let charged = { every: 0, status: 0 };
      let answers = 0;
      const scene = createScene(contacts, {
        service: {
          tamper: ({ entry, answer }) => {
            if (entry.charged === 0 || charged.every === 0 || ++answers % charged.every !== 0) return answer;
            return { status: charged.status, headers: {}, body: '' };
          },
        },
      });
      const sidebar = openSidebar(scene);
      await sidebar.connect();
      await sidebar.enrich();
      for (const { take, overwrite, creditCap, changes, charged: next } of rounds) {
        for (const change of changes) changePerson(scene, contacts, change);
        const before = { paid: creditsPaid(scene.ecore), shown: shownRows(scene) };
        charged = next;
        const { progress } = await sidebar.enrich({ take, overwrite, creditCap, leftovers: 'include' });
        charged = { every: 0, status: 0 };
        figures.runs++;
        const paid = creditsPaid(scene.ecore) - before.paid;
        if (!progress) {
          expect(paid).toBe(0);
          continue;
        }
        if (progress.state !== 'done') figures.limits++;
        const ceiling = Math.min(progress.agreedCredits, creditCap ?? Infinity);
        expect({ paid, ceiling, within: paid <= ceiling }).toEqual({ paid, ceiling, within: true });
        expect({ told: progress.spent + progress.lostAnswers >= paid, spent: progress.spent <= paid }).toEqual({
          told: true,
          spent: true,
        });
        // Whoever was taken is answered for as they stand there now; the others were left as they were.
        const after = shownRows(scene);
        const rewritten = new Set(
          after
            .filter(({ row, status, email }) => {
              const was = before.shown.find((one) => one.row === row)!;
              return was.status !== status || was.email !== email;
            })
            .map(({ row }) => row),
        );
        const foreign = foreignEmails(scene, (status) => status !== '').filter((text) =>
          rewritten.has(Number(/\d+/.exec(text)![0])),
        );
        expect(foreign.filter((text) => !text.endsWith(', Found') || overwrite || take === 'again')).toEqual([]);
      }
    }),
    { numRuns: EXHAUSTIVE ? 400 : 20, seed: 57 },
  );
  expect(figures.kept).toBeGreaterThan(0);
  expect(figures.limits).toBeGreaterThan(0);
}, 3_600_000);

afterAll(() => tell('re-runs of changed people', { ...figures }));
