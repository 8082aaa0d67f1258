import type { Progress, RunRequest } from '../../../src/contract';
import { createLedger } from '../../../src/ledger/ledger';
import { stepRun } from '../../../src/run/step-run';
import type { Outcome, RunServices } from '../../../src/record/run-services';
import { runRequest } from '../../sidebar/builders';
import { memoryTrigger } from './memory-trigger';
import { noLooks } from './memory-look';
import { findsEverybody, memoryServices } from './memory-services';
import type { Respond } from './memory-services';
import { memoryDocument, memorySheet } from './memory-sheet';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];

/** People of one company whose output cells are empty. */
export function people(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [`First${index}`, `Last${index}`, 'Acme', '', '']);
}

export function request(changes: Partial<RunRequest> = {}): RunRequest {
  return runRequest({
    sheetId: 1,
    mapping: { first_name: 1, last_name: 2, company_name: 3 },
    outputs: { email: 4, status: 5 },
    rows: 'all',
    ...changes,
  });
}

/** A sheet of contacts in memory, and what a run needs beside it. */
export function setUp(rows: string[][], respond: Respond = findsEverybody, headers: string[] = HEADERS) {
  const sheet = memorySheet([[...headers], ...rows]);
  const services = memoryServices(respond);
  const trigger = memoryTrigger();
  let ids = 0;
  const run: RunServices = {
    services,
    document: memoryDocument(sheet),
    formulas: () => {
      throw new Error('The memory sheet has no formulas');
    },
    ledger: createLedger(services),
    looks: noLooks,
    trigger,
    user: () => 'ana',
    newId: () => `id-${++ids}`,
    token: () => 'secret-token-1234',
    balance: { read: () => null, keep: () => undefined },
  };
  return { sheet, services, trigger, run };
}

export function value<T>(outcome: Outcome<T>): T {
  if (typeof outcome === 'object' && outcome !== null && 'problem' in outcome) throw new Error(outcome.problem.message);
  return outcome as T;
}

export function finish(run: RunServices, progress: Progress): Progress {
  let now = progress;
  for (let steps = 0; now.state === 'running'; steps++) {
    if (steps > 500) throw new Error('The run does not end');
    now = value(stepRun(run, now.runId));
  }
  return now;
}
