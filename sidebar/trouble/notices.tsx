import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LeftRun, OtherRun } from '../../src/contract';
import { often } from '../clock/describe-clock';
import { summarize } from '../done/summary';
import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { hasRowsLeft, isOwnRunOpen } from '../state/state';
import { count, formatTime } from '../words';
import { findRemedies } from './remedies';
import { faultyField, TROUBLE_ID } from './trouble';

/** What went wrong, and what can be done about it at once. Always in the page, so that a screen reader hears it change. */
export function TroubleBox({ state, act, now }: View) {
  const trouble = faultyField(state) === null ? state.trouble : null;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (trouble) box.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  return (
    <div role="alert" ref={box}>
      {trouble && (
        <div class="notice error">
          <p id={TROUBLE_ID}>{trouble.run ? describeBusy(trouble.run, now) : trouble.message}</p>
          <Remedies state={state} act={act} />
        </div>
      )}
    </div>
  );
}

/** What pressing *Enrich* or *Resume* meets while a run is going on. */
function describeBusy(run: OtherRun, now: number): string {
  const who = run.yours ? 'Another window of yours' : 'Someone else';
  const then = run.silent
    ? 'You can take over, because it has stopped responding.'
    : 'Try again when that run is done.';
  return `Nothing was started. ${who} has been enriching this document since ${formatTime(run.startedAt, now)}. ${then}`;
}

function Remedies({ state, act }: Pick<View, 'state' | 'act'>) {
  const remedies = findRemedies(state);
  if (remedies.length === 0) return null;
  return (
    <div class="buttons">
      {remedies.map((remedy) => (
        <Button key={remedy.label} onPress={() => void remedy.apply(act)}>
          {remedy.label}
        </Button>
      ))}
    </div>
  );
}

/** Says who is running, and lets the user take over once that window has been silent for long enough. */
export function OtherRunNotice({ state, act, now }: View) {
  const { otherRun } = state;
  if (!otherRun || (otherRun.yours && state.step === 'connect')) return null;
  const idle = state.busy !== null;
  if (otherRun.yours) return <OwnRunNotice state={state} act={act} now={now} />;
  return (
    <section class="notice warning" aria-label="A run elsewhere">
      <p>
        <b>Someone else has been enriching this document</b> since {formatTime(otherRun.startedAt, now)} (last active{' '}
        {formatTime(otherRun.lastSeenAt, now)}).
      </p>
      <p>{describeOthers(otherRun)}</p>
      <div class="buttons">
        {otherRun.silent && (
          <Button idle={idle} onPress={() => void act.resume({ runId: otherRun.runId, takeOver: true })}>
            Take over
          </Button>
        )}
        <Button idle={idle} onPress={() => void act.open()}>
          Refresh
        </Button>
      </div>
    </section>
  );
}

function describeOthers({ silent, clock }: OtherRun): string {
  if (!silent) return 'Only one run at a time works on a document. You can take over if it stops responding.';
  const rests = clock?.every
    ? `Nobody is at it right now, but it continues by itself, ${often(clock.every)}.`
    : 'It has stopped responding.';
  return `${rests} If you take over, the remaining rows are enriched from here and use your credits.`;
}

/** A run that this person's last window left open, or that another window of theirs still drives. */
function OwnRunNotice({ state, act, now }: View) {
  const { otherRun, step } = state;
  if (!otherRun) return null;
  return (
    <section class="notice" aria-label="A run of yours">
      <p>
        <b>You have an unfinished run</b> (last active {formatTime(otherRun.lastSeenAt, now)}).{' '}
        {!otherRun.silent &&
          (otherRun.clock?.every
            ? 'If it is at work right now, in another window or by itself, resuming moves it here.'
            : 'If it is still running in another window, resuming moves it here.')}
      </p>
      {step !== 'done' && (
        <div class="buttons">
          <Button idle={state.busy !== null} onPress={() => void act.open()}>
            Resume or discard
          </Button>
        </div>
      )}
    </section>
  );
}

/** Reminds of rows that earlier runs left behind, while the user is at something else. */
export function LeftOverNotices(view: View) {
  const { state, act } = view;
  const { run, step, otherRun, checked } = state;
  if (step === 'connect' || step === 'opening') return null;
  // The check of the same sheet asks by itself what becomes of them.
  const isAsked =
    step === 'check' &&
    checked !== null &&
    checked.check.leftovers !== null &&
    checked.request.sheetId === run?.sheetId;
  const showsLatest = run !== null && hasRowsLeft(run) && !otherRun && step !== 'done' && !isAsked;
  return (
    <>
      {showsLatest && (
        <p class="notice">
          An earlier run on <b class="name">{run.sheetName}</b> has {count(run.left, 'row')} remaining.{' '}
          <Button kind="link" onPress={() => void act.goTo('done')}>
            Resume or discard
          </Button>
        </p>
      )}
      {!isOwnRunOpen(state) && state.left.map((left) => <LeftRunNotice key={left.runId} left={left} view={view} />)}
    </>
  );
}

/** A run on another sheet that has rows left. */
function LeftRunNotice({ left, view: { state, act, now } }: { left: LeftRun; view: View }) {
  const idle = state.busy !== null;
  return (
    <section class="notice" aria-label={`A run on ${left.sheetName}`}>
      <p>
        {left.yours ? 'Your run' : 'A run'} on <b class="name">{left.sheetName}</b>, started{' '}
        {formatTime(left.startedAt, now)}, has {count(left.left, 'row')} remaining ({count(left.spent, 'credit')}{' '}
        spent).
        {!left.yours && ' If you resume it, it uses your credits.'}
      </p>
      <div class="buttons">
        <Button idle={idle} onPress={() => void act.resume({ runId: left.runId })}>
          Resume
        </Button>
        <Button idle={idle} onPress={() => void act.discard(left.runId)}>
          Discard
        </Button>
      </div>
    </section>
  );
}

/** A run that ended unseen is told, also where a menu item has led elsewhere. */
export function FinishedNotice({ state, act }: View) {
  const { run, step } = state;
  if (!run || !state.finishedAway || step === 'done' || step === 'connect' || step === 'opening') return null;
  return (
    <p class="notice">
      Your run on <b class="name">{run.sheetName}</b> finished while the sidebar was closed. {summarize(run)}{' '}
      <Button kind="link" onPress={() => void act.goTo('done')}>
        Show
      </Button>
    </p>
  );
}
