import { newRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';

/** A run over a sheet with first name, last name, company, email and status in its first five columns. */
export function runState(patch: Partial<RunState> = {}): RunState {
  return {
    ...newRun({
      id: 'run-1',
      sheetId: 1,
      sheetName: 'Contacts',
      headerRow: 1,
      headers: ['First name', 'Last name', 'Company', 'Email', 'eCore status'],
      mapping: { first_name: 1, last_name: 2, company_name: 3 },
      email: 4,
      status: 5,
      take: 'unsettled',
      overwrite: false,
      waterfall: true,
      agreedCredits: 100,
      creditCap: null,
      startedAt: 1_700_000_000_000,
      driver: 'ana',
      total: 10,
      sharedParts: 0,
      balance: null,
    }),
    ...patch,
  };
}
