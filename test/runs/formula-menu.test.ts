/**
 * The menu items for formulas, on the built add-on: whatever happens while they are at work, every formula is in its cell
 * or its values are, and choosing the item again ends as if nothing had happened.
 */
import { describe, expect, test } from '@jest/globals';
import type { StoredValue } from '../../workbench/workbook/workbook';
import { openDocument, OWNER, EDITOR, found, type Respond } from '../hostile/support/document';
import { sampleOf, tell } from './support/exhaustive';

const RETRY = ['eCore Email Enrichment', 'Formulas', 'Retry unfinished formulas'] as const;
const REPLACE = ['eCore Email Enrichment', 'Formulas', 'Replace formulas with values'] as const;

/** eCore knows everybody by the end of the link, but for those it fails for. */
const knows =
  (failing: Set<string> = new Set()): Respond =>
  ({ linkedin_url, email }) => {
    const name = (linkedin_url ?? email ?? '').split('/').pop()!;
    return failing.has(name) ? { status: 500, body: 'down' } : found(`${name}@found.example`);
  };

const link = (name: string) => `https://www.linkedin.com/in/${name}`;
const mail = (name: string) => `${name}@found.example`;

/** A sheet with links in the first column, and what is given from the second column on. */
function openSheet(
  rows: (StoredValue | { formula: string; value?: StoredValue })[][],
  respond: Respond = knows(),
  connected = true,
) {
  const isFormula = (cell: unknown): cell is { formula: string } =>
    typeof cell === 'object' && cell !== null && 'formula' in cell;
  const document = openDocument({
    cells: rows.map((row) => row.map((cell) => (isFormula(cell) ? null : (cell as StoredValue)))),
    respond,
  });
  const { workbook, sheetId, script } = document;
  if (connected) document.connect();
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (isFormula(cell)) workbook.change(sheetId, { row: r + 1, column: c + 1, rows: 1, columns: 1 }, [[cell]]);
    }),
  );
  const windowOf = (email: string) => {
    const window = script.window(email);
    window.select({ sheetId, areas: [{ row: 1, column: 1, rows: 1, columns: 1 }], cell: { row: 1, column: 1 } });
    window.openDocument();
    return window;
  };
  const window = windowOf(OWNER);
  const whole = () => ({
    row: 1,
    column: 1,
    rows: workbook.sheet(sheetId).lastRow,
    columns: workbook.sheet(sheetId).lastColumn,
  });
  return {
    ...document,
    window,
    windowOf,
    formulas: () => workbook.formulas(sheetId, whole()),
    texts: () => workbook.displayValues(sheetId, whole()),
    values: () => workbook.values(sheetId, whole()),
    toast: () => window.state.toasts[window.state.toasts.length - 1]?.message ?? '',
    select: (row: number, column: number, rows: number, columns: number) =>
      window.select({ sheetId, areas: [{ row, column, rows, columns }], cell: { row, column } }),
    choose(item: readonly string[], answer: 'YES' | 'NO' | null = 'YES') {
      if (answer) window.answers.push({ button: answer });
      const result = window.clickMenu(...item);
      window.answers.splice(0);
      return result;
    },
  };
}

