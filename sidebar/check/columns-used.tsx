import type { Check, NamedColumn } from '../../src/contract';
import { Button } from '../parts/button';

interface ColumnsUsedProps {
  check: Check;
  idle: boolean;
  onChange: () => void;
}

/** Which columns are read and which are written, by letter and header. */
export function ColumnsUsed({ check, idle, onChange }: ColumnsUsedProps) {
  const { email, status } = check.writes;
  return (
    <section aria-labelledby="columns-used">
      <h2 id="columns-used">Columns</h2>
      <dl class="columns-used">
        <dt>Read</dt>
        <dd>
          {check.reads.map((column) => (
            <Named key={column.identifier} column={column} />
          ))}
        </dd>
        <dt>Written</dt>
        <dd>
          <Named column={email} what="email" isNew={email.isNew} />
          <Named column={status} what="status" isNew={status.isNew} />
        </dd>
      </dl>
      <Button kind="link" idle={idle} onPress={onChange}>
        Change columns
      </Button>
    </section>
  );
}

function Named({ column, what = '', isNew = false }: { column: NamedColumn; what?: string; isNew?: boolean }) {
  return (
    <span class="column">
      <b>{column.letter}</b> {column.header || what}
      {isNew && <span class="hint"> (new)</span>}
    </span>
  );
}
