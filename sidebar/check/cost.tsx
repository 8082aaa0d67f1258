import type { View } from '../parts/view';
import { count, formatDuration, formatNumber, formatTime } from '../words';

/** A cautious figure: one person in 40 ms, and a few seconds around it. */
const LOOKUPS_A_SECOND = 25;
const SECONDS_AROUND = 5;

/** What the run can cost at most, what that leaves of the balance, and what it is made of. */
export function Cost({ state, now }: View) {
  if (!state.checked) return null;
  const { check, request } = state.checked;
  const { balance } = state;
  const most = check.mostCredits;
  return (
    <>
      <p class="cost">
        <span>Maximum cost</span> <b>{count(most, 'credit')}</b>
      </p>
      <dl class="table">
        <Line term="Rows to enrich" value={check.rowsTaken} />
        {check.unusable && (
          <Line
            term="Not enough data"
            hint={`Only the status is filled in. ${check.unusable.count === 1 ? 'Row' : 'Rows'} ${check.unusable.rows}`}
            value={check.unusable.count}
          />
        )}
        {check.duplicates > 0 && <Line term="Duplicate person" hint="Looked up once." value={check.duplicates} />}
        {check.known > 0 && <Line term="Answer already saved" hint="Free." value={check.known} />}
        <Line term="People to look up" value={check.lookups} />
        <div>
          <dt>
            Your balance
            {balance && <span class="hint">As of {formatTime(balance.at, now)}</span>}
          </dt>
          <dd>{balance ? count(balance.credits, 'credit') : 'not known yet'}</dd>
        </div>
        {balance && balance.credits >= most && (
          <div>
            <dt>Left afterwards, at least</dt>
            <dd>{count(balance.credits - most, 'credit')}</dd>
          </div>
        )}
        <div>
          <dt>Time</dt>
          <dd>{formatDuration(SECONDS_AROUND + check.lookups / LOOKUPS_A_SECOND)}</dd>
        </div>
      </dl>
      {balance && balance.credits < most && (
        <p class="notice warning">
          Your balance may not be enough. If it runs out, the run stops and the remaining rows stay queued.
        </p>
      )}
      {request.creditCap !== null && request.creditCap < check.lookups && (
        <p class="notice">
          The run stops at your limit of {count(request.creditCap, 'credit')}; the remaining rows stay queued.
        </p>
      )}
    </>
  );
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
