/** What people do to a sheet of these headers, the first of which belongs to nobody, while a run works on it. */
export function editsOf(headers: string[]): [what: string, change: (cells: string[][]) => void][] {
  const blank = () => headers.map(() => '');
  const status = headers.indexOf('eCore status');
  return [
    ['nobody does anything', () => undefined],
    ['a column at the left is deleted', (cells) => cells.forEach((row) => row.splice(0, 1))],
    ['a column is inserted at the left', (cells) => cells.forEach((row) => row.splice(1, 0, ''))],
    [
      'the status column is moved to the right edge',
      (cells) => cells.forEach((row) => row.push(...row.splice(status, 1))),
    ],
    ['the sheet is sorted', (cells) => void cells.splice(1, cells.length - 1, ...cells.slice(1).reverse())],
    ['a row is inserted', (cells) => void cells.splice(5, 0, blank())],
    ['a row is deleted', (cells) => void cells.splice(5, 1)],
    ['rows are inserted above the headers', (cells) => void cells.unshift(blank(), blank())],
  ];
}
