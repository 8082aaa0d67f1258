import { ICommandService, LocaleType, LogLevel, Univer, UniverInstanceType } from '@univerjs/core';
import type { ICellData, Injector, IWorkbookData, IWorksheetData, Workbook as UniverUnit } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverFormulaEnginePlugin } from '@univerjs/engine-formula';
import '@univerjs/engine-formula/facade';
import { UniverSheetsPlugin } from '@univerjs/sheets';
import '@univerjs/sheets/facade';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import { UniverSheetsDataValidationPlugin } from '@univerjs/sheets-data-validation';
import { UniverSheetsFilterPlugin } from '@univerjs/sheets-filter';
import { UniverSheetsFormulaPlugin } from '@univerjs/sheets-formula';
import '@univerjs/sheets-formula/facade';
import { UniverSheetsNotePlugin } from '@univerjs/sheets-note';
import { UniverSheetsNumfmtPlugin } from '@univerjs/sheets-numfmt';
import { completeOptions } from '../options';
import type { SheetOptions, WorkbookOptions } from '../options';
import { USUAL_COLUMN_WIDTH } from '../structure-rules';
import { cellOfValue } from './cell-data';

/** A Univer without a page, holding one workbook. */
export interface UniverInstance {
  univer: Univer;
  api: FUniver;
  injector: Injector;
  commands: ICommandService;
  unit: UniverUnit;
}

/** Starts Univer in this process with the workbook that the options describe; sheet ids are 0, 1, … as text. */
export function startUniver(options: WorkbookOptions): UniverInstance {
  const univer = new Univer({ logLevel: LogLevel.WARN, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsFilterPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  const unit = univer.createUnit<IWorkbookData, UniverUnit>(UniverInstanceType.UNIVER_SHEET, workbookData(options));
  const injector = univer.__getInjector();
  return { univer, api: FUniver.newAPI(univer), injector, commands: injector.get(ICommandService), unit };
}

/** What Univer loads a new sheet from. */
export function sheetData(
  id: string,
  { name, rows, columns, cells }: Required<SheetOptions>,
): Partial<IWorksheetData> & { id: string; name: string } {
  const cellData: { [row: number]: { [column: number]: ICellData } } = {};
  cells.forEach((values, r) => {
    const line: { [column: number]: ICellData } = {};
    values.forEach((value, c) => {
      if (value !== null && value !== '') line[c] = cellOfValue(value);
    });
    if (Object.keys(line).length) cellData[r] = line;
  });
  return { id, name, rowCount: rows, columnCount: columns, defaultColumnWidth: USUAL_COLUMN_WIDTH, cellData };
}

function workbookData(options: WorkbookOptions): Partial<IWorkbookData> {
  const { id, name, sheets } = completeOptions(options);
  return {
    id,
    name,
    sheetOrder: sheets.map((_, index) => String(index)),
    sheets: Object.fromEntries(sheets.map((sheet, index) => [String(index), sheetData(String(index), sheet)])),
  };
}
