import type { Progress } from '../../src/contract';
import { describeResting } from '../clock/describe-clock';
import { nameIntent } from '../intent';
import { Button } from '../parts/button';
import { Counts } from '../parts/counts';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { RowList } from '../row-lists/row-list';
import { hasRowsLeft } from '../state/state';
import { count, formatNumber, formatTime } from '../words';
import { isLimit, Resume } from './resume';
import { describeBlocked, describeLostAnswers, summarize } from './summary';

export function Done({ state, act, now }: View) {
  const { run, balance } = state;
  if (!run) return null;
  const idle = state.busy !== null;
  const unfinished = hasRowsLeft(run);
  // The limit's own words name the lost answers that count against it.
  const lost = isLimit(run.stop) && run.lostCharged === 0 ? '' : describeLostAnswers(run);
  const blocked = describeBlocked(run);
  const trial = state.started?.firstRows != null;
  const resting = unfinished ? describeResting(run, state.clock, state.otherRun, now) : '';
  return (
    <>
      <Heading>{headline(run, trial)}</Heading>
      {state.finishedAway && <p>This run finished while the sidebar was closed.</p>}
      <p>{summarize(run)}</p>
      {run.stop && run.stop.code !== 'stopped' && <p class="notice warning">{run.stop.message}</p>}
      {unfinished && !run.stop && !state.trouble && (
        <p>
          {state.clock?.every ? 'The run is not finished.' : 'The run was interrupted.'} Resume continues with the rows
          marked {'\u201cQueued\u201d'}.
        </p>
      )}
      {resting && <p class="notice">{resting}</p>}
      {lost && <p class="notice warning">{lost}</p>}
      {blocked && <p class="notice">{blocked}</p>}
      <Counts run={run} open={state.around.list?.kind ?? null} onOpen={(kind) => void act.openRows(kind)} />
      <RowList state={state} act={act} now={now} />
      <p class="hint">
        On the sheet <b class="name">{run.sheetName}</b>, started {formatTime(run.startedAt, now)}.
        {balance && ` Balance: ${count(balance.credits, 'credit')} at ${formatTime(balance.at, now)}.`}
      </p>
      {state.intent && (
        <p class="notice">
          <b>{nameIntent(state.intent)}</b> is waiting{unfinished ? ' until this run is done or discarded' : ''}.
        </p>
      )}
      {unfinished ? (
        <Resume key={run.runId} run={run} idle={idle} view={{ state, act, now }} />
      ) : (
        <NextRows trial={trial} idle={idle} view={{ state, act, now }} />
      )}
      <p class="links">
        {run.found > 0 && (
          <Button kind="link" idle={idle} onPress={() => void act.selectRows('found')}>
            Show results
          </Button>
        )}
        <Button kind="link" idle={idle} onPress={() => void act.openRuns()}>
          {'Undo\u2026'}
        </Button>
      </p>
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
    </>
  );
}

function headline(run: Progress, trial: boolean): string {
  if (hasRowsLeft(run)) return `${count(run.left, 'row')} remaining`;
  return trial ? `${count(run.total, 'row')} tried` : 'Done';
}

function NextRows({ trial, idle, view: { state, act } }: { trial: boolean; idle: boolean; view: View }) {
  const { intent } = state;
  const plain = trial || intent !== null;
  return (
    <div class="buttons">
      {intent && (
        <Button kind="primary" idle={idle} onPress={() => void act.takeUpIntent()}>
          {nameIntent(intent)}
        </Button>
      )}
      {trial && (
        <Button
          kind={intent ? 'plain' : 'primary'}
          idle={idle}
          onPress={() => void act.retry(state.started?.take ?? 'unsettled')}
        >
          Check the other rows
        </Button>
      )}
      <Button kind={plain ? 'plain' : 'primary'} idle={idle} onPress={() => void act.goTo('rows')}>
        Choose more rows
      </Button>
    </div>
  );
}
