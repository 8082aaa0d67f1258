import type { Check, Opening, OtherRun, Progress, RunRequest, SheetColumns } from '../../src/contract';

export const HALF_PAST_TWO = new Date(2026, 4, 12, 14, 30).getTime();

export const sheetColumns = (patch: Partial<SheetColumns> = {}): SheetColumns => ({
  sheetId: 7,
  sheetName: 'Contacts',
  headerRow: 1,
  headerRank: null,
  dataRows: 40,
  columns: [
    { index: 1, letter: 'A', header: 'First name', sample: 'Ada' },
    { index: 2, letter: 'B', header: 'Last name', sample: 'Lovelace' },
    { index: 3, letter: 'C', header: 'Company', sample: 'Analytical Engines' },
    { index: 4, letter: 'D', header: 'LinkedIn', sample: 'linkedin.com/in/ada-lovelace' },
    { index: 5, letter: 'E', header: 'Notes', sample: 'Met in London' },
  ],
  mapping: { first_name: 1, last_name: 2, company_name: 3, linkedin_url: 4 },
  outputs: { email: null, status: null },
  remembered: false,
  leftOut: [],
  ...patch,
});

export const opening = (patch: Partial<Opening> = {}): Opening => ({
  token: { connected: true, lastFour: '4f2a' },
  balance: { credits: 250, at: HALF_PAST_TWO },
  sheet: sheetColumns(),
  run: null,
  clock: null,
  otherRun: null,
  left: [],
  savedAnswers: 0,
  ...patch,
});

export const progress = (patch: Partial<Progress> = {}): Progress => ({
  runId: 'run-1',
  sheetId: 7,
  sheetName: 'Contacts',
  startedAt: HALF_PAST_TWO,
  state: 'running',
  total: 40,
  found: 0,
  notFound: 0,
  failed: 0,
  unusable: 0,
  blocked: 0,
  left: 40,
  free: 0,
  spent: 0,
  lostAnswers: 0,
  lostCharged: 0,
  agreedCredits: 40,
  creditCap: null,
  balance: null,
  waiting: null,
  wave: 8,
  lanes: 0,
  stop: null,
  ...patch,
});

export const otherRun = (patch: Partial<OtherRun> = {}): OtherRun => ({
  runId: 'run-9',
  startedAt: HALF_PAST_TWO,
  lastSeenAt: HALF_PAST_TWO,
  yours: false,
  silent: false,
  ...patch,
});

export const check = (patch: Partial<Check> = {}): Check => ({
  ranges: [[2, 41]],
  sheetName: 'Contacts',
  rows: '2\u201341',
  activeSheet: null,
  reads: [
    { identifier: 'linkedin_url', letter: 'D', header: 'LinkedIn' },
    { identifier: 'first_name', letter: 'A', header: 'First name' },
    { identifier: 'last_name', letter: 'B', header: 'Last name' },
    { identifier: 'company_name', letter: 'C', header: 'Company' },
  ],
  writes: {
    email: { letter: 'F', header: 'Email', isNew: true },
    status: { letter: 'G', header: 'eCore status', isNew: true },
  },
  rowsTaken: 40,
  hidden: null,
  hiddenUnknownFrom: null,
  unusable: null,
  leftovers: null,
  left: [],
  skipped: [],
  duplicates: 0,
  known: 0,
  lookups: 40,
  mostCredits: 40,
  balance: null,
  ...patch,
});

export const runRequest = (patch: Partial<RunRequest> = {}): RunRequest => ({
  sheetId: 7,
  headerRow: 1,
  mapping: { linkedin_url: 4 },
  outputs: { email: null, status: null },
  rows: 'selected',
  take: 'unsettled',
  onlyVisible: false,
  overwrite: false,
  waterfall: true,
  creditCap: null,
  firstRows: null,
  leftovers: 'ask',
  ...patch,
});
