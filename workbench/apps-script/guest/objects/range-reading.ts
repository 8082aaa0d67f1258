import type { Area } from '../arguments';
import { fromHost } from '../cell-values';
import { host } from '../host';
import { LOOKS } from '../looks';
import { createRichText, type RichText } from '../rich-text';
import { createValidation, type ValidationData } from './validation';

/** What Range tells of its cells: https://developers.google.com/apps-script/reference/spreadsheet/range */
export function readingMethods(sheetId: number, area: Area) {
  const all = <Value>(name: string) => host<Value[][]>(`Range.${name}`, sheetId, area);
  /** The first cell alone is read. */
  const first = <Value>(name: string) =>
    host<Value[][]>(`Range.${name}`, sheetId, { ...area, rows: 1, columns: 1 })[0]![0]!;
  const each = <From, To>(rows: From[][], turn: (value: From) => To): To[][] => rows.map((row) => row.map(turn));
  const richText = (value: RichText | null) => value && createRichText(value);
  const validation = (data: ValidationData | null) => data && createValidation(data);

  const looks = Object.fromEntries(
    LOOKS.flatMap(({ name, plural, read }) => [
      [`get${name}`, () => read(first(`get${name}`))],
      [`get${plural}`, () => each(all(`get${plural}`), read)],
    ]),
  );

  return {
    ...looks,
    getFormulasR1C1: () => all<string>('getFormulasR1C1'),
    getFormulaR1C1: () => first<string>('getFormulaR1C1'),
    isChecked: () => host<boolean | null>('Range.isChecked', sheetId, area),
    isPartOfMerge: () => host<Area[]>('Range.getMergedRanges', sheetId, area).length > 0,
    getValues: () => each(all('getValues'), fromHost),
    getValue: () => fromHost(first('getValue')),
    getDisplayValues: () => all<string>('getDisplayValues'),
    getDisplayValue: () => first<string>('getDisplayValue'),
    getFormulas: () => all<string>('getFormulas'),
    getFormula: () => first<string>('getFormula'),
    getNumberFormats: () => all<string>('getNumberFormats'),
    getNumberFormat: () => first<string>('getNumberFormat'),
    getNotes: () => all<string>('getNotes'),
    getNote: () => first<string>('getNote'),
    getBackgrounds: () => all<string>('getBackgrounds'),
    getBackground: () => first<string>('getBackground'),
    getFontWeights: () => all<string>('getFontWeights'),
    getFontWeight: () => first<string>('getFontWeight'),
    getRichTextValues: () => each(all<RichText | null>('getRichTextValues'), richText),
    getRichTextValue: () => richText(first<RichText | null>('getRichTextValue')),
    getDataValidations: () => each(all<ValidationData | null>('getDataValidations'), validation),
    getDataValidation: () => validation(first<ValidationData | null>('getDataValidation')),
    isBlank: () => host<boolean>('Range.isBlank', sheetId, area),
    canEdit: () => host<boolean>('Range.canEdit', sheetId, area),
  };
}
