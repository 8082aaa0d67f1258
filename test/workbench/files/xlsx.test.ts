import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx as makeXlsx } from 'hucre/xlsx';
import type { ChangedCell } from '../../../workbench/files/list-file';
import { readXlsx } from '../../../workbench/files/read-xlsx';
import { writeXlsx } from '../../../workbench/files/write-xlsx';
import { set } from './builders';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook file made of the XML of its first sheet, as programs write it that hucre does not write like. */
function workbookOf(
  sheetData: string,
  {
    sheet = '',
    parts = {},
    workbook = '',
    prefix = '',
  }: { sheet?: string; parts?: { [path: string]: string }; workbook?: string; prefix?: string } = {},
) {
  const p = prefix && `${prefix}:`;
  const xmlns = prefix ? `xmlns:${prefix}` : 'xmlns';
  const files: { [path: string]: string } = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<${p}workbook ${xmlns}="${MAIN}" xmlns:r="${DOCUMENT}"><${p}sheets><${p}sheet name="A &amp; B" sheetId="1" r:id="rId1"/></${p}sheets>${workbook}</${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${DOCUMENT}/calcChain" Target="calcChain.xml"/></Relationships>`,
    'xl/calcChain.xml': `<calcChain xmlns="${MAIN}"><c r="B1" i="1"/></calcChain>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<${p}worksheet ${xmlns}="${MAIN}"><${p}dimension ref="A1:B2"/>${sheetData}${sheet}</${p}worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

async function changed(bytes: Uint8Array, ...cells: ChangedCell[]) {
  const list = await readXlsx(bytes, 'list.xlsx');
  const after = writeXlsx(list.source, list.sheets, cells);
  const part = (path: string): string => strFromU8(unzipSync(after)[path] ?? new Uint8Array());
  return { after, part, sheet: part('xl/worksheets/sheet1.xml'), list: await readXlsx(after, 'list.xlsx') };
}

const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;

describe('reading', () => {
  test('types, dates, formats, formulas with last value, links, notes and hidden rows come in', async () => {
    const bytes = await makeXlsx({
      sheets: [
        { name: 'First', rows: [['x']], hidden: true },
        {
          name: 'People',
          rows: [
            ['Name', 'Since', 'Share'],
            ['Ada', new Date(Date.UTC(2024, 0, 5, 12)), 0.25],
            [true, null, '007'],
          ],
          columns: [{ width: 10 }, { numFmt: 'dd/mm/yyyy' }, { numFmt: '0%' }],
          cells: new Map([
            [
              '1,0',
              {
                value: 'Ada',
                hyperlink: { target: 'https://www.linkedin.com/in/ada' },
                comment: { text: 'met', author: 'K' },
              },
            ],
            ['2,1', { value: 3, formula: 'C2*12', formulaResult: 3 }],
          ]),
          rowDefs: new Map([[2, { hidden: true }]]),
        },
      ],
    });
    const { sheets, active } = await readXlsx(bytes, 'list.xlsx');
    expect([active, sheets[0]?.hidden, sheets[1]?.hidden]).toEqual([1, true, false]);
    const [, people] = sheets;
    expect(people?.rows.slice(1)).toEqual([
      ['Ada', 45296.5, 0.25],
      [true, 3, '007'],
    ]);
    expect(people?.hiddenRows).toEqual([3]);
    expect(people?.widths[0]).toBe(75);
    const extra = (row: number, column: number) =>
      people?.extras.find((one) => one.row === row && one.column === column)?.change;
    expect(extra(2, 1)).toEqual({ link: 'https://www.linkedin.com/in/ada', note: 'met' });
    expect(extra(2, 2)?.format).toBe('dd/mm/yyyy');
    expect(extra(3, 2)).toMatchObject({ formula: '=C2*12' });
  });

  test('a shared formula reads in each cell as it counts there, an error is an error', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$1</f><v>1</v></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>';
    const { sheets } = await readXlsx(workbookOf(`<sheetData>${rows}</sheetData>`), 'list.xlsx');
    expect(sheets[0]?.extras.map(({ change }) => change.formula)).toEqual(['=A1*$A$1', '=A2*$A$1']);
    expect(sheets[0]?.rows[1]).toEqual([{ error: '#N/A', message: '' }, 2]);
  });

  test.each([0.5, 1.25, 3, 59, 61, 45296.5])(
    'the number behind a date or time is the cell’s own: %p',
    async (serial) => {
      const { sheets } = await readXlsx(
        workbookOf(`<sheetData><row r="1"><c r="A1" s="1"><v>${serial}</v></c></row></sheetData>`),
        'list.xlsx',
      );
      expect(sheets[0]?.rows).toEqual([[serial]]);
    },
  );

  test.each<[string, Uint8Array, RegExp]>([
    [
      'a zip of something else',
      zipSync({ 'a.txt': strToU8('hello') }),
      /^list\.xlsx is not an Excel workbook, or is damaged/,
    ],
    ['half a file', workbookOf('<sheetData/>').subarray(0, 300), /not an Excel workbook, or is damaged/],
    ['no cells', workbookOf('<sheetData/>'), /^list\.xlsx is empty\.$/],
  ])('%s is refused in one sentence', async (_, bytes, message) => {
    await expect(readXlsx(bytes, 'list.xlsx')).rejects.toThrow(message);
  });
});

describe('writing', () => {
  const ROWS =
    '<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row><row r="3" ht="20"><c r="B3"><v>2</v></c></row>';
  const STRINGS = { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>Name</t></si></sst>` };
  const EXTENSION = '<pageMargins left="0.7"/><extLst><ext uri="{X}"><y:thing xmlns:y="urn:y"/></ext></extLst>';
  const bytes = workbookOf(`<sheetData>${ROWS}</sheetData>`, { sheet: EXTENSION, parts: STRINGS });

  test('only the changed cells differ in their sheet, and nothing in any other part', async () => {
    const { after, sheet } = await changed(bytes, set(1, 3, 'Email'), set(2, 1, 'x'), set(3, 1, 1.5), set(5, 2, true));
    expect(sheet).toBe(
      `<worksheet xmlns="${MAIN}"><dimension ref="A1:C5"/><sheetData>` +
        `<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>7</v></c>${text('C1', 'Email')}</row>` +
        `<row r="2">${text('A2', 'x')}</row>` +
        '<row r="3" ht="20"><c r="A3"><v>1.5</v></c><c r="B3"><v>2</v></c></row>' +
        `<row r="5"><c r="B5" t="b"><v>1</v></c></row></sheetData>${EXTENSION}</worksheet>`,
    );
    const [before, then] = [unzipSync(bytes), unzipSync(after)];
    delete before['xl/worksheets/sheet1.xml'];
    delete then['xl/worksheets/sheet1.xml'];
    expect(Object.keys(then)).toEqual(Object.keys(before));
    for (const [path, content] of Object.entries(before))
      expect([path, strFromU8(then[path]!)]).toEqual([path, strFromU8(content)]);
  });

  test('a changed cell keeps its style, an emptied one too', async () => {
    const { sheet } = await changed(bytes, set(1, 1, null), set(1, 2, { error: '#N/A', message: '' }));
    expect(sheet).toContain('<c r="A1" s="1"/><c r="B1" t="e"><v>#N/A</v></c>');
  });

  test('text is text, whatever it looks like, and comes back as it was', async () => {
    const texts = ['=1+1', '007', ' <b>&"x"\n', 'a\u0001b', '_x0041_', 'tab\tend', '\u{1F600}'];
    const { list } = await changed(bytes, ...texts.map((value, index) => set(10 + index, 1, value)));
    expect(list.sheets[0]?.rows.slice(9).map(([value]) => value)).toEqual(texts);
    expect(list.sheets[0]?.extras.filter(({ change }) => change.formula)).toEqual([]);
    const { list: mended } = await changed(bytes, set(1, 1, 'half \ud83d pair'));
    expect(mended.sheets[0]?.rows[0]?.[0]).toBe('half \ufffd pair');
  });

  test('rows and cells without a number of their own count on', async () => {
    const { sheet } = await changed(
      workbookOf('<sheetData><row><c><v>1</v></c><c/></row><row><c><v>2</v></c></row></sheetData>'),
      set(2, 1, 3),
      set(1, 2, 4),
    );
    expect(sheet).toContain('<row><c><v>1</v></c><c r="B1"><v>4</v></c></row><row><c r="A2"><v>3</v></c></row>');
  });

  test('a prefix on every element and an empty sheet are no obstacle', async () => {
    const prefixed = workbookOf('<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>', {
      prefix: 'x',
    });
    const { sheet, list } = await changed(prefixed, set(1, 1, 'a'), set(2, 1, 2));
    expect(sheet).toContain(
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>',
    );
    expect(list.sheets[0]?.rows).toEqual([['a'], [2]]);
  });

  test('a new number format is added to the styles, once, with the rest of the style kept', async () => {
    const { part, list } = await changed(
      bytes,
      set(1, 1, 45296, { format: 'yyyy-mm-dd' }),
      set(4, 1, 45297, { format: 'yyyy-mm-dd' }),
      set(5, 1, 45297, { format: 'yyyy-mm-dd' }),
      set(6, 1, 'x', { format: '@' }),
    );
    expect(part('xl/styles.xml')).toContain(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts',
    );
    expect(part('xl/styles.xml')).toMatch(
      /<cellXfs count="5">.*<xf numFmtId="164" applyNumberFormat="1" fontId="0" fillId="0" borderId="0"><alignment wrapText="1"\/><\/xf>/,
    );
    expect(list.sheets[0]?.extras.map(({ row, change }) => [row, change.format])).toEqual([
      [1, 'yyyy-mm-dd'],
      [4, 'yyyy-mm-dd'],
      [5, 'yyyy-mm-dd'],
      [6, '@'],
    ]);
    expect(list.sheets[0]?.rows.slice(3, 5)).toEqual([
      [45297, null, null].slice(0, list.sheets[0]?.rows[3]?.length),
      [45297, null, null].slice(0, list.sheets[0]?.rows[4]?.length),
    ]);
  });

  describe('with formulas', () => {
    const SHARED =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1&amp;"x"</f><v>1</v></c></row><row r="2"><c r="B2" t="str"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"></f><v>3</v></c></row>';
    const formulas = workbookOf(`<sheetData>${SHARED}</sheetData>`, { workbook: '<calcPr calcId="191029"/>' });

    test('a formula that stays keeps its text and last value, and is asked to be calculated again', async () => {
      const { sheet, part } = await changed(formulas, set(1, 1, 5));
      expect(sheet).toContain('<c r="B2" t="str"><f t="shared" si="0"/><v>2</v></c>');
      expect(part('xl/workbook.xml')).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
      expect(part('xl/calcChain.xml')).not.toBe('');
    });

    test('overwriting the cell that holds a shared text leaves the others their formulas', async () => {
      const { list, sheet } = await changed(formulas, set(1, 2, 'mine'));
      expect(list.sheets[0]?.extras.map(({ row, change }) => [row, change.formula])).toEqual([
        [2, '=A2&"x"'],
        [3, '=A3&"x"'],
      ]);
      expect(sheet).not.toContain('shared');
    });

    test('the list of formula cells goes when it would be wrong', async () => {
      const { after, part } = await changed(formulas, set(2, 2, 'mine'));
      expect(Object.keys(unzipSync(after))).not.toContain('xl/calcChain.xml');
      expect(part('[Content_Types].xml') + part('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
      expect(part('xl/_rels/workbook.xml.rels')).toContain('styles.xml');
    });

    test('a new formula is written with its last value', async () => {
      const { sheet, part } = await changed(
        bytes,
        set(1, 3, 'ab', { formula: '="a"&"b"' }),
        set(2, 3, 3, { formula: '=1+2' }),
      );
      expect(sheet).toContain('<c r="C1" t="str"><f>&quot;a&quot;&amp;&quot;b&quot;</f><v>ab</v></c>');
      expect(sheet).toContain('<c r="C2"><f>1+2</f><v>3</v></c>');
      expect(part('[Content_Types].xml')).not.toContain('calcChain');
    });
  });

  test('dates of a workbook that counts from 1904 go out as they came in', async () => {
    const old = workbookOf('<sheetData><row r="1"><c r="A1" s="1"><v>100</v></c></row></sheetData>');
    const from1904 = zipSync({
      ...unzipSync(old),
      'xl/workbook.xml': strToU8(
        strFromU8(unzipSync(old)['xl/workbook.xml']!).replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
      ),
    });
    const serial = (await readXlsx(from1904, 'list.xlsx')).sheets[0]?.rows[0]?.[0];
    expect(serial).toBe(1562);
    const { list, sheet } = await changed(from1904, set(2, 1, 1563, { format: 'm/d/yyyy' }));
    expect(sheet).toContain('<v>101</v>');
    expect(list.sheets[0]?.rows[1]?.[0]).toBe(1563);
  });
});
