import { expect, test } from '@jest/globals';
import { ColumnProof } from '../../../src/recognise/column-proof';
import { withSpan } from '../../../src/sheet/place-columns';

const places = withSpan({ headerRow: 0, mapping: { first_name: 1, company_name: 2 }, email: 3, status: 4 }, 5);
const lines = Array.from({ length: 6 }, (_, index) => ({
  row: index + 1,
  texts: [
    `First${index}`,
    `Firm ${index}`,
    `own-${index}@mine.example`,
    index < 3 ? 'Found' : 'Queued',
    `Note ${index}`,
  ],
}));
const moved = (order: number[]) =>
  lines.map(({ row, texts }) => ({ row, texts: order.map((column) => texts[column - 1] ?? '') }));

function seen(): ColumnProof {
  const proof = new ColumnProof();
  proof.take(lines, places);
  return proof;
}

test('nothing is told of columns that were not seen before, and nothing against those that stand where they stood', () => {
  expect(new ColumnProof().isBroken(lines, places)).toBe(false);
  expect(seen().isBroken(lines, places)).toBe(false);
});

test.each([
  ['the company stands where the email stood', [1, 3, 2, 4, 5]],
  ['a column of no concern stands where the company stood', [1, 5, 2, 3, 4]],
  ['the status column was moved away and leaves a blank one', [1, 2, 3, 9, 4]],
])('a column has moved when %s (situation 39, 53)', (_, order) => {
  expect(seen().isBroken(moved(order), places)).toBe(true);
});

test('the columns of the run are told wherever they stood when they were seen', () => {
  const elsewhere = withSpan({ headerRow: 0, mapping: { first_name: 2, company_name: 3 }, email: 4, status: 5 }, 6);
  expect(seen().isBroken(moved([9, 1, 2, 3, 4, 5]), elsewhere)).toBe(false);
});

test('somebody’s own column may say Queued if it said so before', () => {
  const own = lines.map(({ row, texts }) => ({ row, texts: [...texts.slice(0, 3), 'Found', 'Queued'] }));
  const proof = new ColumnProof();
  proof.take(own, places);
  expect(proof.isBroken(own, places)).toBe(false);
});

test('what was kept for the next step tells the same', () => {
  const next = new ColumnProof();
  next.load(seen().save());
  expect(next.isBroken(lines, places)).toBe(false);
  expect(next.isBroken(moved([1, 3, 2, 4, 5]), places)).toBe(true);
});
