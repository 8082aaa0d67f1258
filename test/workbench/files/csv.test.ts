import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChangedCell } from '../../../workbench/files/list-file';
import { readCsv } from '../../../workbench/files/read-csv';
import { writeCsv } from '../../../workbench/files/write-csv';
import { set } from './builders';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const rowsOf = (text: string): string[][] => readCsv(bytes(text), 'list.csv').rows;
const changed = (text: string, ...cells: ChangedCell[]): string =>
  Buffer.from(writeCsv(readCsv(bytes(text), 'list.csv').source, cells, 'list.csv')).toString('utf8');

describe('reading', () => {
  test.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1, 2\t3',
      [
        ['a', 'b'],
        ['1, 2', '3'],
      ],
    ],
    ['a declared delimiter', 'sep=;\r\na,x;b\r\n', [['a,x', 'b']]],
    ['one column', 'Email\na@x.example\n', [['Email'], ['a@x.example']]],
    ['quotes', '"a ""b""","c\nd",""\n', [['a "b"', 'c\nd', '']]],
    ['quotes inside plain text', 'a 5" pipe,b\n', [['a 5" pipe', 'b']]],
    ['text behind a closing quote', '"a"b,c\n', [['ab', 'c']]],
    [
      'old Mac line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['ragged rows and blank lines', 'a,b\n1\n\n1,2,3\n', [['a', 'b'], ['1'], [''], ['1', '2', '3']]],
    [
      'a delimiter at the end',
      'a,b,\n1,2,',
      [
        ['a', 'b', ''],
        ['1', '2', ''],
      ],
    ],
    [
      'more commas in text than semicolons',
      'n;t\nx;"a,b,c,d"\ny;e,f,g\n',
      [
        ['n', 't'],
        ['x', 'a,b,c,d'],
        ['y', 'e,f,g'],
      ],
    ],
  ])('%s', (_, text, rows) => expect(rowsOf(text)).toEqual(rows));

  test('cells stay what they are', () => {
    const cells = ['007', '1/2', '=SUM(A1)', '+49', 'TRUE', ' x ', '1e5', '50%', '2026-01-05'];
    expect(rowsOf(`${cells.join(';')}\n`)).toEqual([cells]);
  });

  test.each(['utf16le', 'utf8'] as const)('a byte order mark tells the encoding: %s', (encoding) => {
    expect(readCsv(Buffer.from('\uFEFFName;Ort\nZoë;Łódź\n', encoding), 'list.csv').rows).toEqual([
      ['Name', 'Ort'],
      ['Zoë', 'Łódź'],
    ]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['Latin-1', Buffer.from('Name\nZoë\n', 'latin1'), /^list\.csv is not UTF-8: save it again as "CSV UTF-8"/],
    ['half of UTF-16', Buffer.from('\uFEFFab', 'utf16le').subarray(0, 5), /not UTF-8/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /neither a CSV nor an XLSX/],
    ['UTF-16 without a mark', Buffer.from('a,b', 'utf16le'), /neither a CSV nor an XLSX/],
    ['blank lines alone', bytes('\n\n  \n'), /^list\.csv is empty\.$/],
    ['an open quote', bytes('a,b\r\n"c,d\r\ne,f\r\n'), /opens a quote in line 2 that is never closed/],
  ])('%s is refused in one sentence', (_, content, message) =>
    expect(() => readCsv(content, 'list.csv')).toThrow(message),
  );
});

