import { expect, test } from '@jest/globals';
import type { Batch } from '../../../src/watch/sides';
import { compareWithBefore } from '../../../src/watch/take-back';
import { ANN, BEN, CIM, apart, sheetOf, batchOf, nowOf, backOf } from '../support/compared';

test('an email that was emptied comes back where the status beside it could not be written any more (outputs apart)', () => {
  const then = sheetOf(ANN, BEN).map(({ row, texts }) => ({ row, texts: [...texts.slice(0, 4), 'x', texts[4]!] }));
  const batch = batchOf(
    then,
    [
      {
        row: 2,
        cells: [
          [4, ''],
          [6, 'Not found'],
        ],
      },
    ],
    { places: apart, broke: true },
  );
  const [ann, ben] = then.map(({ texts }) => texts) as [string[], string[]];
  const now = nowOf(sheetOf([...ben.slice(0, 3), '', ...ben.slice(4)], ann));
  expect(backOf(batch, [], now)).toEqual([{ row: 2, cells: [[4, 'ben@home.example']] }]);
});

test('a cell that was emptied comes back wherever its column has moved since, also where it stands again (situation 53)', () => {
  const batch = batchOf(
    sheetOf(ANN, CIM),
    [ANN, CIM].map((_, index) => ({
      row: index + 2,
      cells: [
        [4, index === 0 ? 'ann@acme.example' : ''],
        [5, index === 0 ? 'Found' : 'Not found'],
      ],
    })),
  );
  const hit = (columns: (texts: string[]) => string[]) =>
    sheetOf(
      columns(['r1', 'Ann', 'ann@acme.example', '', 'Found', 'Note']),
      columns(['r3', 'Cim', '', '', 'Not found', '']),
    );
  const inFront = nowOf(
    hit(([id, name, company, ...others]) => [company!, id!, name!, ...others]),
    (column) => ({ 1: 2, 2: 3, 3: 1 })[column] ?? column,
  );
  const backIn = (company: number) => [
    {
      row: 2,
      cells: [
        [company, 'Acme'],
        [5, 'Queued'],
      ],
    },
    {
      row: 3,
      cells: [
        [company, 'Crux'],
        [5, 'Queued'],
      ],
    },
  ];
  expect(backOf(batch, [], inFront)).toEqual(backIn(1));
  expect(backOf(batch, [], nowOf(hit((texts) => texts)))).toEqual(backIn(3));
});

test('an email that somebody took away far from every write stays away', () => {
  const batch = batchOf(sheetOf(ANN, CIM, BEN), [
    {
      row: 2,
      cells: [
        [4, ''],
        [5, 'Not found'],
      ],
    },
  ]);
  const now = nowOf(sheetOf(['r1', 'Ann', 'Acme', '', 'Not found', 'Note'], CIM, ['r2', 'Ben', 'Bolt', '', '', '007']));
  expect(backOf(batch, [], now)).toEqual([]);
});

test('an email that hit a row of which nothing is known is taken out again, although its status was not written yet', () => {
  const batch = batchOf(
    sheetOf(ANN),
    [
      {
        row: 2,
        cells: [
          [4, 'ann@acme.example'],
          [5, 'Found'],
        ],
      },
    ],
    { broke: true },
  );
  const now = nowOf(sheetOf(['r9', 'Zoe', 'Zinc', 'ann@acme.example', 'Queued', ''], ANN));
  expect(backOf(batch, [], now)).toEqual([{ row: 2, cells: [[4, '']] }]);
});

test('what hit a row that has just come in, under the header of another column by now, is taken out again', () => {
  const batch = batchOf(
    sheetOf(ANN, CIM),
    [2, 3].map((row) => ({ row, cells: [[5, 'Queued']] })),
  );
  const apart = (texts: string[]) => [...texts.slice(0, 2), '', ...texts.slice(2, 4), '', texts[5]!];
  const now = nowOf(
    sheetOf(
      apart(ANN).map((text, index) => (index === 4 ? 'Queued' : text)),
      ['', '', '', '', 'Queued', '', ''],
      apart(CIM),
    ),
    (column) => (column > 2 ? column + 1 : column),
  );
  expect(backOf(batch, [], now)).toMatchObject([{ row: 2 }, { row: 3, cells: [[5, '']] }]);
});

test('a text that came back as a number is made a text, and stays marked as one until it stands', () => {
  const put = { row: 2, cells: [[6, '007']] as [number, string][], insist: true as const };
  const shown = (notes: string) => nowOf(sheetOf([...BEN.slice(0, 5), notes]));
  const first = compareWithBefore(batchOf(sheetOf([...BEN.slice(0, 5), 'Found']), [put]), [], shown('7'));
  expect(first.back).toMatchObject([{ row: 2, cells: [[6, '007']], asText: [6] }]);
  const again = compareWithBefore(batchOf(sheetOf([...BEN.slice(0, 5), '7']), first.back), [], shown('7'));
  expect(again.back).toMatchObject([{ row: 2, cells: [[6, '007']], asText: [6] }]);
  expect(compareWithBefore(batchOf(sheetOf([...BEN.slice(0, 5), '7']), again.back), [], shown('007')).back).toEqual([]);
});

test('a row that was made about somebody else between the look and the write gives the answer back and waits for its own', () => {
  const found: Batch['writes'][number]['cells'] = [
    [4, 'ann@acme.example'],
    [5, 'Found'],
  ];
  const dan = (email: string, status: string) => ['r1', 'Dan', 'Dune', email, status, 'Note'];
  const batch = batchOf(sheetOf(ANN, BEN), [{ row: 2, cells: found }]);
  const backIn = (row: string[]) => backOf(batch, [], nowOf(sheetOf(row, BEN)));
  const waiting: Batch['writes'][number]['cells'] = [
    [4, ''],
    [5, 'Queued'],
  ];
  expect(backIn(dan('ann@acme.example', 'Found'))).toEqual([{ row: 2, cells: waiting }]);
  expect(backIn(dan('dan@typed.example', 'Found'))).toEqual([{ row: 2, cells: waiting.slice(1) }]);
  expect(backIn(dan('', 'Queued'))).toEqual([]);
});

test('a name that somebody clears in a row that was answered stays cleared', () => {
  const batch = batchOf(sheetOf(ANN, BEN), [
    {
      row: 2,
      cells: [
        [4, ''],
        [5, 'Not found'],
      ],
    },
  ]);
  const cleared = nowOf(sheetOf(['r1', '', 'Acme', '', 'Not found', 'Note'], BEN));
  expect(backOf(batch, [], cleared)).toEqual([{ row: 2, cells: [[5, 'Queued']] }]);
});

test('Found that came alone into the row of somebody nobody knows waits again, where email and status are written apart', () => {
  const batch = batchOf(
    sheetOf(ANN, CIM),
    [
      {
        row: 2,
        cells: [
          [4, 'ann@acme.example'],
          [6, 'Found'],
        ],
      },
    ],
    { places: apart },
  );
  const stranger = ['r9', 'Dee', 'Dune', '', '', 'Found'];
  const home = ['r1', 'Ann', 'Acme', 'ann@acme.example', 'Queued', 'Note'];
  expect(backOf(batch, [], nowOf(sheetOf(stranger, CIM, home)))).toContainEqual({ row: 2, cells: [[6, 'Queued']] });
  const found = ['r9', 'Dee', 'Dune', 'dee@dune.example', '', 'Found'];
  expect(backOf(batch, [], nowOf(sheetOf(found, CIM, home))).map(({ row }) => row)).not.toContain(2);
});
