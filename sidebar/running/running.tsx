import { Button } from '../parts/button';
import { Counts } from '../parts/counts';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { count, formatDuration, formatNumber } from '../words';
import { settledRows } from './milestone';
import { measurePace } from './pace';
import type { Pause } from './drive';

export function Running({ state, act }: View) {
  const { run, pause, stopping } = state;
  if (!run) return null;
  const settled = settledRows(run);
  const pace = pause || stopping ? null : measurePace(state.samples, run.left);
  return (
    <>
      <Heading>{stopping ? 'Stopping\u2026' : `Enriching ${count(run.total, 'row')}`}</Heading>
      <div class="bar">
        <label for="progress">
          <span>
            {formatNumber(settled)} of {formatNumber(run.total)} done
          </span>
          <span class="hint">{pace ? `${formatDuration(pace.secondsLeft)} left` : ''}</span>
        </label>
        <progress id="progress" max={Math.max(1, run.total)} value={settled} />
      </div>
      {pause && !stopping && <Waiting pause={pause} />}
      <Counts run={run} />
      <dl class="table">
        <div>
          <dt>Spent</dt>
          <dd>
            {count(run.spent, 'credit')}
            {run.creditCap !== null && ` of at most ${formatNumber(run.creditCap)}`}
          </dd>
        </div>
        <div>
          <dt>Balance</dt>
          <dd>{state.balance ? count(state.balance.credits, 'credit') : 'not known yet'}</dd>
        </div>
        <div>
          <dt>Pace</dt>
          <dd>{pace ? `${count(Math.max(1, Math.round(pace.rowsPerMinute)), 'row')} a minute` : 'measuring\u2026'}</dd>
        </div>
      </dl>
      <div class="buttons">
        <Button idle={stopping} onPress={act.stop}>
          {stopping ? 'Stopping\u2026' : 'Stop'}
        </Button>
      </div>
      <p class="aside">
        {stopping
          ? 'Answers on their way are still written down, because they are paid for.'
          : 'Keep this sidebar open. If it closes, the run rests and nothing is lost: open it again to resume.'}
      </p>
    </>
  );
}

function Waiting({ pause }: { pause: Pause }) {
  return (
    <p class="notice warning">
      {pause.trouble.code === 'network' ? 'No answer from Google.' : 'Google answered with an error.'} Trying again by
      itself in {count(Math.round(pause.milliseconds / 1000), 'second')} (try {pause.attempt} of {pause.attempts}).
    </p>
  );
}
