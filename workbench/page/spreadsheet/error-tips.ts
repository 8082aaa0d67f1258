import { CellAlertManagerService } from '@univerjs/preset-sheets-core';
import type { UniverView } from './univer';

/**
 * Lets the box that Univer opens over a cell in error say what the script's function said, as Sheets does, in place of the
 * error's kind; the server keeps the sentence with the cell.
 */
export function explainErrors({ univer, api }: UniverView): void {
  const alerts = univer.__getInjector().get(CellAlertManagerService);
  const show = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { row, col, subUnitId } = alert.location;
    const cell = api.getActiveWorkbook()?.getSheetBySheetId(subUnitId)?.getSheet().getCellRaw(row, col);
    const message = (cell?.custom as { error?: { message?: string } } | null | undefined)?.error?.message;
    show(message ? { ...alert, message } : alert);
  };
}
