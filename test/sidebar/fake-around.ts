import type {
  AroundRunApi,
  FormulasPage,
  LastRun,
  ListedRow,
  RowKind,
  Settings,
  UndoCheck,
} from '../../src/contract-around';
import type { Reply } from '../../src/contract';
import { HALF_PAST_TWO } from './builders';

const ok = <T>(value: T): Reply<T> => ({ ok: true, value });

export const lastRun = (patch: Partial<LastRun> = {}): LastRun => ({
  startedAt: HALF_PAST_TWO,
  endedAt: HALF_PAST_TWO + 90_000,
  sheetId: 7,
  sheetName: 'Contacts',
  rows: 40,
  found: 28,
  notFound: 8,
  failed: 4,
  spent: 28,
  left: 0,
  undone: false,
  who: 'you',
  ...patch,
});

export const undoCheck = (patch: Partial<UndoCheck> = {}): UndoCheck => ({
  run: { startedAt: HALF_PAST_TWO, sheetName: 'Contacts', rows: 40 },
  refusal: null,
  emails: 28,
  statuses: 40,
  changed: 2,
  lost: 1,
  ...patch,
});

export const formulasPage = (patch: Partial<FormulasPage> = {}): FormulasPage => ({
  sheetId: 7,
  sheetName: 'Contacts',
  counts: { done: 12, pending: 3, failed: 1, mistaken: 2 },
  cell: {
    formula: '=ECORE_EMAIL(D2)',
    cell: 'G2',
    answers: 'G2',
    rows: 1,
    known: 0,
    mostCredits: 1,
  },
  column: {
    formula: '=ECORE_EMAIL(D2:D41)',
    cell: 'G2',
    answers: 'G2:G41',
    rows: 40,
    known: 4,
    mostCredits: 36,
  },
  ceiling: { credits: null, spentToday: 0 },
  ...patch,
});

export const settings = (patch: Partial<Settings> = {}): Settings => ({
  token: { connected: true, lastFour: '4f2a' },
  balance: { credits: 250, at: HALF_PAST_TWO },
  savedAnswers: 12,
  colours: true,
  ceiling: { credits: null, spentToday: 0 },
  clock: true,
  ...patch,
});

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Konrad Zuse', 'Hedy Lamarr'];
const REASONS: { [kind in RowKind]: string } = {
  found: '',
  'not-found': '',
  unusable: 'Missing data: company name or website',
  failed: 'no answer from eCore, try again later',
  'not-written': "the email cell can't be written (protected or restricted)",
};

export function listedRows(kind: RowKind, count: number, from = 0): ListedRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: 14 + 3 * (from + index),
    label: NAMES[(from + index) % NAMES.length]!,
    reason: kind === 'found' ? `person${from + index}@acme.example` : REASONS[kind],
  }));
}

/** What goes on around a run: settings that are kept, and lists as long as `rowsOf` says. */
export function aroundStory(rowsOf: (kind: RowKind) => number, savedAnswers: () => number): AroundRunApi {
  let current = settings();
  let page = formulasPage();
  let undone = false;
  return {
    lastRuns: () =>
      ok({ runs: [lastRun(), lastRun({ startedAt: HALF_PAST_TWO - 86_400_000, who: 'other', left: 3 })] }),
    listRows({ kind, from }) {
      const rows = Math.max(0, rowsOf(kind) - from);
      return ok({
        kind,
        rows: listedRows(kind, Math.min(100, rows), from),
        more: Math.max(0, rows - 100),
        wholeSheet: false,
      });
    },
    selectRows: ({ kind }) => ok({ rows: rowsOf(kind), selected: rowsOf(kind) }),
    checkUndo: () => ok(undone ? undoCheck({ run: null, refusal: 'There is no run to undo.' }) : undoCheck()),
    undoRun() {
      undone = true;
      return ok(undoCheck());
    },
    readFormulas: () => ok(page),
    writeFormula: ({ where }) => ok({ cell: where === 'cell' ? 'G2' : 'G2' }),
    retryFormulasInView: () => ok((page = { ...page, counts: { done: 16, pending: 0, failed: 0, mistaken: 2 } })),
    replaceFormulasInView: () => ok((page = { ...page, counts: { ...page.counts, done: 0 } })),
    readSettings: () => ok({ ...current, savedAnswers: savedAnswers() }),
    setColours(on) {
      current = { ...current, colours: on };
      return ok(null);
    },
    setClock(on) {
      current = { ...current, clock: on };
      return ok(null);
    },
    setFormulaCeiling(credits) {
      current = { ...current, ceiling: { credits, spentToday: 0 } };
      page = { ...page, ceiling: current.ceiling };
      return ok(current.ceiling);
    },
  };
}
