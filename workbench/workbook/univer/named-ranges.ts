import { generateRandomId } from '@univerjs/core';
import { areaOf, parseA1, quoteSheetName, toA1 } from '../a1';
import type { Area, NamedRange } from '../workbook';
import type { UniverInstance } from './univer-instance';

/** Univer's word for a name that counts on every sheet. */
const WHOLE_WORKBOOK = 'AllDefaultWorkbook';

/** Named ranges, kept as Univer's defined names, so that formulas find them and the page shows them. */
export class NamedRanges {
  constructor(
    private readonly instance: UniverInstance,
    private readonly sheetNamed: (name: string) => number | null,
  ) {}

  /** Names of formulas and constants, which only the page can make, are not ranges. */
  list(): NamedRange[] {
    return this.book()
      .getDefinedNames()
      .flatMap((defined) => {
        const reference = parseA1(defined.getFormulaOrRefString().replace(/^=/, '').replaceAll('$', ''));
        const sheetId = reference && reference.sheetName !== null ? this.sheetNamed(reference.sheetName) : null;
        if (!reference || sheetId === null) return [];
        const { rows, columns } = this.sizeOf(reference.sheetName!);
        return [{ name: defined.getName(), sheetId, area: areaOf(reference, { rows, columns }) }];
      });
  }

  set(name: string, sheetName: string, area: Area): void {
    this.remove(name);
    const place = toA1(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    // Not by its builder, which refuses what is the name of a function too, as Column.
    this.instance.commands.syncExecuteCommand('formula.mutation.set-defined-name', {
      unitId: this.instance.unit.getUnitId(),
      id: generateRandomId(10),
      name,
      formulaOrRefString: `${quoteSheetName(sheetName)}!${place}`,
      localSheetId: WHOLE_WORKBOOK,
    });
  }

  remove(name: string): void {
    this.book()
      .getDefinedNames()
      .find((defined) => defined.getName().toLowerCase() === name.toLowerCase())
      ?.delete();
  }

  private sizeOf(sheetName: string): { rows: number; columns: number } {
    const sheet = this.instance.unit.getSheetBySheetName(sheetName)!;
    return { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
  }

  private book() {
    return this.instance.api.getActiveWorkbook()!;
  }
}
