import type { RowChoice, RunRequest } from '../record/run-request';
import type { SkippedRows, SkipReason } from './check';
import type { Entry } from '../ledger/entry';
import type { RowPlan } from '../lookups/waterfall';
import type { Identifiers } from '../identifiers/identifiers';
import { isFreeForEmail } from '../sheet/email-cell';
import type { Obstacles } from './obstacles';
import { resolveRow } from './resolve-row';
import { addRow, describeRows } from './row-groups';
import type { RowCollection } from './row-groups';
import type { SheetRow } from '../sheet/rows';
import { isQueued, keepsEarlierEmail, statusWord } from '../sheet/status';
import type { RowRange } from '../sheet/sheet';
import { pushRow } from '../sheet/row-ranges';

/** What a run over some rows would do. */
export interface RunPlan {
  taken: RowRange[];
  /** `Queued` rows that keep their email: an interrupted re-run left them, and they are settled without asking. */
  keepFound: RowRange[];
  /** Of the rows taken, those whose status says that it kept an earlier email, which is to be written over. */
  keptEarlier: { row: number; status: string }[];
  /** Rows that say `Queued` from an earlier run and are neither taken nor settled: unless they are cleared, this run would take them. */
  leftovers: RowCollection;
  /** The same among the rows that were chosen, which a trial puts off: they are cleared, and checked again after it. */
  putOff: RowRange[];
  rowsTaken: number;
  /** Of the rows taken, those without a usable combination. */
  unusable: RowCollection;
  /** Of the rows taken, those that are hidden. */
  hidden: RowCollection;
  skipped: SkippedRows[];
  duplicates: number;
  known: number;
  /** People to ask for. Each costs one credit at most: whatever way finds them, the others are not tried any more. */
  lookups: number;
  /** Keys that may be asked for by more than one of the rows taken. */
  sharedKeys: Set<string>;
}

export type Choice = Pick<RunRequest, 'rows' | 'take' | 'overwrite' | 'firstRows' | 'onlyVisible' | 'leftovers'>;

export interface PlanTools {
  obstacles: Obstacles;
  plan: (identifiers: Identifiers) => RowPlan;
  /** Saved answers among the keys that count for this run; asked once for all. */
  known: (keys: string[]) => Map<string, Entry>;
  /** Rows of the user's own choice; others are there because an earlier run left them. */
  isChosen: (row: number) => boolean;
  /** Hidden rows among those that would be taken; asked once for all, because each row is a call of its own. */
  hidden: (ranges: RowRange[]) => Set<number>;
}

/** Reasons in the order in which they are worth reading. */
const REASONS: SkipReason[] = [
  'has-email',
  'found',
  'not-found',
  'still-missing',
  'still-invalid',
  'formula',
  'array-formula',
  'protected',
  'restricted',
  'hidden',
  'not-marked-failed',
  'not-marked-not-found',
  'blank',
];

/**
 * Sorts rows into those a run takes and those it skips, and counts what the taken ones need (product rules: rows that
 * are not settled; `Found` and `Not found` are for the re-runs).
 *
 * @param rows the rows chosen, and where leftovers are included those, from the top down
 * @param queued further rows that say `Queued`, which the choice does not name
 */
export function planRun(rows: SheetRow[], queued: RowRange[], choice: Choice, tools: PlanTools): RunPlan {
  const { plan } = tools;
  const answers = tools.known(keysOf(rows, plan));
  const skipped = new Map<SkipReason, RowCollection>();
  const keepFound: RowRange[] = [];
  const leftovers: RowCollection = { ranges: [], count: 0 };
  const skip = (row: SheetRow, reason: SkipReason) => {
    const group = skipped.get(reason) ?? { ranges: [], count: 0 };
    skipped.set(reason, group);
    addRow(group, row.row);
    if (!isQueued(row.status)) return;
    if (reason === 'has-email') pushRow(keepFound, row.row);
    else addRow(leftovers, row.row);
  };

  const candidates: SheetRow[] = [];
  for (const row of rows) {
    // What somebody typed beside a row that is waiting is not what a re-run of other rows may write over.
    const mayOverwrite = tools.isChosen(row.row) && (choice.overwrite || choice.take === 'again');
    const settings = { ...choice, mayOverwrite };
    const reason = skipReason(row, settings, tools.obstacles, { plan, answers });
    if (reason === null) candidates.push(row);
    else skip(row, reason);
  }
  const hidden = tools.hidden(rangesOf(candidates));
  const visible = choice.onlyVisible ? candidates.filter(({ row }) => !hidden.has(row)) : candidates;
  if (choice.onlyVisible) candidates.filter(({ row }) => hidden.has(row)).forEach((row) => skip(row, 'hidden'));
  for (const [first, last] of queued) for (let row = first; row <= last; row++) addRow(leftovers, row);
  leftovers.ranges.sort(([one], [other]) => one - other);

  return {
    ...takeRows(visible, choice.firstRows, { plan, answers, hidden }),
    keepFound,
    leftovers,
    skipped: REASONS.flatMap((reason) => {
      const group = describeRows(skipped.get(reason) ?? { ranges: [], count: 0 });
      return group ? [{ reason, ...group }] : [];
    }),
  };
}

