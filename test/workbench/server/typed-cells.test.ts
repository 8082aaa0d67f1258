import { afterEach, expect, test } from '@jest/globals';
import { runLive } from '../../../workbench/apps-script/live';
import { typedCells } from '../../../workbench/server/typed-cells';
import { univerOriginal } from '../../../workbench/server/univer-original';
import { univerSheetIds } from '../../../workbench/server/univer-sheets';
import { createUniverWorkbook } from '../../../workbench/workbook/univer';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A workbook that a page edits, with a script that keeps what `onEdit` was told. */
function opened() {
  const univer = createUniverWorkbook({
    id: 'book',
    sheets: [{ name: 'Sheet1', rows: 20, columns: 5, cells: [['old', 'more']] }],
  });
  const source = `function onEdit(e) {
    const store = PropertiesService.getDocumentProperties();
    store.setProperty('edits', (store.getProperty('edits') || '') + [e.range.getA1Notation(), e.oldValue, e.value].join(' ') + ';');
  }`;
  const script = runLive({
    project: { name: 'Test', manifest: {}, scripts: [{ name: 'Code', source }], pages: [] },
    workbook: univer.workbook,
    people: [{ email: 'owner@example.com' }],
  });
  closing.push(() => script.close(), univer.dispose);
  const typing = typedCells(univer.workbook, univerSheetIds(univer.workbook, univer.api));
  const original = univerOriginal(
    univer.commandService,
    () => univer.api.getActiveWorkbook()!.getWorkbook(),
    univer.snapshot,
  );
  const window = script.window('owner@example.com');
  return {
    /** Applies what a page has done, and gives what `onEdit` was told. */
    async edit(cellValue: object): Promise<string> {
      script.appsScript.properties('document').clear();
      const mutation = { id: 'sheet.mutation.set-range-values', params: { unitId: 'book', subUnitId: '0', cellValue } };
      const cells = typing(mutation);
      original.apply(mutation);
      if (cells) await window.typed(cells);
      return script.appsScript.properties('document').get('edits') ?? '';
    },
  };
}

test('typing in the page runs onEdit with what was and is there', async () => {
  const page = opened();
  expect(await page.edit({ 0: { 0: { v: 'new', t: 1 } } })).toBe('A1 old new;');
  expect(await page.edit({ 0: { 0: null } })).toBe('A1 new ;');
});

test('pasting into several cells names the range they span', async () => {
  expect(await opened().edit({ 1: { 0: { v: 1, t: 2 }, 2: { v: 2, t: 2 } }, 3: { 1: { v: 3, t: 2 } } })).toBe(
    'A2:C4  ;',
  );
});

test('what changes no value runs nothing', async () => {
  const page = opened();
  expect(await page.edit({ 0: { 0: { s: { bl: 1 } } } })).toBe('');
  expect(await page.edit({ 0: { 0: { v: 'old', t: 1 } } })).toBe('');
});
