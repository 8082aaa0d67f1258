import type { Balance, Opening, Progress } from '../../src/contract';
import { describeMilestone, quarterOf, settledRows } from '../running/milestone';
import { addSample } from '../running/pace';
import type { Trouble } from '../trouble/trouble';
import { count } from '../words';
import type { Event } from './events';
import { DEFAULT_CHOICE, hasRowsLeft, isMine, isOwnRunOpen } from './state';
import type { State, Step } from './state';

const QUIET = { busy: null, trouble: null, note: null } as const;

/** The page after an event. Pure: the same state and event give the same page. */
export function reduce(state: State, event: Event): State {
  switch (event.kind) {
    case 'waiting':
      return { ...state, busy: event.what, trouble: null, note: null };
    case 'failed':
      return { ...state, busy: null, trouble: event.trouble, otherRun: event.trouble.run ?? state.otherRun };
    case 'settled':
      return { ...state, ...QUIET };
    case 'opened':
      return open(state, event.opening);
    case 'connected':
      return {
        ...state,
        ...QUIET,
        token: event.token,
        note: event.note,
        tokenRenewed: true,
        step: hasRowsLeft(state.run) && isMine(state.otherRun) ? 'done' : firstStep(state.sheet?.remembered ?? false),
      };
    case 'disconnected':
      return { ...state, ...QUIET, token: event.token, balance: null, step: 'connect', note: 'Token removed.' };
    case 'went':
      return { ...state, ...QUIET, step: event.to };
    case 'columns-read':
      return { ...state, ...QUIET, sheet: event.sheet, checked: null };
    case 'mapped':
      return {
        ...state,
        trouble: null,
        checked: null,
        sheet: state.sheet && { ...state.sheet, mapping: withColumn(state.sheet.mapping, event) },
      };
    case 'output-chosen':
      return {
        ...state,
        trouble: null,
        checked: null,
        sheet: state.sheet && { ...state.sheet, outputs: { ...state.sheet.outputs, [event.output]: event.column } },
      };
    case 'chosen':
      return {
        ...state,
        trouble: null,
        note: null,
        checked: null,
        // What was decided about an earlier run's rows was decided beside other rows.
        choice: { ...state.choice, leftovers: 'ask', ...event.patch },
      };
    case 'decided':
      return { ...state, trouble: null, note: null, choice: { ...state.choice, ...event.patch } };
    case 'intent-taken':
      return {
        ...state,
        intent: null,
        checked: null,
        choice: { ...state.choice, rows: event.intent.rows, take: event.intent.take, leftovers: 'ask' },
      };
    case 'checked':
      return {
        ...state,
        ...QUIET,
        step: 'check',
        checked: { request: event.request, check: event.check },
        balance: newer(state.balance, event.check.balance),
      };
    case 'check-failed':
      return {
        ...state,
        busy: null,
        trouble: event.trouble,
        checked: null,
        step: stepToMend(event.trouble, state.step),
      };
    case 'run-started':
      return {
        ...progressed({ ...state, samples: [], spoken: '', around: withoutList(state) }, event.progress, event.at),
        ...QUIET,
        step: 'running',
        started: event.request,
        clock: event.progress.clock ?? null,
        left: state.left.filter(({ runId }) => runId !== event.resumed),
        finishedAway: false,
        tokenRenewed: false,
        otherRun: null,
        pause: null,
        stopping: false,
        spoken: describeMilestone(event.progress),
      };
    case 'progressed':
      return progressed(state, event.progress, event.at);
    case 'paused':
      return { ...state, pause: event.pause, spoken: `${event.pause.trouble.message} Trying again by itself.` };
    case 'stop-requested':
      return { ...state, stopping: true, spoken: 'Stopping.' };
    case 'run-ended':
      return {
        ...state,
        ...QUIET,
        step: 'done',
        run: event.progress,
        balance: newer(state.balance, event.progress.balance),
        trouble: event.trouble,
        otherRun: event.trouble?.run ?? null,
        pause: null,
        stopping: false,
        checked: null,
        // Paying again is agreed to once, never carried over to the next rows.
        choice: {
          ...state.choice,
          rows: typeof state.choice.rows === 'string' ? state.choice.rows : 'selected',
          take: 'unsettled',
          leftovers: 'ask',
        },
      };
    case 'around':
      return {
        ...state,
        ...QUIET,
        note: event.note ?? null,
        step: event.to ?? state.step,
        around: { ...state.around, ...event.patch },
      };
    case 'rows-listed':
      return { ...state, around: { ...state.around, list: event.list } };
    case 'run-undone':
      return state.run?.startedAt === event.startedAt
        ? {
            ...state,
            run: null,
            started: null,
            otherRun: null,
            checked: null,
            around: { ...state.around, list: null, back: 'rows' },
          }
        : state;
    case 'refreshed':
      return {
        ...state,
        savedAnswers: event.opening.savedAnswers,
        left: event.opening.left,
        clock: event.opening.clock,
        balance: newer(state.balance, event.opening.balance),
        sheet: event.opening.sheet.sheetId === state.sheet?.sheetId ? event.opening.sheet : state.sheet,
      };
    case 'discarded':
      return discarded(state, event);
    case 'answers-cleared':
      return {
        ...state,
        ...QUIET,
        savedAnswers: 0,
        checked: null,
        around: { ...state.around, settings: state.around.settings && { ...state.around.settings, savedAnswers: 0 } },
        note: `${count(event.answers, 'saved answer')} cleared.`,
        step: leaveCheck(state.step),
      };
  }
}

