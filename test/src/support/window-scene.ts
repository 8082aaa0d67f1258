import type { Entry } from '../../../src/ledger/entry';
import { createJournal } from '../../../src/watch/journal';
import { createPlanner } from '../../../src/plan/resolve-row';
import type { RunState } from '../../../src/record/run-state';
import { settleWindow } from '../../../src/step/settle';
import { watchSheet } from '../../../src/watch/watch';
import { weighWindow } from '../../../src/step/weigh-window';
import type { Knowledge } from '../../../src/step/weigh-window';
import { openWindow } from '../../../src/watch/window';
import { people } from './memory-run';
import { findsEverybody, memoryServices } from './memory-services';
import { memorySheet } from './memory-sheet';
import { runState } from './run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];
const plan = createPlanner(false);
const person = (row: number) => ({ first_name: `First${row}`, last_name: `Last${row}`, company_name: 'Acme' });
export function keyOf(row: number): string {
  const planned = plan(person(row));
  return planned.kind === 'lookups' ? planned.lookups[0].key : '';
}
export const found = (row: number): Entry => ({ kind: 'found', email: `p${row}@found.example`, at: 1 });

export interface Given {
  /** What email and status cells say of each person, who is numbered from 0. */
  cells: [email: string, status: string][];
  answers?: { [row: number]: Entry };
  run?: Partial<RunState>;
  giveUp?: boolean;
}

/** A sheet of people with a run over it, and what is known of them. */
export function windowScene({ cells, answers = {}, run: patch = {}, giveUp = false }: Given) {
  const rows = people(cells.length).map((row, index) => [...row.slice(0, 3), ...cells[index]!]);
  const sheet = memorySheet([[...HEADERS], ...rows]);
  const run = runState({ width: sheet.columns(), total: cells.length, ...patch });
  const knowledge: Knowledge = {
    plan,
    answers: new Map(Object.entries(answers).map(([row, entry]) => [keyOf(Number(row)), entry])),
    paid: new Set(Object.keys(answers).map((row) => keyOf(Number(row)))),
    settled: new Set(),
    results: new Set(),
    giveUp,
  };
  const services = memoryServices(findsEverybody);
  const watch = watchSheet({ sheet, run, clock: services.clock, journal: createJournal(services.documentCache, run) });
  const settle = () => {
    const window = watch.open(2);
    if (!window) throw new Error('Nobody waits');
    return settleWindow({ sheet, watch, clock: services.clock, run, knowledge }, window, 'all');
  };
  return { sheet, run, knowledge, settle, weighed: () => weighWindow(openWindow(sheet, run, 2)!, run, knowledge) };
}
/** Of a row that waits. */
export const QUEUED: [email: string, status: string] = ['', 'Queued'];
