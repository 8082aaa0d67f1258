import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx as makeXlsx } from 'hucre/xlsx';
import { readList } from '../../../workbench/files/read-list';
import { writeList } from '../../../workbench/files/write-list';
import { fileWith, pathFor, set } from './builders';

const workbook = () => makeXlsx({ sheets: [{ name: 'People', rows: [['Name'], ['Ada']] }] });

describe('a list from a file', () => {
  test('is a CSV or a workbook by what is in it', async () => {
    expect(await readList(fileWith('people.txt', 'a;b\n1;2\n'))).toMatchObject({
      kind: 'csv',
      name: 'people',
      active: 0,
      sheets: [
        {
          name: 'people',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
    });
    expect(await readList(fileWith('people.xlsx', await workbook()))).toMatchObject({
      kind: 'xlsx',
      name: 'people',
      sheets: [{ name: 'People' }],
    });
  });

  test.each<[string, () => string, RegExp]>([
    ['no such file', () => pathFor('none.csv'), /^There is no file .*none\.csv\.$/],
    ['a folder', () => dirname(pathFor('x')), /is a folder; name a CSV or XLSX file in it\.$/],
    ['an empty file', () => fileWith('empty.csv', ''), /^empty\.csv is empty\.$/],
    [
      'an old Excel file',
      () => fileWith('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])),
      /old Excel file \(\.xls\) or has a password/,
    ],
    [
      'text named like a workbook',
      () => fileWith('text.xlsx', 'a,b\n'),
      /^text\.xlsx is named like an Excel workbook but is none: save it as XLSX or CSV\.$/,
    ],
    [
      'a picture',
      () => fileWith('face.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])),
      /^face\.png is neither a CSV nor an XLSX file: save the list as one of them\.$/,
    ],
    ['Latin-1', () => fileWith('latin.csv', Buffer.from('Zoë', 'latin1')), /^latin\.csv is not UTF-8/],
  ])('%s is one sentence', async (_, path, message) => {
    await expect(readList(path())).rejects.toThrow(
      expect.objectContaining({ name: 'BadFile', message: expect.stringMatching(message) }),
    );
  });
});

describe('a list into a file', () => {
  test('nothing changed is the same bytes again, also over itself', async () => {
    const text = '\uFEFF"Name";Ort \r\n007;"x"\r\n';
    const path = fileWith('same.csv', text);
    await writeList(await readList(path), [], path);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('a workbook goes out with its change', async () => {
    const list = await readList(fileWith('in.xlsx', await workbook()));
    await writeList(list, [set(2, 2, 'ada@x.example')], pathFor('out.xlsx'));
    expect((await readList(pathFor('out.xlsx'))).sheets[0]?.rows).toEqual([
      ['Name', null],
      ['Ada', 'ada@x.example'],
    ]);
  });

  test.each([
    ['csv', 'out.xlsx', /The list is a CSV file: name the result/],
    ['xlsx', 'out.csv', /The list is an Excel workbook: name the result/],
    ['csv', 'nowhere/out.csv', /^There is no folder .*nowhere\.$/],
  ])('a %s is not written as %s, and nothing is left behind', async (kind, name, message) => {
    const list = await readList(fileWith(`kind.${kind}`, kind === 'csv' ? 'a\n' : await workbook()));
    const path = pathFor(`fresh-${name}`);
    await expect(writeList(list, [], path)).rejects.toThrow(message);
    expect(existsSync(path)).toBe(false);
  });

  test('what cannot be put in place leaves no half of a file', async () => {
    const path = pathFor('taken.csv');
    mkdirSync(path);
    await expect(writeList(await readList(fileWith('a.csv', 'a\n')), [], path)).rejects.toThrow(/could not be written/);
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