function discarded(state: State, { runId, rows }: { runId: string; rows: number }): State {
  const quiet: State = { ...state, ...QUIET, note: `${count(rows, 'row')} removed from the queue.` };
  if (runId !== state.run?.runId) return { ...quiet, left: state.left.filter((run) => run.runId !== runId) };
  return {
    ...quiet,
    run: null,
    otherRun: null,
    started: null,
    around: withoutList(state),
    choice: DEFAULT_CHOICE,
    step: 'rows',
  };
}

const firstStep = (remembered: boolean): Step => (remembered ? 'rows' : 'columns');

function open(state: State, opening: Opening): State {
  const { token, balance, sheet, run, clock, otherRun, left, savedAnswers } = opening;
  const opened: State = {
    ...state,
    ...QUIET,
    token,
    balance,
    sheet,
    run,
    clock,
    otherRun,
    left,
    savedAnswers,
    finishedAway: run !== null && run.state === 'done',
    tokenRenewed: false,
    checked: null,
    started: null,
    around: withoutList(state),
  };
  if (!token.connected) return { ...opened, step: 'connect' };
  if (state.intent) return { ...opened, step: isOwnRunOpen(opened) ? 'done' : 'rows' };
  if (opened.finishedAway || (hasRowsLeft(run) && isMine(otherRun))) return { ...opened, step: 'done' };
  return { ...opened, step: firstStep(sheet.remembered) };
}

/** Rows behind a count belong to the run that they were listed for. */
const withoutList = ({ around }: State): State['around'] => ({ ...around, list: null });

function progressed(state: State, run: Progress, at: number): State {
  const before = state.run && state.run.runId === run.runId ? quarterOf(state.run) : -1;
  return {
    ...state,
    run,
    balance: newer(state.balance, run.balance),
    pause: null,
    samples: addSample(state.samples, { at, settled: settledRows(run) }),
    spoken: quarterOf(run) > before && !state.stopping ? describeMilestone(run) : state.spoken,
  };
}

function withColumn<M extends object>(
  mapping: M,
  { identifier, column }: { identifier: string; column: number | null },
): M {
  const others = Object.entries(mapping).filter(([name]) => name !== identifier);
  return Object.fromEntries(column === null ? others : [...others, [identifier, column]]) as M;
}

const newer = (known: Balance | null, told: Balance | null): Balance | null =>
  known && told && known.at > told.at ? known : (told ?? known);

/** Where the user can mend what kept a check from being made. */
function stepToMend(trouble: Trouble, step: Step): Step {
  if (trouble.code === 'no-token' || trouble.code === 'bad-token') return 'connect';
  if (trouble.code === 'no-columns' || trouble.code === 'column-gone') return 'columns';
  return step === 'done' ? 'done' : 'rows';
}

/** A check counts saved answers, so it is no longer true without them. */
const leaveCheck = (step: Step): Step => (step === 'check' ? 'rows' : step);
