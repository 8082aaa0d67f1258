import { initialState } from '../../sidebar/state/state';
import type { State } from '../../sidebar/state/state';
import type { Check, ClockState, Progress } from '../../src/contract';
import { SENTENCES } from '../../src/messages';
import { check, HALF_PAST_TWO, otherRun, progress, runRequest, sheetColumns } from './builders';
import { formulasPage, lastRun, listedRows, settings, undoCheck } from './fake-around';

/** Every state of the sidebar that looks different, by name: the table of states is this list. */

export const NOW = HALF_PAST_TWO + 60_000;

const BALANCE = { credits: 250, at: HALF_PAST_TWO };

const state = (patch: Partial<State> = {}): State => ({
  ...initialState(null),
  step: 'rows',
  token: { connected: true, lastFour: '4f2a' },
  balance: BALANCE,
  savedAnswers: 12,
  sheet: sheetColumns(),
  ...patch,
});

const around = (patch: Partial<State['around']>): State['around'] => ({ ...initialState(null).around, ...patch });

const checked = (
  patch: Partial<Check> = {},
  request: Partial<State['checked'] & object>['request'] = runRequest(),
) => ({
  step: 'check' as const,
  checked: { request, check: check(patch) },
});

const FULL_CHECK: Partial<Check> = {
  unusable: { count: 2, rows: '8, 19' },
  duplicates: 3,
  known: 4,
  lookups: 31,
  mostCredits: 31,
  balance: BALANCE,
  skipped: [
    { reason: 'found', count: 14, rows: '2\u201314, 17' },
    { reason: 'blank', count: 1, rows: '9' },
    { reason: 'formula', count: 1, rows: '22' },
  ],
};

/** A published add-on's. */
const CLOCK: ClockState = { on: true, every: 60, lookedAt: HALF_PAST_TWO - 600_000, pausedUntil: null };

const half: Partial<Progress> = { left: 20, found: 14, notFound: 4, failed: 2, spent: 14, balance: BALANCE };
const over: Partial<Progress> = {
  state: 'done',
  left: 0,
  found: 28,
  notFound: 7,
  failed: 2,
  unusable: 2,
  blocked: 1,
  spent: 27,
  free: 1,
  balance: BALANCE,
};
const stopped = (code: NonNullable<Progress['stop']>['code'], message: string): Partial<State> => ({
  step: 'done',
  run: progress({ ...half, state: 'stopped', stop: { code, message } }),
});
const trouble = (code: NonNullable<State['trouble']>['code'], message: string, step: State['step'] = 'rows') =>
  state({ step, trouble: { code, message } });

const LONG_HEADER = 'Wie lautet die E-Mail-Adresse der Person, die an der Veranstaltung teilnehmen wird?';
const MANY_COLUMNS = sheetColumns({
  sheetName: 'Export_2026-05-12_all-contacts_final_v2',
  columns: [
    ...sheetColumns().columns,
    ...Array.from({ length: 20 }, (_, at) => ({
      index: at + 6,
      letter: 'FGHIJKLMNOPQRSTUVWXY'.charAt(at),
      header: at < 3 ? LONG_HEADER : `Custom field ${at}`,
      sample: 'https://crm.example/contact/2cdbcec5f00d',
    })),
  ],
  leftOut: [6, 7, 8, 9, 10].map((column) => ({ column, reason: 'unknown-header' as const })),
});

const LEFT_RUN: State['left'][number] = {
  runId: 'run-3',
  sheetId: 9,
  sheetName: 'Leads from the trade fair in autumn',
  left: 395,
  spent: 89,
  agreedCredits: 484,
  startedAt: HALF_PAST_TWO - 86_400_000,
  yours: false,
};

const NO_COLUMNS =
  'Match your columns first. A formula needs a LinkedIn URL, an email, or a name together with a company.';

const RTL = 'قائمة العملاء';

