import { useState } from 'preact/hooks';
import type { Progress, Stop } from '../../src/contract';
import { Button } from '../parts/button';
import { Counts } from '../parts/counts';
import { CreditCapField } from '../parts/fields';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { hasRowsLeft } from '../state/state';
import { count, formatNumber, formatTime } from '../words';
import { FailedRows } from './failed-rows';
import { describeBlocked, describeLostAnswers, summarize } from './summary';

/** What another token mends. */
const TOKEN_STOPS: readonly Stop['code'][] = ['no-token', 'bad-token', 'daily-cap'];

export function Done({ state, act, now }: View) {
  const { run } = state;
  if (!run) return null;
  const idle = state.busy !== null;
  const unfinished = hasRowsLeft(run);
  const lost = describeLostAnswers(run);
  const blocked = describeBlocked(run);
  const trial = state.started?.firstRows != null;
  return (
    <>
      <Heading>
        {unfinished ? `${count(run.left, 'row')} left` : trial ? `${count(run.total, 'row')} tried` : 'Done'}
      </Heading>
      <p>{summarize(run)}</p>
      {run.stop && run.stop.code !== 'stopped' && (
        <div class="notice warning">
          <p>{run.stop.message}</p>
          {TOKEN_STOPS.includes(run.stop.code) && (
            <div class="buttons">
              <Button idle={idle} onPress={() => void act.goTo('connect')}>
                Change token
              </Button>
            </div>
          )}
        </div>
      )}
      {unfinished && !run.stop && !state.trouble && (
        <p>The run was interrupted. Resume goes on with the rows that say {'\u201cQueued\u201d'}.</p>
      )}
      {lost && <p class="notice warning">{lost}</p>}
      {blocked && <p class="notice">{blocked}</p>}
      <Counts run={run} />
      <p class="hint">
        On the sheet <b class="name">{run.sheetName}</b>, started {formatTime(run.startedAt, now)}.
        {state.balance && ` Balance: ${count(state.balance.credits, 'credit')}.`}
      </p>
      {unfinished ? (
        <Resume run={run} idle={idle} view={{ state, act, now }} />
      ) : (
        <NextRows trial={trial} idle={idle} view={{ state, act, now }} />
      )}
      {(run.failed > 0 || run.notFound > 0) && (
        <div class="buttons">
          {run.failed > 0 && (
            <Button idle={idle} onPress={() => void act.retry('failed')}>
              Retry failed ({formatNumber(run.failed)})
            </Button>
          )}
          {run.notFound > 0 && (
            <Button idle={idle} onPress={() => void act.retry('not-found')}>
              Retry not found ({formatNumber(run.notFound)})
            </Button>
          )}
        </div>
      )}
      {state.failedRows && (
        <FailedRows {...state.failedRows} onSelect={(row) => void act.selectRow(run.sheetId, row)} />
      )}
    </>
  );
}

function NextRows({ trial, idle, view: { state, act } }: { trial: boolean; idle: boolean; view: View }) {
  return (
    <div class="buttons">
      {trial && (
        <Button kind="primary" idle={idle} onPress={() => void act.retry(state.started?.take ?? 'unsettled')}>
          Check the other rows
        </Button>
      )}
      <Button kind={trial ? 'plain' : 'primary'} idle={idle} onPress={() => void act.goTo('rows')}>
        Choose more rows
      </Button>
    </div>
  );
}

function Resume({ run, idle, view: { act } }: { run: Progress; idle: boolean; view: View }) {
  const [creditCap, setCreditCap] = useState(run.creditCap === null ? '' : String(run.creditCap));
  const capped = run.creditCap !== null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act.resume({ takeOver: false, creditCap });
      }}
    >
      {capped && (
        <CreditCapField
          id="resume-cap"
          label="Spend at most (credits)"
          hint={`For the whole run, of which ${count(run.spent, 'credit')} ${run.spent === 1 ? 'is' : 'are'} spent. Empty for no limit.`}
          value={creditCap}
          onInput={setCreditCap}
        />
      )}
      <div class="buttons">
        <Button kind="primary" submit idle={idle}>
          Resume
        </Button>
        <Button idle={idle} onPress={() => void act.discard()}>
          Discard
        </Button>
      </div>
      <p class="aside">Discarding clears {'\u201cQueued\u201d'} from the rows left. Emails that were found stay.</p>
    </form>
  );
}
