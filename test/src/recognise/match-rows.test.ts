import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, MOST_ALIKE } from '../../../src/recognise/known-rows';
import { matchRows } from '../../../src/recognise/match-rows';
import type { After, Before, Sign } from '../../../src/recognise/match-rows';

/** Name, company, note: the name tells the person, and a write may have hit the note. */
type Marks = [name: string, company: string, note: string];
const ANN: Marks = ['Ann', 'Acme', 'a'];
const BEN: Marks = ['Ben', 'Bolt', 'b'];
const CIM: Marks = ['Cim', 'Crux', 'c'];
const BLANK: Marks = ['', '', ''];

const traits = (marks: Marks) => ({
  key: keyOf(marks),
  rest: keyOf(marks.slice(0, 2)),
  person: keyOf(marks.slice(0, 1)),
  marks,
});
/** Rows from the second on; what was known from afar stands beside them without a place. */
const seenAs = (rows: Marks[], afar: Marks[] = []): Before[] => [
  ...rows.map((marks, index) => ({ row: index + 2, ...traits(marks) })),
  ...afar.map((marks) => ({ row: null, ...traits(marks) })),
];
const standingAs = (rows: Marks[], from = 2): After[] =>
  rows.map((marks, index) => ({ row: index + from, ...traits(marks) }));

interface Given {
  shift?: number;
  hits?: string[];
  signs?: Sign<Before, After>[];
}

/** For each row of now, from the top: where it stood before, `afar`, or nowhere. */
function found(before: Before[], after: After[], { shift = 0, hits = [], signs = [] }: Given = {}) {
  const partners = matchRows(before, after, { shift, signs, hits: new Set(hits) });
  return after.map((other) => {
    const one = partners.get(other);
    return one === undefined ? 'nowhere' : (one.row ?? 'afar');
  });
}

describe('rows are found again', () => {
  /** Of rows that look alike it would take the one that stood above. */
  const misleading: Sign<Before, After> = (one, other) => one.row === other.row - 1;

  test('where they stood, when nobody has moved them, those that look alike and blank ones among them', () => {
    const rows = [ANN, ANN, BLANK, ANN, BLANK];
    expect(found(seenAs(rows), standingAs(rows), { signs: [misleading] })).toEqual([2, 3, 4, 5, 6]);
  });

  test('as far down as the list has moved, when rows came in above the headers', () => {
    const [before, after] = [seenAs([ANN, ANN, BEN]), standingAs([ANN, ANN, BEN], 3)];
    expect(found(before, after, { shift: 1, signs: [misleading, (one, other) => one.row === other.row] })).toEqual([
      2, 3, 4,
    ]);
    expect(found(before, after, { shift: 1, signs: [(one, other) => one.row === other.row] })).toEqual([2, 3, 4]);
  });

  test('by what they show, after a sort, and nobody is taken for who has come or was deleted', () => {
    expect(found(seenAs([ANN, BEN, CIM]), standingAs([CIM, ANN, ['Dan', 'Dune', 'd'], BEN]))).toEqual([
      4,
      2,
      'nowhere',
      3,
    ]);
    expect(found(seenAs([ANN, BEN, CIM]), standingAs([CIM, ANN]))).toEqual([4, 2]);
  });

  test('by the whole row before the person alone: of two rows of one person each is the one it was', () => {
    const atHome: Marks = ['Ann', 'Acme', 'at home'];
    expect(found(seenAs([ANN, atHome, BEN]), standingAs([BEN, atHome, ANN]))).toEqual([4, 3, 2]);
  });

  test('by the person at their place, when somebody has corrected a company or written a note', () => {
    const corrected: Marks[] = [['Ann', 'Acme Inc', 'a'], ['Ben', 'Bolt', 'call him'], CIM];
    expect(found(seenAs([ANN, BEN, CIM]), standingAs(corrected))).toEqual([2, 3, 4]);
    // Elsewhere it may be another row of the same person, and this one be gone.
    const moved: Marks[] = [['Ann', 'Acme Inc', 'a'], CIM, ['Ben', 'Bolt', 'call him']];
    expect(found(seenAs([ANN, BEN, CIM]), standingAs(moved))).toEqual([2, 4, 'nowhere']);
  });

  test('in whatever order they stand by now, each once', () => {
    const marks = fc.tuple(
      fc.constantFrom('Ann', 'Ben', ''),
      fc.constantFrom('Acme', ''),
      fc.constantFrom('a', 'b', ''),
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 8 }), fc.array(marks, { maxLength: 8 }), (one, other) => {
        const where = found(seenAs(one), standingAs(other), { hits: ['b'] }).filter((row) => row !== 'nowhere');
        expect(new Set(where).size).toBe(where.length);
      }),
    );
    const all = Array.from({ length: 12 }, (_, index): Marks => [`P${index}`, 'Acme', '']);
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (order) =>
        expect(found(seenAs(all), standingAs(order))).toEqual(order.map((row) => all.indexOf(row) + 2)),
      ),
    );
  });
});

