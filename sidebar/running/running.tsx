import type { Progress } from '../../src/contract';
import { describeClosing } from '../clock/describe-clock';
import { nameIntent } from '../intent';
import { limitOf } from '../done/resume';
import { Button } from '../parts/button';
import { Counts } from '../parts/counts';
import { Heading } from '../parts/heading';
import { Link } from '../parts/link';
import type { View } from '../parts/view';
import { count, formatClock, formatDuration, formatNumber, formatTime } from '../words';
import { rowsUntilEmpty, settledRows } from './milestone';
import { measurePace } from './pace';
import type { Pause } from './drive';

export function Running({ state, act, now }: View) {
  const { run, pause, stopping, intent } = state;
  if (!run) return null;
  const settled = settledRows(run);
  const isHeldUp = pause !== null || stopping || run.waiting !== null;
  const pace = isHeldUp ? null : measurePace(state.samples, run.left);
  return (
    <>
      <Heading>{stopping ? 'Stopping\u2026' : `Enriching ${count(run.total, 'row')}`}</Heading>
      {intent && (
        <p class="notice">
          A run is going on. <b>{nameIntent(intent)}</b> is waiting until it is done.
        </p>
      )}
      <div class="bar">
        <label for="progress">
          <span>
            {formatNumber(settled)} of {formatNumber(run.total)} done
          </span>
          <span class="hint">{pace ? `${formatDuration(pace.secondsLeft)} left` : ''}</span>
        </label>
        <progress id="progress" max={Math.max(1, run.total)} value={settled} />
      </div>
      {pause && !stopping && <Retrying pause={pause} />}
      {!pause && !stopping && run.waiting && <p class="notice warning">{describeWaiting(run.waiting, now)}</p>}
      <LowBalance state={state} run={run} />
      <Counts run={run} />
      <dl class="table">
        <div>
          <dt>Spent</dt>
          <dd>
            {count(run.spent, 'credit')} of at most {formatNumber(limitOf(run))}
          </dd>
        </div>
        <div>
          <dt>
            Balance
            {state.balance && <span class="hint">As of {formatTime(state.balance.at, now)}</span>}
          </dt>
          <dd>{state.balance ? count(state.balance.credits, 'credit') : 'not known yet'}</dd>
        </div>
        <div>
          <dt>Speed</dt>
          <dd>
            {pace
              ? `${count(Math.max(1, Math.round(pace.rowsPerMinute)), 'row')} a minute`
              : isHeldUp
                ? '\u2013'
                : 'calculating\u2026'}
          </dd>
        </div>
      </dl>
      <div class="buttons">
        <Button idle={stopping} onPress={act.stop}>
          {stopping ? 'Stopping\u2026' : 'Stop'}
        </Button>
      </div>
      <p class="aside">
        {stopping
          ? 'Finishing the requests already sent, so nothing you paid for is lost.'
          : describeClosing(state.clock)}
      </p>
    </>
  );
}

/** Credits that run out before the rows do, at the rate at which they go. */
function LowBalance({ state: { balance }, run }: Pick<View, 'state'> & { run: Progress }) {
  const rows = balance === null ? null : rowsUntilEmpty(run, balance.credits);
  if (rows === null) return null;
  return (
    <p class="notice warning">
      At this rate your credits last for about {count(rows, 'more row')}. What remains then stays queued.{' '}
      <Link>Top up in the eCore dashboard</Link>
    </p>
  );
}

/** What keeps the run from asking, and until when; never how long the rest will take, which nobody knows then. */
export function describeWaiting({ reason, until }: NonNullable<Progress['waiting']>, now: number): string {
  const what = reason === 'limit' ? 'eCore asks to wait.' : 'eCore isn\u2019t answering.';
  return until > now ? `${what} The next try is at ${formatClock(until)}.` : `${what} Trying again now.`;
}

function Retrying({ pause }: { pause: Pause }) {
  return (
    <p class="notice warning">
      {pause.trouble.code === 'network' ? 'No answer from Google.' : 'Google answered with an error.'} Retrying in{' '}
      {count(Math.round(pause.milliseconds / 1000), 'second')} (attempt {pause.attempt} of {pause.attempts}).
    </p>
  );
}
