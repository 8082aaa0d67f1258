import type { FailedRow } from '../../src/contract';
import { formatNumber } from '../words';

interface FailedRowsProps {
  rows: FailedRow[];
  more: number;
  onSelect: (row: number) => void;
}

export function FailedRows({ rows, more, onSelect }: FailedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="failed-rows">
      <h2 id="failed-rows">Failed rows</h2>
      <ul class="plain-list rows">
        {rows.map(({ row, label, reason }) => (
          <li key={row}>
            <button type="button" class="row" onClick={() => onSelect(row)}>
              <span class="where">Row {row}</span>
              <span class="who">{label}</span>
              <span class="hint">{reason}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">and {formatNumber(more)} more, marked Failed in the status column.</p>}
    </section>
  );
}
