import { referenceCopied, rewriteReferences } from '../../../workbook/formula-text';
import type { Area, CellChange, Workbook } from '../../../workbook/workbook';
import { define, type ServiceCallRules } from '../service';
import { checkArea, checkWritable } from './sheet-access';

type PasteType = 'PASTE_NORMAL' | 'PASTE_VALUES' | 'PASTE_FORMAT';

/** Copying ranges: https://developers.google.com/apps-script/reference/spreadsheet/range#copytodestination */
export const rangeCopyCalls: ServiceCallRules = {
  'Range.copyTo': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, from: Area, toSheetId: number, to: Area, type: PasteType) => {
      checkArea(caller, sheetId, from);
      checkWritable(caller, toSheetId, to);
      const { workbook } = caller.appsScript;
      const changes = copies(workbook, sheetId, from, to, type);
      const validations = workbook.validations(sheetId, from);
      workbook.change(toSheetId, to, changes);
      if (type !== 'PASTE_NORMAL') return;
      validations.forEach((line, r) =>
        line.forEach((rule, c) =>
          workbook.setValidation(toSheetId, { row: to.row + r, column: to.column + c, rows: 1, columns: 1 }, rule),
        ),
      );
    },
    (_sheetId, from) => from.rows * from.columns,
  ),
};

/** What the cells of the other area become. A formula goes on pointing as far away as it did; values alone are its result. */
function copies(workbook: Workbook, sheetId: number, from: Area, to: Area, type: PasteType): CellChange[][] {
  const values = workbook.values(sheetId, from);
  const formulas = workbook.formulas(sheetId, from);
  const links = workbook.links(sheetId, from);
  const formats = workbook.formats(sheetId, from);
  const backgrounds = workbook.backgrounds(sheetId, from);
  const weights = workbook.fontWeights(sheetId, from);
  const notes = workbook.notes(sheetId, from);
  return values.map((line, r) =>
    line.map((value, c): CellChange => {
      const formula = formulas[r]![c]!;
      const moved =
        formula &&
        rewriteReferences(formula, (reference) =>
          referenceCopied(to.row - from.row, reference, to.column - from.column),
        );
      const contents: CellChange =
        type !== 'PASTE_VALUES' && moved ? { formula: moved, link: '' } : { value, link: links[r]![c]! };
      const looks: CellChange = {
        format: formats[r]![c]!,
        background: backgrounds[r]![c]!,
        fontWeight: weights[r]![c]!,
      };
      if (type === 'PASTE_VALUES') return contents;
      return type === 'PASTE_FORMAT' ? looks : { ...contents, ...looks, note: notes[r]![c]! };
    }),
  );
}
