import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { hasRowsLeft } from '../state/state';
import { count, formatTime } from '../words';
import { findRemedies } from './remedies';

/** What went wrong, and what can be done about it at once. Always in the page, so that a screen reader hears it change. */
export function TroubleBox({ state, act }: View) {
  const { trouble } = state;
  const shown = trouble && !(trouble.code === 'busy' && trouble.run);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (shown) box.current?.scrollIntoView({ block: 'nearest' });
  }, [shown, trouble]);
  return (
    <div role="alert" ref={box}>
      {shown && (
        <div class="notice error">
          <p>{trouble.message}</p>
          <Remedies state={state} act={act} />
        </div>
      )}
    </div>
  );
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
  const { otherRun, run } = state;
  if (!otherRun || (otherRun.yours && state.step === 'connect')) return null;
  const idle = state.busy !== null;
  if (otherRun.yours) return <OwnRunNotice state={state} act={act} now={now} />;
  return (
    <section class="notice warning" aria-label="A run elsewhere">
      <p>
        <b>Somebody else is enriching this document</b> since {formatTime(otherRun.startedAt, now)}, last heard of at{' '}
        {formatTime(otherRun.lastSeenAt, now)}.
      </p>
      <p>
        {otherRun.silent
          ? 'It has gone silent. If you take over, the rows left are enriched from here and paid by your token.'
          : 'Only one run at a time works on a document. You can take over once it falls silent.'}
      </p>
      <div class="buttons">
        {otherRun.silent && (
          <Button
            idle={idle}
            onPress={() =>
              void act.resume({ takeOver: true, creditCap: run?.creditCap == null ? '' : String(run.creditCap) })
            }
          >
            Take over
          </Button>
        )}
        <Button idle={idle} onPress={() => void act.open()}>
          Look again
        </Button>
      </div>
    </section>
  );
}

/** A run that this person's last window left open, or that another window of theirs still drives. */
function OwnRunNotice({ state, act, now }: View) {
  const { otherRun, step } = state;
  if (!otherRun) return null;
  return (
    <section class="notice" aria-label="A run of yours">
      <p>
        <b>A run of yours is still open</b>, last heard of at {formatTime(otherRun.lastSeenAt, now)}.{' '}
        {!otherRun.silent && 'If another window is still at it, going on here takes it over from there.'}
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

/** Reminds of rows that an earlier run left behind, while the user is at something else. */
export function LeftOverNotice({ state, act }: View) {
  const { run, step, otherRun } = state;
  if (!run || !hasRowsLeft(run) || otherRun || step === 'done' || step === 'connect' || step === 'opening') return null;
  return (
    <p class="notice">
      An earlier run on <b class="name">{run.sheetName}</b> has {count(run.left, 'row')} left.{' '}
      <Button kind="link" onPress={() => void act.goTo('done')}>
        Resume or discard
      </Button>
    </p>
  );
}
