import { expect, test } from '@jest/globals';
import { measureHalfFilled } from '../../workbench/bench/half-filled';

test.each([1, 10])(
  'a list of which every other %i rows have an email keeps those, and no look serves more than three writes',
  (stretch) => {
    const { rows, right, reads, writes } = measureHalfFilled(120, stretch, 1);
    expect(right).toBe(rows);
    expect(reads).toBeGreaterThanOrEqual(writes / 3);
    expect(reads).toBeLessThanOrEqual(writes + 40);
  },
);
