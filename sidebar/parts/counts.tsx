import type { Progress } from '../../src/contract';
import type { RowKind } from '../../src/contract-around';
import { formatNumber } from '../words';

interface CountsProps {
  run: Progress;
  /** The kind whose rows are listed. */
  open?: RowKind | null;
  /** Lists the rows behind a count; left out while they are still changing. */
  onOpen?: (kind: RowKind) => void;
}

/** The rows of a run by how they ended. Each count is a door to its rows. */
export function Counts({ run, open = null, onOpen }: CountsProps) {
  const counts: { label: string; rows: number; kind: RowKind | null; always: boolean }[] = [
    { label: 'Found', rows: run.found, kind: 'found', always: true },
    { label: 'Not found', rows: run.notFound, kind: 'not-found', always: true },
    { label: 'Failed', rows: run.failed, kind: 'failed', always: true },
    { label: 'Left', rows: run.left, kind: null, always: true },
    { label: 'Missing or invalid data', rows: run.unusable, kind: 'unusable', always: false },
    { label: 'Cell could not be written', rows: run.blocked, kind: 'not-written', always: false },
  ];
  return (
    <dl class="counts">
      {counts
        .filter(({ rows, always }) => always || rows > 0)
        .map(({ label, rows, kind, always }) => (
          <div key={label} class={always ? undefined : 'wide'}>
            <dt>{label}</dt>
            <dd>
              {kind && rows > 0 && onOpen ? (
                <button
                  type="button"
                  class="door"
                  aria-expanded={open === kind}
                  aria-label={`${label}: ${formatNumber(rows)}, show the rows`}
                  onClick={() => onOpen(kind)}
                >
                  {formatNumber(rows)}
                </button>
              ) : (
                formatNumber(rows)
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
