import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { hasRowsLeft } from '../state/state';
import { count, formatTime } from '../words';
import { findRemedies } from './remedies';

/** What went wrong, and what can be done about it at once. Always in the page, so that a screen reader hears it change. */
export function TroubleBox({ state, act }: View) {
  const { trouble } = state;
  const shown = trouble && !(trouble.code === 'busy' && state.otherRun);
  return (
    <div role="alert">
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
  if (!otherRun) return null;
  const idle = state.busy !== null;
  const who = otherRun.yours ? 'Another window of yours' : 'Somebody else';
  return (
    <section class="notice warning" aria-label="A run elsewhere">
      <p>
        <b>{who} is enriching this document</b> since {formatTime(otherRun.startedAt, now)}, last heard of at {formatTime(otherRun.lastSeenAt, now)}.
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
            onPress={() => void act.resume({ takeOver: true, creditCap: run?.creditCap == null ? '' : String(run.creditCap) })}
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

/** Reminds of rows that an earlier run left behind, while the user is at something else. */
export function LeftOverNotice({ state, act }: View) {
  const { run, step, otherRun } = state;
  if (!hasRowsLeft(run) || otherRun || step === 'done' || step === 'connect' || step === 'opening') return null;
  return (
    <p class="notice">
      An earlier run on <b class="name">{run.sheetName}</b> has {count(run.left, 'row')} left.{' '}
      <Button kind="link" onPress={() => void act.goTo('done')}>
        Resume or discard
      </Button>
    </p>
  );
}
