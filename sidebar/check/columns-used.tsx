import type { Check, Mapping } from '../../src/contract';
import { nameColumn } from '../columns/name-column';
import { describeReads } from '../columns/recognised';
import { Button } from '../parts/button';

interface ColumnsUsedProps {
  check: Check;
  idle: boolean;
  onChange: () => void;
}

/** Which columns are read and which are written, in one line: `LinkedIn F, name B + C \u2192 J Email, K eCore status`. */
export function ColumnsUsed({ check, idle, onChange }: ColumnsUsedProps) {
  const { email, status } = check.writes;
  const places: Mapping = {};
  const letters = new Map<number, string>();
  check.reads.forEach(({ identifier, letter }, index) => {
    places[identifier] = index;
    letters.set(index, letter);
  });
  const added = email.isNew && status.isNew ? ' (new)' : email.isNew || status.isNew ? ' (one new)' : '';
  return (
    <p class="columns-used">
      Columns: {describeReads(places, (index) => letters.get(index) ?? '')} {'\u2192'} {nameColumn(email)},{' '}
      {nameColumn(status)}
      {added}{' '}
      <Button kind="link" idle={idle} onPress={onChange}>
        Change
      </Button>
    </p>
  );
}
