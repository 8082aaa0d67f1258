import { expect, test } from '@jest/globals';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import { seen, simulated } from '../simulated/builders';

const SOURCE = `
  function write(length) { const cell = SpreadsheetApp.getActiveSheet().getRange(1, 1); cell.setValue('x'.repeat(length)); return cell.getValue().length; }
  function addRows(count) { const sheet = SpreadsheetApp.getActiveSheet(); sheet.insertRowsAfter(1, count); return sheet.getMaxRows(); }`;

test.each([
  [50_000, 50_000],
  [50_001, 'Exception: Your input contains more than the maximum of 50000 characters in a single cell.'],
])('a text of %i characters', (length, expected) => {
  expect(seen(simulated(SOURCE), 'write', length)).toBe(expected);
});

test('a workbook has ten million cells, in all its sheets, and not a row more', () => {
  const workbook = createMemoryWorkbook({
    sheets: [
      { name: 'One', rows: 10, columns: 10 },
      { name: 'Two', rows: 10, columns: 10 },
    ],
  });
  const script = simulated(SOURCE, { workbook });
  expect(seen(script, 'addRows', 999_981)).toBe(
    'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
  expect(seen(script, 'addRows', 999_980)).toBe(999_990);
  expect(seen(script, 'addRows', 1)).toBe(
    'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
});