const isOurs = (formula: string) => /ECORE_EMAIL\(/.test(formula);

describe('Replace formulas with values', () => {
  test('keeps what a range gives below its first empty answer (situation 9)', () => {
    const people = ['ann', 'bob', '', 'eve', 'fay'];
    const sheet = openSheet([
      ['LinkedIn', 'Answer', 'Since'],
      ...people.map((name, index) => [
        name && link(name),
        index === 0 ? { formula: '=ECORE_EMAIL(A2:A6)' } : null,
        45_000 + index,
      ]),
    ]);
    sheet.choose(REPLACE);
    expect(sheet.formulas().flat().filter(Boolean)).toEqual([]);
    expect(
      sheet
        .texts()
        .slice(1)
        .map(([, text]) => text),
    ).toEqual(people.map((name) => name && mail(name)));
    expect(
      sheet
        .values()
        .slice(1)
        .map((row) => row[2]),
    ).toEqual([45_000, 45_001, 45_002, 45_003, 45_004]);
    expect(sheet.toast()).toBe('1 formula replaced with values.');
  });

  test('keeps what an open range gives, and what stands beside and below the next formula', () => {
    const sheet = openSheet([
      ['LinkedIn', 'Answer'],
      [link('ann'), { formula: '=ECORE_EMAIL(A2:A3)' }],
      [link('bob'), null],
      ['', 'a note'],
      [link('eve'), { formula: '=ECORE_EMAIL(A5:A)' }],
      ['', null],
      [link('fay'), null],
    ]);
    sheet.choose(REPLACE);
    expect(sheet.formulas().flat().filter(Boolean)).toEqual([]);
    expect(sheet.texts().map(([, text]) => text)).toEqual([
      'Answer',
      mail('ann'),
      mail('bob'),
      'a note',
      mail('eve'),
      '',
      mail('fay'),
    ]);
  });

  describe('loses nothing of the first formula when the second fails (situation 10)', () => {
    const rows = () => [
      ['LinkedIn', 'All', 'Own'],
      [link('ann'), { formula: '=ECORE_EMAIL(A2:A5)' }, { formula: '=ECORE_EMAIL(A2)' }],
      ...['bob', 'cid', 'dan'].map((name) => [link(name), null, null]),
    ];
    const all = ['ann', 'bob', 'cid', 'dan'].map(mail);

    test('for an error of Google’s', () => {
      for (let nth = 1; nth < 12; nth++) {
        const sheet = openSheet(rows());
        let writes = 0;
        const stop = sheet.script.before(({ name }) =>
          /\.(set|copy|clear|replace)/.test(name) && ++writes === nth
            ? { name: 'Exception', message: 'Server error' }
            : undefined,
        );
        expect(sheet.choose(REPLACE).thrown).toBeUndefined();
        stop();
        expect(
          sheet
            .texts()
            .slice(1)
            .map(([, text]) => text),
        ).toEqual(all);
        expect(sheet.texts()[1]![2]).toBe(mail('ann'));
        sheet.choose(REPLACE);
        expect(sheet.formulas().flat().filter(Boolean)).toEqual([]);
        expect(
          sheet
            .texts()
            .slice(1)
            .map(([, text]) => text),
        ).toEqual(all);
      }
    });

    test('for a protected cell', () => {
      const sheet = openSheet(rows());
      const area = { row: 2, column: 3, rows: 4, columns: 1 };
      sheet.workbook.protect({ sheetId: sheet.sheetId, area, editors: [], description: 'Own' });
      const ben = sheet.windowOf(EDITOR);
      ben.answers.push({ button: 'YES' });
      expect(ben.clickMenu(...REPLACE).thrown).toBeUndefined();
      expect(
        sheet
          .texts()
          .slice(1)
          .map(([, text]) => text),
      ).toEqual(all);
      expect(sheet.formulas()[1]).toEqual(['', '', '=ECORE_EMAIL(A2)']);
      expect(ben.state.toasts.map(({ message }) => message)).toEqual([
        '1 formula replaced with values. 1 formula could not be replaced. The cells may be protected or still changing.',
      ]);
    });
  });

  test('leaves a formula whose error is hidden, and Retry sees it (situation 11)', () => {
    const hidden = (formula: string, value: string) => ({ formula, value });
    const sheet = openSheet([
      ['LinkedIn', 'Blank', 'Text'],
      [link('ann'), hidden('=IFERROR(ECORE_EMAIL(A2),"")', ''), hidden('=IFERROR(ECORE_EMAIL(A2),"none")', 'none')],
      [
        link('bob'),
        hidden('=IFERROR(ECORE_EMAIL(A3),"")', mail('bob')),
        hidden('=IFERROR(ECORE_EMAIL(A3),"none")', 'Not found'),
      ],
      ['', hidden('=IFERROR(ECORE_EMAIL(A4),"")', ''), hidden('=IFERROR(ECORE_EMAIL(A4),"none")', 'none')],
      ['Ann Lee', hidden('=IFERROR(ECORE_EMAIL(A5),"")', ''), hidden('=LOWER(ECORE_EMAIL(A5))', mail('ann'))],
    ]);
    const before = sheet.formulas();
    sheet.choose(RETRY);
    expect(sheet.toast()).toBe('2 formulas are being calculated again.');
    expect(sheet.formulas()).toEqual(before);

    const again = openSheet([
      ['LinkedIn', 'Blank', 'Text'],
      [link('ann'), hidden('=IFERROR(ECORE_EMAIL(A2),"")', ''), hidden('=IFERROR(ECORE_EMAIL(A2),"none")', 'none')],
      [
        link('bob'),
        hidden('=IFERROR(ECORE_EMAIL(A3),"")', mail('bob')),
        hidden('=IFERROR(ECORE_EMAIL(A3),"none")', 'Not found'),
      ],
      ['', hidden('=IFERROR(ECORE_EMAIL(A4),"")', ''), hidden('=IFERROR(ECORE_EMAIL(A4),"none")', 'none')],
      ['Ann Lee', hidden('=IFERROR(ECORE_EMAIL(A5),"")', ''), hidden('=LOWER(ECORE_EMAIL(A5))', mail('ann'))],
    ]);
    again.choose(REPLACE);
    expect(again.formulas().map((line) => line.filter(Boolean))).toEqual([
      [],
      ['=IFERROR(ECORE_EMAIL(A2),"")', '=IFERROR(ECORE_EMAIL(A2),"none")'],
      [],
      [],
      [],
    ]);
    expect(again.texts()[2]).toEqual([link('bob'), mail('bob'), 'Not found']);
    expect(again.toast()).toBe(
      '6 formulas replaced with values. 2 unfinished formulas stayed. Retry unfinished formulas continues them.',
    );
  });

  test('takes settled errors for settled, the header row too, and others not (situation 13)', () => {
    const sheet = openSheet(
      [
        ['LinkedIn', { formula: '=ECORE_EMAIL(A1:A5)' }, 'Own', 'Down'],
        [link('ann'), null, { formula: '=ECORE_EMAIL(A2)' }, { formula: '=ECORE_EMAIL(A2:A3)' }],
        ['Ann Lee', null, { formula: '=ECORE_EMAIL(A3)' }, null],
        ['https://www.linkedin.com/company/acme', null, { formula: '=ECORE_EMAIL(A4)' }, null],
        [link('bob'), null, { formula: '=ECORE_EMAIL(A5)' }, { formula: '=ECORE_EMAIL(A6)' }],
        [link('down'), null, { formula: '=ECORE_EMAIL(A6)' }, null],
      ],
      knows(new Set(['down'])),
    );
    sheet.choose(REPLACE);
    expect(sheet.formulas().map((line) => line.filter(Boolean))).toEqual([
      [],
      [],
      [],
      [],
      ['=ECORE_EMAIL(A6)'],
      ['=ECORE_EMAIL(A6)'],
    ]);
    expect(sheet.texts().map(([, text]) => text)).toEqual([
      'Error: This is the header row. Start one row below it.',
      mail('ann'),
      expect.stringMatching(/^Error: Missing data: /),
      expect.stringMatching(/^Error: Invalid input: /),
      mail('bob'),
      '',
    ]);
    expect(sheet.texts().map((row) => row[2])).toEqual([
      'Own',
      mail('ann'),
      expect.stringMatching(/^Error: Missing data: /),
      expect.stringMatching(/^Error: Invalid input: /),
      mail('bob'),
      '#ERROR!',
    ]);
  });
});

describe.each([
  ['Retry unfinished formulas', RETRY],
  ['Replace formulas with values', REPLACE],
] as const)('%s', (_title, item) => {
  const rows = () => [
    ['LinkedIn', 'One', 'Other'],
    ...['ann', 'bob', 'eve'].map((name, index) => [
      link(name),
      { formula: `=ECORE_EMAIL(A${index + 2})` },
      { formula: `=ECORE_EMAIL(A${index + 2})` },
    ]),
  ];
  /** Formulas that the item has something to do with: in error for want of a token, or found. */
  const open = () => {
    const sheet = openSheet(rows(), knows(), item === REPLACE);
    if (item === RETRY) sheet.connect();
    return sheet;
  };
  const isDone = (sheet: ReturnType<typeof open>, column: number, row: number) =>
    item === RETRY ? sheet.texts()[row - 1]![column - 1]!.includes('@') : sheet.formulas()[row - 1]![column - 1] === '';
  const done = (sheet: ReturnType<typeof open>) =>
    [2, 3, 4].flatMap((row) => [2, 3].map((column) => isDone(sheet, column, row)));

  test('asks before it takes the whole sheet, and does nothing without a yes (situation 13)', () => {
    const sheet = open();
    sheet.choose(item, 'NO');
    expect(done(sheet)).toEqual(Array(6).fill(false));
    sheet.choose(item, null);
    expect(done(sheet)).toEqual(Array(6).fill(false));
    expect(sheet.toast()).toBe('');
    sheet.choose(item, 'YES');
    expect(done(sheet)).toEqual(Array(6).fill(true));
  });

  test('takes the selection when several cells are selected, and asks nothing (situation 13)', () => {
    const sheet = open();
    sheet.select(2, 3, 2, 1);
    sheet.choose(item, null);
    expect(done(sheet)).toEqual([false, true, false, true, false, false]);
    sheet.select(4, 1, 1, 2);
    sheet.choose(item, null);
    expect(done(sheet)).toEqual([false, true, false, true, true, false]);
    sheet.select(1, 1, 1, 3);
    sheet.choose(item, null);
    expect(sheet.toast()).toBe('There is no ECORE_EMAIL formula in the selected cells.');
  });
});

test('Retry says of errors that stay that calculating again is no use', () => {
  const sheet = openSheet([
    ['LinkedIn', 'Answer'],
    ['Ann Lee', { formula: '=ECORE_EMAIL(A2)' }],
    [link('bob'), { formula: '=ECORE_EMAIL(A3)' }],
  ]);
  sheet.choose(RETRY, null);
  expect(sheet.toast()).toBe(
    'No ECORE_EMAIL formula on this sheet is unfinished. 1 formula in error would show the same again. Check the data that they use.',
  );
});

describe('killed before any service call, or met by an error of Google’s', () => {
  const PEOPLE = 24;
  const name = (index: number) => `p${index}`;
  /** Links, a range over all of them, a formula for each, and some of them in between that are never answered. */
  const open = () => {
    const down = new Set([name(3), name(17)]);
    const sheet = openSheet(
      [
        ['LinkedIn', 'Range', 'Each', 'Some'],
        ...Array.from({ length: PEOPLE }, (_, index) => [
          index === 8 ? '' : link(name(index)),
          index === 4 ? { formula: `=ECORE_EMAIL(A6:A17)` } : null,
          { formula: `=ECORE_EMAIL(A${index + 2})` },
          index % 7 === 0 ? { formula: `=ECORE_EMAIL(A${index + 2},B1)` } : 'note',
        ]),
      ],
      knows(down),
    );
    return sheet;
  };
  /** What must be in the sheet at any moment: a formula of ours or the value that it showed, for each cell. */
  const lost = (sheet: ReturnType<typeof open>, before: { formulas: string[][]; texts: string[][] }) => {
    const [formulas, texts] = [sheet.formulas(), sheet.texts()];
    const bare = (formula: string) => formula.replace(/(ECORE_PAUSED\.)+/, '');
    return before.formulas.flatMap((line, row) =>
      line.flatMap((formula, column) => {
        const at = `${row + 1}/${column + 1}`;
        const rangeIsThere = column === 1 && isOurs(formulas[5]?.[1] ?? '');
        if (bare(formulas[row]?.[column] ?? '') === formula && formula !== '') return [];
        if (rangeIsThere && row >= 5) return [];
        return texts[row]?.[column] === before.texts[row]?.[column]
          ? []
          : [`${at} ${formula} ${before.texts[row]?.[column]}`];
      }),
    );
  };

  for (const [title, item] of [
    ['Retry unfinished formulas', RETRY],
    ['Replace formulas with values', REPLACE],
  ] as const) {
    test(`${title} loses nothing (situations 10 and 12)`, () => {
      const undisturbed = open();
      let calls = 0;
      const isMenu = (execution: { request: { kind: string } }) => execution.request.kind === 'menu';
      const stop = undisturbed.script.before((_call, _args, execution) => void (isMenu(execution) && calls++));
      undisturbed.choose(item);
      stop();
      for (const how of ['kill', 'error'] as const) {
        for (const at of sampleOf(calls, 5)) {
          const sheet = open();
          const before = { formulas: sheet.formulas(), texts: sheet.texts() };
          let call = 0;
          const end = sheet.script.before(({ name }, _args, execution) => {
            if (!isMenu(execution) || ++call !== at) return undefined;
            return how === 'kill' ? 'kill' : { name: 'Exception', message: `Server error at ${name}` };
          });
          sheet.choose(item);
          end();
          expect({ how, at, lost: lost(sheet, before) }).toEqual({ how, at, lost: [] });
          sheet.choose(item);
          expect({ how, at, formulas: sheet.formulas(), texts: sheet.texts() }).toEqual({
            how,
            at,
            formulas: undisturbed.formulas(),
            texts: undisturbed.texts(),
          });
        }
      }
      tell(`${title}, killed or failed at every call`, { people: PEOPLE, calls });
    }, 3_600_000);
  }
});

describe('thousands of formulas (situation 12)', () => {
  const open = (connected: boolean, COUNT: number, every = 1) => {
    const sheet = openSheet([['LinkedIn', 'Answer']], knows(), connected);
    const { workbook, sheetId } = sheet;
    workbook.insertRows(sheetId, workbook.sheet(sheetId).rows, COUNT);
    const cells = Array.from({ length: COUNT }, (_, index) => [
      { value: link(`p${index}`) },
      index % every === 0 ? { formula: `=ECORE_EMAIL(A${index + 2})`, value: '#ERROR!' } : { value: 'x' },
    ]);
    workbook.change(sheetId, { row: 2, column: 1, rows: COUNT, columns: 2 }, cells);
    return sheet;
  };
  const count = (sheet: ReturnType<typeof open>) => sheet.formulas().flat().filter(isOurs).length;

  test('Retry stops before six minutes, with every formula in its cell, and says what is left', () => {
    const sheet = open(false, 2_500, 2);
    const result = sheet.choose(RETRY);
    expect(result.killed).toBeUndefined();
    expect(result.thrown).toBeUndefined();
    expect(result.milliseconds).toBeLessThan(6 * 60_000);
    expect(count(sheet)).toBe(1_250);
    expect(
      sheet
        .formulas()
        .flat()
        .filter((formula) => formula.includes('PAUSED')),
    ).toEqual([]);
    expect(sheet.toast()).toMatch(
      /^\d+ formulas are being calculated again\. There was no time for the remaining \d+\. Choose Retry unfinished formulas again to continue\.$/,
    );
  }, 120_000);

  test('Replace takes them in a few calls', () => {
    const sheet = open(true, 1_200);
    const result = sheet.choose(REPLACE);
    expect(result.thrown).toBeUndefined();
    expect(count(sheet)).toBe(0);
    expect(
      sheet
        .texts()
        .slice(1)
        .every(([, text], index) => text === mail(`p${index}`)),
    ).toBe(true);
    expect(result.milliseconds).toBeLessThan(10_000);
  }, 120_000);
});

describe('what a menu item that was cut off left paused', () => {
  const cutOff = () => {
    const sheet = openSheet(
      [
        ['LinkedIn', 'Answer'],
        ...['ann', 'bob'].map((name, index) => [link(name), { formula: `=ECORE_EMAIL(A${index + 2})` }]),
      ],
      knows(),
      false,
    );
    sheet.connect();
    let replaces = 0;
    const stop = sheet.script.before(({ name }) =>
      name === 'TextFinder.replaceAllWith' && ++replaces === 3 ? 'kill' : undefined,
    );
    sheet.choose(RETRY);
    stop();
    expect(
      sheet
        .formulas()
        .slice(1)
        .map(([, formula]) => formula),
    ).toEqual(['=ECORE_PAUSED.ECORE_EMAIL(A2)', '=ECORE_PAUSED.ECORE_EMAIL(A3)']);
    return sheet;
  };

  test('is resumed when the sidebar opens', () => {
    const sheet = cutOff();
    sheet.window.clickMenu('eCore Email Enrichment', 'Open sidebar');
    expect(
      sheet
        .texts()
        .slice(1)
        .map(([, text]) => text),
    ).toEqual([mail('ann'), mail('bob')]);
    expect(
      sheet
        .formulas()
        .slice(1)
        .map(([, formula]) => formula),
    ).toEqual(['=ECORE_EMAIL(A2)', '=ECORE_EMAIL(A3)']);
  });

  test.each([RETRY, REPLACE])('is resumed by %s › %s › %s, wherever it has moved by then', (...item) => {
    const sheet = cutOff();
    sheet.workbook.insertRows(sheet.sheetId, 2, 3);
    sheet.choose(item, 'NO');
    expect(
      sheet
        .texts()
        .slice(4)
        .map(([, text]) => text),
    ).toEqual([mail('ann'), mail('bob')]);
    expect(
      sheet
        .formulas()
        .slice(4)
        .map(([, formula]) => formula),
    ).toEqual(['=ECORE_EMAIL(A5)', '=ECORE_EMAIL(A6)']);
  });
});