describe('rows that look alike', () => {
  const moved = standingAs([BEN, ANN, ANN], 2);
  /** The ones that stood in rows 2 and 3 are told by what was written beside them, which is their last place. */
  const stoodAt =
    (places: { [now: number]: number }): Sign<Before, After> =>
    (one, other) =>
      places[other.row] === one.row;

  test('are told by their signs, the surest first', () => {
    const before = seenAs([ANN, ANN, BEN]);
    expect(found(before, moved)).toEqual([4, 2, 3]);
    expect(found(before, moved, { signs: [stoodAt({ 3: 3, 4: 2 })] })).toEqual([4, 3, 2]);
    expect(found(before, moved, { signs: [stoodAt({ 3: 3 }), stoodAt({ 3: 2, 4: 2 })] })).toEqual([4, 3, 2]);
  });

  test('are paired in their order where they are too many: nobody asks each for each', () => {
    const many = Array.from({ length: MOST_ALIKE + 1 }, () => ANN);
    let asked = 0;
    const sign = () => {
      asked++;
      return false;
    };
    const where = found(seenAs([...many, BEN]), standingAs([BEN, ...many]), { signs: [sign] });
    expect(where.slice(1)).toEqual(many.map((_, index) => index + 2));
    // Ben alone is one whom a sign might tell.
    expect(asked).toBe(1);
  });
});

describe('a row that a write has hit', () => {
  test('is known by all that the write has left of it', () => {
    const astray: Marks[] = [BEN, ['Ann', 'Acme', 'Found']];
    expect(found(seenAs([ANN, BEN]), standingAs(astray), { hits: ['Found'] })).toEqual([3, 2]);
  });

  test('is known where its very name was written over, by its company and note, of several who share one', () => {
    const before = seenAs([ANN, ['Abe', 'Acme', 'x'], BEN]);
    const astray: Marks[] = [BEN, ['Found', 'Acme', 'x'], ['Found', 'Acme', 'a']];
    expect(found(before, standingAs(astray), { hits: ['Found'] })).toEqual([4, 3, 2]);
  });

  test('is not taken for another with whom it shares less than half of what that one showed', () => {
    const before = seenAs([BEN, CIM], [['Ann', 'Acme', 'x']]);
    const astray = standingAs([CIM, BEN, ['Found', 'Acme', 'Found']]);
    expect(found(before, astray, { hits: ['Found'] })).toEqual([3, 2, 'nowhere']);
  });

  test('leaves the likeliest of them to the row of which it shows most', () => {
    const before = seenAs(
      [],
      [
        ['', 'Acme', 'x'],
        ['Ann', 'Acme', ''],
      ],
    );
    const partners = matchRows(
      before,
      standingAs([
        ['Found', 'Acme', 'Found'],
        ['Found', 'Acme', 'x'],
      ]),
      {
        ...{ shift: 0, signs: [], hits: new Set(['Found']) },
      },
    );
    expect([...partners].map(([other, one]) => [other.row, one.marks[2]]).sort()).toEqual([
      [2, ''],
      [3, 'x'],
    ]);
  });

  test('is not taken for one that showed something else where nothing was written', () => {
    const before = seenAs([], [['Ann', '', 'a']]);
    expect(found(before, standingAs([['Found', '', 'a']]), { hits: ['Found'] })).toEqual(['afar']);
    expect(found(before, standingAs([['Found', 'Zeta', 'a']]), { hits: ['Found'] })).toEqual(['nowhere']);
  });

  test('is not looked for by what very many rows show', () => {
    const colleagues = Array.from({ length: 60 }, (_, index): Marks => [`P${index}`, 'Acme', '']);
    const hit = colleagues.map((): Marks => ['Found', 'Acme', '']);
    const where = found(seenAs([], colleagues), standingAs(hit), { hits: ['Found'] });
    expect(where.every((row) => row === 'nowhere')).toBe(true);
    expect(found(seenAs([], colleagues.slice(0, 1)), standingAs(hit.slice(0, 1)), { hits: ['Found'] })).toEqual([
      'afar',
    ]);
  });
});