export const STATES: { [name: string]: State } = {
  opening: state({ step: 'opening', busy: 'Opening\u2026' }),
  'could not be opened': trouble('unexpected', 'Something went wrong. Try again.', 'opening'),
  'no network when opening': trouble(
    'network',
    'Google could not be reached. Check your internet connection.',
    'opening',
  ),
  'two accounts': trouble(
    'two-accounts',
    'Google refused this page, most likely because this browser is signed in to more than one Google account.',
    'opening',
  ),
  'permission missing': trouble(
    'google-refuses',
    'The add-on no longer has access to this sheet. Open it again from the menu and allow the access it asks for.',
    'opening',
  ),
  connect: state({ step: 'connect', token: { connected: false, lastFour: '' }, balance: null }),
  'connect, token refused': state({
    step: 'connect',
    token: { connected: false, lastFour: '' },
    trouble: { code: 'bad-token', message: 'eCore does not know this token. Copy it again.', field: 'token' },
  }),
  'connect, checking': state({
    step: 'connect',
    token: { connected: false, lastFour: '' },
    busy: 'Checking the token\u2026',
  }),
  'change token': state({ step: 'connect' }),
  columns: state({ step: 'columns', note: 'The token works.' }),
  'columns, some left out': state({
    step: 'columns',
    sheet: sheetColumns({ leftOut: [{ column: 5, reason: 'somebody-else' }] }),
  }),
  'columns, chosen before': state({
    step: 'columns',
    sheet: sheetColumns({ remembered: true, outputs: { email: 5, status: null } }),
  }),
  'columns, many and long': state({ step: 'columns', sheet: MANY_COLUMNS }),
  'columns, nothing recognised': state({ step: 'columns', sheet: sheetColumns({ mapping: {} }) }),
  'columns, refused': state({
    step: 'columns',
    sheet: sheetColumns({ mapping: {} }),
    trouble: { code: 'no-columns', message: 'Choose the columns that identify people first.' },
  }),
  rows: state(),
  'rows, right to left': state({ sheet: sheetColumns({ sheetName: RTL }) }),
  'rows, retry failed': state({ choice: { ...state().choice, rows: 'all', take: 'failed' } }),
  'rows, bad limit': state({
    choice: { ...state().choice, creditCap: 'ten' },
    trouble: { code: 'bad-request', message: 'Type a whole number of credits.', field: 'credits' },
  }),
  'rows, nothing selected': trouble('nothing-selected', 'Nothing is selected. Select the rows to enrich.'),
  'rows, header only': trouble('header-only', 'Only the header row is selected. Select the rows below it.'),
  'rows, empty sheet': trouble('empty-sheet', 'This sheet has nothing below its header row.'),
  'rows, selection on another sheet': trouble('other-sheet', 'Your selection is on another sheet.'),
  'rows, someone else runs': state({ otherRun: otherRun() }),
  'rows, someone else has stopped responding': state({ otherRun: otherRun({ silent: true }) }),
  'rows, an earlier run has rows left': state({ run: progress({ ...half, state: 'stopped' }) }),
  'rows, a run finished unseen': state({ run: progress(over), finishedAway: true }),
  'rows, a run of yours in another window': state({
    run: progress(half),
    otherRun: otherRun({ yours: true }),
  }),
  'rows, a run left on another sheet': state({ left: [LEFT_RUN] }),
  'rows, those of the last run': state({
    choice: { ...state().choice, rows: { ranges: [[2, 9]] }, take: 'not-found' },
  }),
  checking: state({ busy: 'Checking\u2026' }),
  check: state(checked(FULL_CHECK)),
  'check, again': state(checked({ balance: BALANCE }, runRequest({ take: 'again' }))),
  'check, balance too small': state({
    ...checked({ balance: { credits: 5, at: HALF_PAST_TWO } }),
    balance: { credits: 5, at: HALF_PAST_TWO },
  }),
  'check, balance not known': state({ ...checked(), balance: null }),
  'check, limit': state(checked({ mostCredits: 10, balance: BALANCE }, runRequest({ creditCap: 10 }))),
  'check, hidden rows': state(checked({ hidden: { count: 17, rows: '5\u201321' } })),
  'check, rows of an earlier run': state(checked({ leftovers: { count: 395, rows: '12\u2013406' } })),
  'check, rows of an earlier run included': state(checked({}, runRequest({ leftovers: 'include' }))),
  'check, rows of an earlier run discarded': state(
    checked({ leftovers: { count: 395, rows: '12\u2013406' } }, runRequest({ leftovers: 'discard' })),
  ),
  'check, more rows than can be looked through': state(checked({ hiddenUnknownFrom: 10_002 })),
  'check, only visible rows': state(
    checked({ skipped: [{ reason: 'hidden', count: 17, rows: '5\u201321' }] }, runRequest({ onlyVisible: true })),
  ),
  'check, another sheet in view': state(checked({ activeSheet: { id: 8, name: RTL } })),
  'check, nothing to enrich': state(
    checked({ rowsTaken: 0, lookups: 0, mostCredits: 0, skipped: FULL_CHECK.skipped! }),
  ),
  running: state({ step: 'running', run: progress(half) }),
  'running, with its speed': state({
    step: 'running',
    run: progress({ ...half, total: 1_400, left: 1_204, found: 181 }),
    samples: [
      { at: NOW - 20_000, settled: 40 },
      { at: NOW, settled: 196 },
    ],
  }),
  'running, a menu item waits': state({
    step: 'running',
    run: progress(half),
    intent: { rows: 'selected', take: 'unsettled' },
  }),
  'running, credits will run out': state({
    step: 'running',
    run: progress({ ...half, balance: { credits: 6, at: NOW } }),
    balance: { credits: 6, at: NOW },
  }),
  'running, eCore does not answer': state({
    step: 'running',
    run: progress({ ...half, waiting: { reason: 'no-answer', until: NOW + 30_000 } }),
  }),
  'running, no answer from Google': state({
    step: 'running',
    run: progress(half),
    pause: { trouble: { code: 'network', message: 'No answer.' }, milliseconds: 5_000, attempt: 2, attempts: 4 },
  }),
  'running, may be closed': state({ step: 'running', run: progress(half), clock: CLOCK }),
  'running, pauses by choice': state({
    step: 'running',
    run: progress(half),
    clock: { ...CLOCK, on: false, every: null },
  }),
  'done, goes on by itself': state({
    step: 'done',
    run: progress({ ...half, state: 'running' }),
    otherRun: otherRun({ yours: true, silent: true, clock: CLOCK }),
    clock: CLOCK,
  }),
  'done, goes on by itself tomorrow': state({
    step: 'done',
    run: progress({ ...half, state: 'running' }),
    otherRun: otherRun({ yours: true, silent: true, clock: CLOCK }),
    clock: { ...CLOCK, pausedUntil: HALF_PAST_TWO + 20 * 3_600_000 },
  }),
  "done, waits for Google's quota": state({
    ...stopped('google-quota', SENTENCES['google-quota']),
    clock: CLOCK,
  }),
  'done, no longer by itself': state({
    ...stopped('no-credits', SENTENCES['no-credits']),
    clock: { ...CLOCK, every: null },
  }),
  'rows, someone else goes on by itself': state({ otherRun: otherRun({ silent: true, clock: CLOCK }) }),
  'settings, runs pause': state({ step: 'settings', around: around({ settings: settings({ clock: false }) }) }),
  stopping: state({ step: 'running', run: progress(half), stopping: true }),
  done: state({ step: 'done', run: progress(over), started: runRequest() }),
  'done, a menu item waits': state({
    step: 'done',
    run: progress(over),
    intent: { rows: 'selected', take: 'again' },
  }),
  'done, everything found': state({
    step: 'done',
    run: progress({ ...over, found: 40, notFound: 0, failed: 0, unusable: 0, blocked: 0 }),
    started: runRequest(),
  }),
  'done, tried three rows': state({
    step: 'done',
    run: progress({ ...over, total: 3, found: 3, notFound: 0, failed: 0, unusable: 0, blocked: 0, spent: 3 }),
    started: runRequest({ firstRows: 3 }),
  }),
  'done, failed rows listed': state({
    step: 'done',
    run: progress(over),
    started: runRequest(),
    around: around({ list: { kind: 'failed', rows: listedRows('failed', 2), more: 0, wholeSheet: false } }),
  }),
  'done, long list': state({
    step: 'done',
    run: progress({ ...over, found: 400, total: 412 }),
    around: around({ list: { kind: 'found', rows: listedRows('found', 12), more: 388, wholeSheet: true } }),
  }),
  'done, right to left': state({
    step: 'done',
    run: progress({ ...over, sheetName: RTL }),
    around: around({
      list: {
        kind: 'failed',
        rows: [{ row: 4, label: 'محمد عبد الله', reason: 'no answer from eCore' }],
        more: 0,
        wholeSheet: false,
      },
    }),
  }),
  'done, answers lost': state({ step: 'done', run: progress({ ...over, lostAnswers: 3 }) }),
  stopped: state(stopped('stopped', 'Stopped. Resume to continue with the remaining rows.')),
  'stopped, no credits': state(stopped('no-credits', 'Your eCore wallet has too few credits.')),
  'stopped, bad token': state(stopped('bad-token', 'eCore does not accept the token. Copy it again.')),
  'stopped, no token': state(stopped('no-token', 'Connect your eCore token first.')),
  'stopped, daily limit': state(stopped('daily-cap', "You've reached this token's daily limit. Resume tomorrow.")),
  'stopped, credit limit': state({
    step: 'done',
    run: progress({
      ...half,
      state: 'stopped',
      creditCap: 14,
      stop: { code: 'credit-cap', message: 'You\u2019ve reached the credit limit for this run.' },
    }),
  }),
  'stopped, eCore fails': state(stopped('ecore-failing', "eCore isn't responding: ten lookups in a row failed.")),
  'stopped, Google\u2019s daily limit': state(stopped('google-quota', "Google's daily limit for requests is used up.")),
  'stopped, column deleted': state(stopped('column-gone', 'A column this run uses was deleted.')),
  'stopped, protected': state(stopped('protected', "Row 12's status cell is protected.")),
  'network lost in a run': state({
    ...stopped('stopped', ''),
    trouble: {
      code: 'network',
      message: 'Google could not be reached. Check your internet connection, then try again.',
    },
  }),
  'nothing to retry': state({
    ...checked({ rowsTaken: 0, lookups: 0, mostCredits: 0 }, runRequest({ take: 'failed' })),
  }),
  settings: state({ step: 'settings', around: around({ settings: settings() }) }),
  'settings, nothing set': state({
    step: 'settings',
    around: around({
      settings: settings({ balance: null, savedAnswers: 0, colours: false, ceiling: { credits: 50, spentToday: 12 } }),
    }),
  }),
  'last runs': state({
    step: 'runs',
    around: around({
      undo: undoCheck(),
      runs: [
        lastRun(),
        lastRun({ startedAt: HALF_PAST_TWO - 86_400_000, who: 'other', left: 3, sheetName: RTL, undone: true }),
      ],
    }),
  }),
  'last runs, none': state({ step: 'runs', around: around({ undo: undoCheck({ run: null }), runs: [] }) }),
  'last runs, too large to undo': state({
    step: 'runs',
    around: around({
      undo: undoCheck({ refusal: "That is more than this document has room to remember, so it can't be undone." }),
      runs: [lastRun({ rows: 9_000 })],
    }),
  }),
  formulas: state({ step: 'formulas', around: around({ formulas: formulasPage() }) }),
  'formulas, none possible': state({
    step: 'formulas',
    around: around({
      formulas: formulasPage({
        cell: 'Select an empty cell in the row of a person, right of your data.',
        column: 'This list has more than 2,000 rows. A formula is too slow for them; enrich them in the sidebar.',
        counts: { done: 0, pending: 0, failed: 0, mistaken: 0 },
        ceiling: { credits: 50, spentToday: 12 },
      }),
    }),
  }),
  'formulas, no columns': state({
    step: 'formulas',
    around: around({ formulas: formulasPage({ cell: NO_COLUMNS, column: NO_COLUMNS }) }),
  }),
  'formulas, by names': state({
    step: 'formulas',
    around: around({
      formulas: formulasPage({
        column: {
          formula: '=ECORE_EMAIL(A2:A1201, B2:B1201, C2:C1201)',
          cell: 'AB2',
          answers: 'AB2:AB1201',
          rows: 1_200,
          known: 0,
          mostCredits: 1_200,
        },
      }),
    }),
  }),
};

/** What is shown once a button was pressed that asks the server nothing. */
export const PRESSED: { [name: string]: { state: State; button: string } } = {
  'columns, to be chosen': { state: STATES.columns!, button: 'Change columns' },
  'columns, many to be chosen from': { state: STATES['columns, many and long']!, button: 'Change columns' },
  'change token, asked to remove it': { state: STATES['change token']!, button: 'Remove token\u2026' },
  'settings, asked to clear answers': { state: STATES.settings!, button: 'Clear saved answers\u2026' },
  'last runs, asked to undo': { state: STATES['last runs']!, button: 'Undo this run\u2026' },
  'stopped, credit limit raised': { state: STATES['stopped, credit limit']!, button: 'Raise to 34 credits' },
};
