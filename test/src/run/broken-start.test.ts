/** A start that Google ends while somebody moves columns, and what the next call makes of it. */
import { describe, expect, test } from '@jest/globals';
import type { RunRequest } from '../../../src/contract';
import { loadRun } from '../../../src/record/run-state';
import { discardRun } from '../../../src/run/discard-run';
import { resumeRun } from '../../../src/run/resume-run';
import { startRun } from '../../../src/run/start-run';
import { finish, people, request, setUp, value } from '../support/memory-run';

const HEADERS = ['Id', 'First name', 'Last name', 'Company', 'Email', 'eCore status', 'Notes'];
const OUTPUTS = ['Email', 'eCore status'];
const list = (): string[][] => [
  [...HEADERS],
  ...people(8).map(([first, last, company], index) => [
    ...[`${index}`, first!, last!, company!, '', ''],
    index % 2 ? 'Called' : '',
  ]),
];

type Edit = (cells: string[][]) => void;
const insertAt = (place: number): Edit => {
  return (cells) => cells.forEach((row, index) => row.splice(place, 0, index === 0 ? 'New' : ''));
};
const EDITS: [string, Edit][] = [
  ['a column comes in at the left', insertAt(0)],
  ['a column comes in before the status', insertAt(5)],
  ['the first column is deleted', (cells) => cells.forEach((row) => row.splice(0, 1))],
  ['the notes go before the status', (cells) => cells.forEach((row) => row.splice(5, 0, ...row.splice(6, 1)))],
  ['the status goes to the left', (cells) => cells.forEach((row) => row.splice(0, 0, ...row.splice(5, 1)))],
];

function asked(headers: string[]): Partial<RunRequest> {
  const at = (name: string) => headers.indexOf(name) + 1;
  return {
    headers,
    mapping: { first_name: at('First name'), last_name: at('Last name'), company_name: at('Company') },
    outputs: { email: at('Email'), status: at('eCore status') },
    leftovers: 'include',
  };
}

const isOwn = (name: string): boolean => !OUTPUTS.includes(name);
/** The cells that are no outputs of the run. */
function others([headers = [], ...rows]: string[][]): string[][] {
  return [headers, ...rows].map((row) => headers.flatMap((name, index) => (isOwn(name) ? [row[index] ?? ''] : [])));
}

/** A list whose columns somebody moves before one call of a start, and which reaches the sheet no more from another call on. */
function brokenStart(change: Edit, { edit, end, isKilled }: { edit: number; end: number; isKilled: boolean }) {
  const [headers, ...rows] = list();
  const scene = setUp(rows, undefined, headers);
  const { sheet, services, run } = scene;
  let calls = 0;
  let isDead = false;
  sheet.meanwhile = () => {
    if (++calls === edit) change(sheet.cells);
    if (calls < end) return;
    isDead = isKilled;
    throw new Error('The server has failed');
  };
  const { documentProperties } = services;
  const setAll = documentProperties.setAll.bind(documentProperties);
  documentProperties.setAll = (entries) => {
    if (!isDead) setAll(entries);
  };
  try {
    startRun(run, request(asked(HEADERS)), 100);
  } catch {
    // What was begun is found by the next call.
  }
  sheet.meanwhile = null;
  isDead = false;
  services.clock.sleep(100_000);
  return { ...scene, hasMoved: calls >= edit };
}

describe.each([
  ['killed', true],
  ['broken off by an error', false],
])('a start that is %s', (_how, isKilled) => {
  test.each(EDITS)(
    'while %s leaves nothing in another column, whatever is chosen then (situation 53)',
    (_what, change) => {
      const moved = list();
      change(moved);
      let tried = 0;
      for (const then of ['start again', 'discard and start', 'resume'] as const)
        for (let edit = 3; edit < 7; edit++)
          for (let end = edit + 1; end < edit + 4; end++) {
            const { sheet, run, services, hasMoved } = brokenStart(change, { edit, end, isKilled });
            if (!hasMoved) continue;
            tried++;
            const runId = loadRun(services.documentProperties)?.id;
            if (runId !== undefined && then === 'resume')
              finish(run, value(resumeRun(run, { runId, takeOver: true, agreedCredits: null })));
            if (runId !== undefined && then === 'discard and start') value(discardRun(run, { runId }));
            // Where the word stood among the emails, the first start takes it back and has the list checked once more.
            const start = () => startRun(run, request(asked([...sheet.cells[0]!])), 100);
            const first = start();
            const again = 'problem' in first && first.problem.code === 'sheet-changed' ? start() : first;
            if (!('problem' in again)) finish(run, again);
            const status = sheet.cells[0]!.indexOf('eCore status');
            expect({ then, edit, end, cells: others(sheet.cells) }).toEqual({ then, edit, end, cells: others(moved) });
            expect(sheet.cells.slice(1).map((row) => row[status])).toEqual(people(8).map(() => 'Found'));
          }
      expect(tried).toBeGreaterThan(10);
    },
  );
});