describe('a row that was typed over', () => {
  const before = seenAs([ANN, BEN, CIM]);

  test('is known by the rows around it, while it still shows something of what it showed', () => {
    expect(found(before, standingAs([ANN, ['Bill', 'Bolt', 'new'], CIM]))).toEqual([2, 3, 4]);
    expect(found(before, standingAs([ANN, ['Bill', 'Best', 'new'], CIM]))).toEqual([2, 'nowhere', 4]);
    // That both have no note tells nothing.
    expect(found(seenAs([ANN, ['Ben', 'Bolt', '']]), standingAs([ANN, ['Bill', 'Best', '']]))).toEqual([2, 'nowhere']);
  });

  test('is known also where the list around it has moved, by the row above it or else the one below', () => {
    const typed: Marks = ['Bill', 'Bolt', 'new'];
    expect(found(before, standingAs([BLANK, ANN, typed, CIM]))).toEqual(['nowhere', 2, 3, 4]);
    const strangers: Marks[] = [
      ['Dan', 'Dune', 'd'],
      ['Eva', 'Edge', 'e'],
    ];
    expect(found(before, standingAs([...strangers, typed, CIM]))).toEqual(['nowhere', 'nowhere', 3, 4]);
  });

  test('is known beside another one that was typed over as well', () => {
    const typed: Marks[] = [
      ['Bill', 'Bolt', 'new'],
      ['Curt', 'Crux', 'new'],
    ];
    expect(found(before, standingAs([BLANK, ANN, ...typed]))).toEqual(['nowhere', 2, 3, 4]);
  });

  test('is known where all of it was cleared, or where it was a blank one that somebody has filled', () => {
    expect(found(before, standingAs([ANN, BLANK, CIM]))).toEqual([2, 3, 4]);
    expect(found(seenAs([ANN, BLANK, CIM]), standingAs([ANN, BEN, CIM]))).toEqual([2, 3, 4]);
  });
});

describe('a row that is known from afar', () => {
  test('is found by all that it showed', () => {
    expect(found(seenAs([ANN], [BEN]), standingAs([BEN, ANN]))).toEqual(['afar', 2]);
  });

  test('is found by its person where a write has hit all else', () => {
    const hit = standingAs([['Ben', 'Found', 'Found'], ANN]);
    expect(found(seenAs([ANN], [BEN]), hit, { hits: ['Found'] })).toEqual(['afar', 2]);
  });

  test('is not taken for another row of the same person: that one nobody knows', () => {
    expect(found(seenAs([ANN], [BEN]), standingAs([['Ben', 'Best', 'new'], ANN]))).toEqual(['nowhere', 2]);
    // It may be the same in all but its number.
    expect(found(seenAs([ANN], [BEN]), standingAs([['Ben', 'Bolt', 'new'], ANN]))).toEqual(['nowhere', 2]);
  });

  test('gives way to the one of the window that looks the same', () => {
    expect(found(seenAs([CIM, ANN, BEN], [BEN]), standingAs([BEN, CIM, ANN]))).toEqual([4, 2, 3]);
  });

  test('is nobody where it shows nothing: blank rows are found by their place alone', () => {
    expect(found(seenAs([ANN], [BLANK]), standingAs([BLANK, ANN]))).toEqual(['nowhere', 2]);
  });
});