describe('writing', () => {
  test('a changed cell leaves every other byte alone', () => {
    expect(changed('"a",b,"c"\r\n1, 2 ,"3"\n"x""y",,z', set(2, 2, 'new'))).toBe('"a",b,"c"\r\n1,new,"3"\n"x""y",,z');
  });

  test('new columns are appended to each row, blank and short lines stay alone', () => {
    const text = 'n,m\na,b\n\nc\nd,e\n';
    expect(changed(text, set(1, 3, 'Email'), set(1, 4, 'Status'), set(2, 3, 'x@y.example'))).toBe(
      'n,m,Email,Status\na,b,x@y.example,\n\nc\nd,e,,\n',
    );
  });

  test('a short row with a new value gets the cells in between', () => {
    expect(changed('n,m\nc\n', set(1, 3, 'Email'), set(2, 3, 'x'))).toBe('n,m,Email\nc,,x\n');
  });

  test('quotes stand where they are needed, or where the row has them everywhere', () => {
    expect(changed('a;b\n', set(1, 3, 'x;y'), set(1, 4, 'say "hi"'), set(1, 5, 'l\nm'), set(1, 6, 'c,d'))).toBe(
      'a;b;"x;y";"say ""hi""";"l\nm";c,d\n',
    );
    expect(changed('"a";"b"\n"1";"2"\n', set(1, 3, 'Email'))).toBe('"a";"b";"Email"\n"1";"2";\n');
    expect(changed('a,"b"\n', set(1, 1, 'x'), set(1, 2, 'y'))).toBe('x,"y"\n');
  });

  test.each([
    ['with a closing line end', 'a,b\r\n1,2\r\n', 'a,b\r\n1,2\r\n3,\r\n'],
    ['without', 'a,b\r\n1,2', 'a,b\r\n1,2\r\n3,'],
  ])('rows below the last one are added, %s', (_, before, after) =>
    expect(changed(before, set(3, 1, '3'))).toBe(after),
  );

  test('delimiter line, encoding and mark stay', () => {
    const before = Buffer.from('\uFEFFsep=;\r\na;b\r\n', 'utf16le').swap16();
    const after = writeCsv(readCsv(before, 'list.csv').source, [set(1, 2, 'ż')], 'list.csv');
    expect(Buffer.from(after).swap16().toString('utf16le')).toBe('\uFEFFsep=;\r\na;ż\r\n');
  });

  test('what is no text is written as a spreadsheet shows it', () => {
    expect(
      changed('a,b,c,d\n', set(1, 1, 1.5), set(1, 2, true), set(1, 3, null), set(1, 4, { error: '#N/A', message: '' })),
    ).toBe('1.5,TRUE,,#N/A\n');
  });
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r', ' ', '=', '字'),
  maxLength: 6,
});
const quotedText = (rows: string[][], delimiter: string, lineEnd: string): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + lineEnd).join('');

describe('for any list', () => {
  test('what was written with any delimiter and line end is read as it was, and written back byte for byte', () => {
    const lists = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, delimiter, lineEnd) => {
          const text = `sep=${delimiter}${lineEnd}${quotedText([['head', 'x'], ...rows], delimiter, lineEnd)}`;
          const { rows: read, source } = readCsv(bytes(text), 'list.csv');
          expect(read).toEqual([['head', 'x'], ...rows]);
          expect(Buffer.from(writeCsv(source, [], 'list.csv')).toString('utf8')).toBe(text);
        },
      ),
    );
  });

  test('a text that can be read at all is written back byte for byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '字'), maxLength: 30 }),
        (tail) => {
          const text = `head\n${tail}`;
          let list: ReturnType<typeof readCsv>;
          try {
            list = readCsv(bytes(text), 'list.csv');
          } catch {
            return;
          }
          expect(Buffer.from(writeCsv(list.source, [], 'list.csv')).toString('utf8')).toBe(text);
        },
      ),
    );
  });

  test('changed cells are read back as written, all others as they were', () => {
    const grid = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    const edits = fc.array(
      fc.record({ row: fc.integer({ min: 1, max: 7 }), column: fc.integer({ min: 1, max: 5 }), value: cell }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(grid, edits, (rows, changes) => {
        const list = [['head', 'x', 'y'], ...rows];
        const wanted = new Map(
          list.flatMap((row, index) => row.map((text, along): [string, string] => [`${index + 1},${along + 1}`, text])),
        );
        for (const { row, column, value } of changes) wanted.set(`${row},${column}`, value);
        const after = rowsOf(
          `sep=,\n${changed(`sep=,\n${quotedText(list, ',', '\n')}`, ...changes.map((change) => ({ sheet: 0, ...change }))).slice(6)}`,
        );
        for (const [place, text] of wanted) {
          const [row = 0, column = 0] = place.split(',').map(Number);
          expect(after[row - 1]?.[column - 1] ?? '').toBe(text);
        }
      }),
    );
  });
});
