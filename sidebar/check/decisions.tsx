import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { hasRowsLeft, isGoingOn } from '../state/state';
import { count } from '../words';

/** Another sheet in view than the one that was checked: the user may mean that one. */
export function OtherSheet({ state, act }: View) {
  const sheet = state.checked?.check.activeSheet;
  if (!sheet) return null;
  return (
    <section class="notice warning" aria-label="Another sheet is in view">
      <p>
        You are looking at another sheet, <b class="name">{sheet.name}</b>.
      </p>
      <div class="buttons">
        <Button idle={state.busy !== null} onPress={() => void act.turnToSheetInView()}>
          Check this sheet instead
        </Button>
      </div>
    </section>
  );
}

/** Rows that an earlier run left queued are never taken without a word, and never forgotten. */
export function Leftovers({ state, act }: View) {
  if (!state.checked) return null;
  const { check, request } = state.checked;
  const { leftovers } = check;
  // What is queued while a run is going on is that run's, and no other one starts.
  if (isGoingOn(state.otherRun)) return null;
  const idle = state.busy !== null;
  const decide = (choice: typeof request.leftovers) => void act.decide({ leftovers: choice });
  if (request.leftovers === 'include') {
    return (
      <p class="notice">
        Rows that an earlier run left queued are included.{' '}
        <Button kind="link" idle={idle} onPress={() => decide('ask')}>
          Change
        </Button>
      </p>
    );
  }
  if (!leftovers) return null;
  if (request.leftovers === 'discard') {
    return (
      <p class="notice">
        {count(leftovers.count, 'queued row')} of an earlier run will no longer be queued once you start.{' '}
        <Button kind="link" idle={idle} onPress={() => decide('ask')}>
          Change
        </Button>
      </p>
    );
  }
  const { run } = state;
  const mayResume = run !== null && hasRowsLeft(run) && run.sheetId === request.sheetId && !state.otherRun;
  return (
    <section class="notice warning" aria-label="Rows of an earlier run">
      <p>
        <b>
          {count(leftovers.count, 'row')} {leftovers.count === 1 ? 'is' : 'are'} still queued
        </b>{' '}
        from an earlier run ({leftovers.count === 1 ? 'row' : 'rows'} {leftovers.rows}). Include them in this run, or
        discard them: then they are as if they had never been queued.
      </p>
      <div class="buttons">
        <Button idle={idle} onPress={() => decide('include')}>
          Include them
        </Button>
        <Button idle={idle} onPress={() => decide('discard')}>
          Discard
        </Button>
        {mayResume && (
          <Button kind="link" idle={idle} onPress={() => void act.goTo('done')}>
            Resume the earlier run instead
          </Button>
        )}
      </div>
    </section>
  );
}

/** Rows that the user can't see may not be meant. */
export function Hidden({ state, act }: View) {
  if (!state.checked) return null;
  const { hidden, hiddenUnknownFrom } = state.checked.check;
  if (!hidden && hiddenUnknownFrom === null) return null;
  return (
    <section class="notice warning" aria-label="Hidden rows">
      {hidden && (
        <p>
          <b>{count(hidden.count, 'of these rows is', 'of these rows are')} hidden</b> by a filter or by hand (
          {hidden.count === 1 ? 'row' : 'rows'} {hidden.rows}).
        </p>
      )}
      {hiddenUnknownFrom !== null && (
        <p>This list is so long that hidden rows are known only up to row {hiddenUnknownFrom - 1}.</p>
      )}
      <div class="buttons">
        <Button idle={state.busy !== null} onPress={() => void act.decide({ onlyVisible: true })}>
          {hidden ? 'Leave them out' : 'Leave hidden rows out'}
        </Button>
      </div>
    </section>
  );
}
