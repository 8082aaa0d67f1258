import { RangeProtectionRuleModel, WorksheetProtectionRuleModel } from '@univerjs/sheets';
import type { Protection } from '../workbook';
import { areaOfRange } from './ranges';
import type { UniverInstance } from './univer-instance';

/**
 * What somebody has protected in a page. Univer does not tell who did, and keeps who else may edit with a server that
 * there is not: for the services only the file's owner may.
 */
export class PageProtections {
  private readonly ranges: RangeProtectionRuleModel;
  private readonly sheets: WorksheetProtectionRuleModel;
  /** What scripts have changed of them since. */
  private readonly changes = new Map<string, Partial<Protection>>();

  constructor(
    private readonly instance: UniverInstance,
    private readonly numberOf: (sheet: string) => number,
  ) {
    this.ranges = instance.injector.get(RangeProtectionRuleModel);
    this.sheets = instance.injector.get(WorksheetProtectionRuleModel);
  }

  list(): Protection[] {
    const { unit } = this.instance;
    return unit.getSheets().flatMap((sheet) => {
      const id = sheet.getSheetId();
      const whole = this.sheets.getRule(unit.getUnitId(), id);
      const own = { sheetId: this.numberOf(id), editors: [] };
      const made: Protection[] = whole
        ? [{ ...own, id: `page-${id}`, area: null, description: whole.description ?? '' }]
        : [];
      for (const rule of this.ranges.getSubunitRuleList(unit.getUnitId(), id)) {
        rule.ranges.forEach((range, index) =>
          made.push({
            ...own,
            id: `page-${id}-${rule.id}-${index}`,
            area: areaOfRange(range),
            description: rule.description ?? '',
          }),
        );
      }
      return made.map((protection) => ({ ...protection, ...this.changes.get(protection.id) }));
    });
  }

  has(id: string): boolean {
    return id.startsWith('page-');
  }

  change(id: string, changes: Partial<Protection>): void {
    this.changes.set(id, { ...this.changes.get(id), ...changes });
  }

  remove(wanted: string): void {
    const { unit, commands } = this.instance;
    for (const sheet of unit.getSheets()) {
      const ids = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
      if (wanted === `page-${ids.subUnitId}`)
        commands.syncExecuteCommand('sheet.mutation.delete-worksheet-protection', ids);
      for (const rule of this.ranges.getSubunitRuleList(ids.unitId, ids.subUnitId)) {
        if (wanted.startsWith(`page-${ids.subUnitId}-${rule.id}-`))
          commands.syncExecuteCommand('sheet.mutation.delete-range-protection', { ...ids, ruleIds: [rule.id] });
      }
    }
  }
}
