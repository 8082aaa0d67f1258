import type { UndoCheck } from '../../src/contract-around';
import { ConfirmButton } from '../parts/button';
import type { View } from '../parts/view';
import { count, formatTime } from '../words';

/** Says what undoing the last run would do before it does it. */
export function Undo({ state, act, now }: View) {
  const { undo } = state.around;
  if (!undo?.run) return null;
  const { run } = undo;
  const touched = undo.emails + undo.statuses;
  return (
    <section class="notice" aria-labelledby="undo">
      <h2 id="undo">Undo the last run</h2>
      <p>
        It covered {count(run.rows, 'row')} on <bdi>{run.sheetName}</bdi> at {formatTime(run.startedAt, now)}.{' '}
        {undo.refusal ?? describeUndo(undo)}
      </p>
      {!undo.refusal && touched > 0 && (
        <ConfirmButton
          label={'Undo this run\u2026'}
          question={`Put ${count(touched, 'cell')} back to what they said before?`}
          confirm="Undo"
          idle={state.busy !== null}
          onConfirm={() => void act.undo(run.startedAt)}
        />
      )}
    </section>
  );
}

/** `28 emails and 40 statuses go back to what they said before. 2 cells that were changed since stay.` */
export function describeUndo({ emails, statuses, changed, lost }: UndoCheck): string {
  const sentences = [
    emails + statuses === 0
      ? 'None of its cells still says what the run wrote.'
      : `${count(emails, 'email')} and ${count(statuses, 'status', 'statuses')} go back to what they said before.`,
    changed > 0 &&
      `${count(changed, 'cell')} changed since then ${changed === 1 ? 'stays' : 'stay'} as ${changed === 1 ? 'it is' : 'they are'}.`,
    lost > 0 &&
      `${count(lost, 'row')} can't be found again and ${lost === 1 ? 'stays' : 'stay'} as ${lost === 1 ? 'it is' : 'they are'}.`,
    emails > 0 && 'Credits are not paid back, but the answers stay saved: enriching these rows again is free.',
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}
