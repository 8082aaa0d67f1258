import { contains, intersects } from '../../../workbook/areas';
import type { Area } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRule, type ServiceCallRules } from '../service';
import { checkArea, checkWritable } from './sheet-access';

const isWithin = (outer: Area, inner: Area): boolean =>
  contains(outer, inner.row, inner.column) &&
  contains(outer, inner.row + inner.rows - 1, inner.column + inner.columns - 1);

/** Merges the parts of an area; each keeps the value of its first cell alone. */
function merging(partsOf: (area: Area) => Area[]): ServiceCallRule {
  return define('document-write', 'range-write', (caller: Caller, sheetId: number, area: Area) => {
    checkWritable(caller, sheetId, area);
    const { workbook } = caller.appsScript;
    const others = apart(workbook.merges(sheetId), area);
    const parts = partsOf(area).filter(({ rows, columns }) => rows * columns > 1);
    for (const part of parts) {
      const below = { ...part, row: part.row + 1, rows: part.rows - 1 };
      const beside = { ...part, rows: 1, column: part.column + 1, columns: part.columns - 1 };
      for (const rest of [below, beside])
        if (rest.rows > 0 && rest.columns > 0) workbook.clear(sheetId, rest, { contents: true });
    }
    workbook.setMerges(sheetId, [...others, ...parts]);
  });
}

/** The merges outside of the area. @throws ServiceFailure when one lies only partly in it; the words are those of the page */
function apart(merges: Area[], area: Area): Area[] {
  const touched = merges.filter((one) => intersects(one, area));
  if (!touched.every((one) => isWithin(area, one))) {
    throw new ServiceFailure('You must select all cells in a merged range to merge or unmerge them.');
  }
  return merges.filter((one) => !touched.includes(one));
}

const lines = (count: number, line: (index: number) => Area): Area[] =>
  Array.from({ length: count }, (_, index) => line(index));

/** Merged cells: https://developers.google.com/apps-script/reference/spreadsheet/range#merge() */
export const mergeCalls: ServiceCallRules = {
  'Range.merge': merging((area) => [area]),
  'Range.mergeAcross': merging((area) => lines(area.rows, (index) => ({ ...area, row: area.row + index, rows: 1 }))),
  'Range.mergeVertically': merging((area) =>
    lines(area.columns, (index) => ({ ...area, column: area.column + index, columns: 1 })),
  ),
  'Range.breakApart': define('document-write', 'range-write', (caller, sheetId: number, areas: Area[]) => {
    const { workbook } = caller.appsScript;
    for (const area of areas) {
      checkWritable(caller, sheetId, area);
      workbook.setMerges(sheetId, apart(workbook.merges(sheetId), area));
    }
  }),
  'Range.getMergedRanges': define('document', 'sheet', (caller, sheetId: number, area: Area) => {
    checkArea(caller, sheetId, area);
    return caller.appsScript.workbook.merges(sheetId).filter((one) => intersects(one, area));
  }),
};
