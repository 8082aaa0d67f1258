import type { Progress } from '../../src/contract';
import { formatNumber } from '../words';

/** The rows of a run by how they ended. */
export function Counts({ run }: { run: Progress }) {
  const counts: [label: string, rows: number, always: boolean][] = [
    ['Found', run.found, true],
    ['Not found', run.notFound, true],
    ['Failed', run.failed, true],
    ['Left', run.left, true],
    ['Missing or invalid data', run.unusable, false],
    ['Cell could not be written', run.blocked, false],
  ];
  return (
    <dl class="counts">
      {counts
        .filter(([, rows, always]) => always || rows > 0)
        .map(([label, rows, always]) => (
          <div key={label} class={always ? undefined : 'wide'}>
            <dt>{label}</dt>
            <dd>{formatNumber(rows)}</dd>
          </div>
        ))}
    </dl>
  );
}