/** What each row may ask, and what is answered already. */
interface Known {
  plan: PlanTools['plan'];
  answers: Map<string, Entry>;
}

type Taking = Omit<RunPlan, 'keepFound' | 'leftovers' | 'skipped'>;

/** Takes the rows, of a trial the first that can be asked for, and counts what they need. */
function takeRows(rows: SheetRow[], firstRows: number | null, known: Known & { hidden: Set<number> }): Taking {
  const { plan, answers } = known;
  const taken: RowCollection = { ranges: [], count: 0 };
  const unusable: RowCollection = { ranges: [], count: 0 };
  const hidden: RowCollection = { ranges: [], count: 0 };
  const putOff: RowRange[] = [];
  const keptEarlier: RunPlan['keptEarlier'] = [];
  /** People by all the lookups that are left to try for them: two rows that share only the first may both cost a credit. */
  const asked = new Set<string>();
  const free = new Set<string>();
  const seen = new Set<string>();
  const sharedKeys = new Set<string>();
  let duplicates = 0;
  for (const row of rows) {
    const rowPlan = plan(row.identifiers);
    const outcome = resolveRow(rowPlan, answers);
    if (firstRows !== null && (taken.count >= firstRows || outcome.kind === 'unusable')) {
      if (isQueued(row.status)) pushRow(putOff, row.row);
      continue;
    }
    addRow(taken, row.row);
    if (keepsEarlierEmail(row.status, row.email)) keptEarlier.push({ row: row.row, status: row.status });
    if (known.hidden.has(row.row)) addRow(hidden, row.row);
    if (outcome.kind === 'unusable' || rowPlan.kind !== 'lookups') {
      addRow(unusable, row.row);
      continue;
    }
    const keys = rowPlan.lookups.map(({ key }) => key);
    for (const key of keys) (seen.has(key) ? sharedKeys : seen).add(key);
    const person = outcome.kind === 'pending' ? keys.slice(keys.indexOf(outcome.lookup.key)).join(' ') : keys[0] || '';
    if (asked.has(person) || free.has(person)) duplicates++;
    (outcome.kind === 'pending' ? asked : free).add(person);
  }
  return {
    taken: taken.ranges,
    rowsTaken: taken.count,
    unusable,
    hidden,
    putOff,
    keptEarlier,
    duplicates,
    known: free.size,
    lookups: asked.size,
    sharedKeys,
  };
}

/** Why a row is not taken, or null. */
function skipReason(
  row: SheetRow,
  choice: Choice & { mayOverwrite: boolean },
  obstacles: Obstacles,
  { plan: planOf, answers }: Known,
): SkipReason | null {
  const plan = planOf(row.identifiers);
  const word = statusWord(row.status);
  if (plan.kind === 'blank' && word === null) return 'blank';
  const isIncluded = choice.leftovers === 'include' && word === 'queued';
  if (choice.take === 'failed' && word !== 'failed' && !isIncluded) return 'not-marked-failed';
  if (choice.take === 'not-found' && word !== 'not-found' && !isIncluded) return 'not-marked-not-found';
  if (choice.take === 'unsettled') {
    if (word === 'found' || word === 'not-found') return word;
    if (word === 'missing-data' && (plan.kind === 'missing' || plan.kind === 'blank')) return 'still-missing';
    if (word === 'invalid-input' && isStillInvalid(plan, answers)) return 'still-invalid';
  }
  const mayOverwrite = choice.mayOverwrite || keepsEarlierEmail(row.status, row.email);
  if (!isFreeForEmail(row.email) && (isForRowsWithoutEmail(choice.rows) || !mayOverwrite)) return 'has-email';
  if (obstacles.formula.has(row.row)) return 'formula';
  if (obstacles.arrayFormula.has(row.row)) return 'array-formula';
  if (obstacles.protected.has(row.row)) return 'protected';
  if (obstacles.restricted.has(row.row)) return 'restricted';
  return null;
}

/** A choice of rows without email spares the others, also where existing emails may be overwritten. */
export function isForRowsWithoutEmail(rows: RowChoice): boolean {
  return typeof rows === 'string' ? rows === 'without-email' : rows.withoutEmail === true;
}

function isStillInvalid(plan: RowPlan, answers: Map<string, Entry>): boolean {
  return (
    plan.kind === 'invalid' ||
    (plan.kind === 'lookups' && plan.lookups.every(({ key }) => answers.get(key)?.kind === 'rejected'))
  );
}

function rangesOf(rows: SheetRow[]): RowRange[] {
  const ranges: RowRange[] = [];
  for (const { row } of rows) pushRow(ranges, row);
  return ranges;
}

function keysOf(rows: SheetRow[], plan: (identifiers: Identifiers) => RowPlan): string[] {
  const keys = new Set<string>();
  for (const { identifiers } of rows) {
    const rowPlan = plan(identifiers);
    if (rowPlan.kind === 'lookups') for (const { key } of rowPlan.lookups) keys.add(key);
  }
  return [...keys];
}
