import type { Check as CheckAnswer, Take } from '../../src/contract';
import { Button } from '../parts/button';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { TRIAL_ROWS } from '../state/request';
import { isGoingOn } from '../state/state';
import { count } from '../words';
import { ColumnsUsed } from './columns-used';
import { Cost } from './cost';
import { Hidden, Leftovers, OtherSheet } from './decisions';
import { Skipped } from './skipped-rows';

export function Check(view: View) {
  const { state, act } = view;
  if (!state.checked) return null;
  const { check, request } = state.checked;
  const again = request.take === 'again';
  const idle = state.busy !== null;
  return (
    <>
      <Heading>{headline(check, request.take)}</Heading>
      <p>
        Sheet <b class="name">{check.sheetName}</b>,{' '}
        {check.rows.includes(',') || check.rows.includes('\u2013') ? 'rows' : 'row'} {check.rows}.
      </p>
      <OtherSheet {...view} />
      <Leftovers {...view} />
      <Hidden {...view} />
      {again && check.rowsTaken > 0 && (
        <p class="notice warning">
          <b>You will pay again.</b> Every row is looked up again, including rows that already have an email.
        </p>
      )}
      {check.rowsTaken > 0 && <Cost {...view} />}
      <Start {...view} />
      <ColumnsUsed check={check} idle={idle} onChange={() => void act.goTo('columns')} />
      <Skipped view={view} />
      <p class="aside">
        Changed the {request.rows === 'selected' ? 'selection or the sheet' : 'sheet'}?{' '}
        <Button kind="link" idle={idle} onPress={() => void act.check()}>
          Check again
        </Button>
      </p>
    </>
  );
}

const NOTHING: { [take in Take]: string } = {
  unsettled: 'Nothing to enrich',
  failed: 'Nothing to retry: no row is marked Failed',
  'not-found': 'Nothing to retry: no row is marked Not found',
  again: 'Nothing to re-run',
};

function headline({ rowsTaken, skipped }: CheckAnswer, take: Take): string {
  const isMarkedOtherwise = skipped.every(({ reason }) => reason.startsWith('not-marked') || reason === 'blank');
  if (rowsTaken === 0) return isMarkedOtherwise ? NOTHING[take] : NOTHING.unsettled;
  return take === 'again' ? `Run ${count(rowsTaken, 'row')} again?` : `Ready to enrich ${count(rowsTaken, 'row')}`;
}

/** What can be started; nothing while rows of an earlier run wait for a decision. */
function Start({ state, act }: View) {
  if (!state.checked) return null;
  const { check, request } = state.checked;
  const again = request.take === 'again';
  const idle = state.busy !== null;
  if (check.rowsTaken === 0) {
    return (
      <div class="buttons">
        <Button kind="primary" idle={idle} onPress={() => void act.goTo('rows')}>
          Choose other rows
        </Button>
      </div>
    );
  }
  if (check.leftovers && request.leftovers === 'ask' && !isGoingOn(state.otherRun)) return null;
  return (
    <div class="buttons">
      <Button kind="primary" idle={idle} onPress={() => void act.start(false)}>
        {again ? `Re-run for up to ${count(check.mostCredits, 'credit')}` : `Enrich ${count(check.rowsTaken, 'row')}`}
      </Button>
      {check.rowsTaken > TRIAL_ROWS && !again && (
        <Button idle={idle} onPress={() => void act.start(true)}>
          Try {TRIAL_ROWS} rows first
        </Button>
      )}
    </div>
  );
}
