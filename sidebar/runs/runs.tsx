import type { LastRun } from '../../src/contract-around';
import { BackLink } from '../around/back-link';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { count, formatNumber, formatTime } from '../words';
import { Undo } from './undo';

const WHO: { [who in LastRun['who']]: string } = { you: 'you', other: 'someone else', unknown: '' };

/** The document's last runs, and the way back from the latest. */
export function Runs(view: View) {
  const { runs } = view.state.around;
  if (!runs) return null;
  return (
    <>
      <BackLink {...view} />
      <Heading>Last runs</Heading>
      <Undo {...view} />
      {runs.length === 0 ? (
        <p>Nothing has been enriched in this document yet.</p>
      ) : (
        <ul class="plain-list runs">
          {runs.map((run) => (
            <Run key={`${run.startedAt} ${run.sheetId}`} run={run} now={view.now} />
          ))}
        </ul>
      )}
    </>
  );
}

function Run({ run, now }: { run: LastRun; now: number }) {
  const rest = [
    run.undone && 'undone',
    run.left > 0 && `${formatNumber(run.left)} remaining`,
    run.failed > 0 && `${formatNumber(run.failed)} with problems`,
  ].filter((part) => part !== false);
  return (
    <li>
      <b>{formatTime(run.startedAt, now)}</b>, <bdi>{run.sheetName}</bdi>
      {WHO[run.who] && `, ${WHO[run.who]}`}
      <span class="hint">
        {formatNumber(run.found)} of {count(run.rows, 'row')} found, {count(run.spent, 'credit')}
        {rest.length > 0 && `, ${rest.join(', ')}`}
      </span>
    </li>
  );
}
