import type { Check as CheckAnswer } from '../../src/contract';
import { Button } from '../parts/button';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { TRIAL_ROWS } from '../state/request';
import { count, formatNumber, formatTime } from '../words';
import { describeSkipped } from './skipped';

export function Check({ state, act, now }: View) {
  if (!state.checked) return null;
  const { check, request } = state.checked;
  const again = request.take === 'again';
  const idle = state.busy !== null;
  const { balance } = state;
  const most = count(check.mostCredits, 'credit');
  return (
    <>
      <Heading>{headline(check, again)}</Heading>
      {again && check.rowsTaken > 0 && (
        <p class="notice warning">
          <b>This pays again.</b> Every row is looked up anew, also those whose email you already have. It can cost up
          to {most}.
        </p>
      )}
      <dl class="table">
        <Line term="Rows taken" value={check.rowsTaken} />
        {check.unusable && (
          <Line term="Not enough data" hint="Only the status is filled in." value={check.unusable.count} />
        )}
        {check.duplicates > 0 && (
          <Line term="Same person as another row" hint="Asked for once." value={check.duplicates} />
        )}
        {check.known > 0 && <Line term="Answer already saved" hint="Free." value={check.known} />}
        <Line term="People to look up" value={check.lookups} />
        <div class="total">
          <dt>Costs at most</dt>
          <dd>{most}</dd>
        </div>
        <div>
          <dt>
            Your balance
            {balance && <span class="hint">As of {formatTime(balance.at, now)}</span>}
          </dt>
          <dd>{balance ? count(balance.credits, 'credit') : 'not known yet'}</dd>
        </div>
      </dl>
      {balance && balance.credits < check.mostCredits && (
        <p class="notice warning">
          Your balance may not be enough. If it runs out, the run stops and the rows left stay queued.
        </p>
      )}
      {request.creditCap !== null && request.creditCap < check.lookups && (
        <p class="notice">
          The run stops at your limit of {count(request.creditCap, 'credit')}; the rows left stay queued.
        </p>
      )}
      {check.rowsTaken > 0 ? (
        <div class="buttons">
          <Button kind="primary" idle={idle} onPress={() => void act.start(false)}>
            {again ? `Pay up to ${most} again` : `Enrich ${count(check.rowsTaken, 'row')}`}
          </Button>
          {check.rowsTaken > TRIAL_ROWS && !again && (
            <Button idle={idle} onPress={() => void act.start(true)}>
              Try {TRIAL_ROWS} rows first
            </Button>
          )}
        </div>
      ) : (
        <div class="buttons">
          <Button kind="primary" idle={idle} onPress={() => void act.goTo('rows')}>
            Choose other rows
          </Button>
        </div>
      )}
      <Skipped check={check} />
      <p class="aside">
        Changed the {request.rows === 'selected' ? 'selection or the sheet' : 'sheet'}?{' '}
        <Button kind="link" idle={idle} onPress={() => void act.check()}>
          Check again
        </Button>
      </p>
    </>
  );
}

function headline({ rowsTaken }: CheckAnswer, again: boolean): string {
  if (rowsTaken === 0) return 'No row to enrich';
  return again ? `Run ${count(rowsTaken, 'row')} again?` : `Ready to enrich ${count(rowsTaken, 'row')}`;
}

function Line({ term, value, hint }: { term: string; value: number; hint?: string }) {
  return (
    <div>
      <dt>
        {term}
        {hint && <span class="hint">{hint}</span>}
      </dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}

function Skipped({ check }: { check: CheckAnswer }) {
  if (check.skipped.length === 0) return null;
  const total = check.skipped.reduce((sum, { count: rows }) => sum + rows, 0);
  return (
    <section aria-labelledby="skipped">
      <h2 id="skipped">{count(total, 'row')} left out</h2>
      <ul class="plain-list">
        {check.skipped.map((skipped) => (
          <li key={skipped.reason}>
            {describeSkipped(skipped)}
            {skipped.rows && (
              <span class="hint">
                {skipped.count === 1 ? 'Row' : 'Rows'} {skipped.rows}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
