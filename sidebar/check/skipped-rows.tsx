import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { count } from '../words';
import { describeSkipped } from './skipped';

/** The rows that are not taken, by reason and with their numbers. */
export function Skipped({ view: { state, act } }: { view: View }) {
  const skipped = state.checked?.check.skipped ?? [];
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count: rows }) => sum + rows, 0);
  return (
    <section aria-labelledby="skipped">
      <h2 id="skipped">{count(total, 'row')} skipped</h2>
      <ul class="plain-list">
        {skipped.map((group) => (
          <li key={group.reason}>
            {describeSkipped(group)}
            {group.rows && (
              <span class="hint">
                {group.count === 1 ? 'Row' : 'Rows'} {group.rows}
              </span>
            )}
            {group.reason === 'hidden' && (
              <Button kind="link" idle={state.busy !== null} onPress={() => void act.decide({ onlyVisible: false })}>
                Enrich hidden rows too
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
