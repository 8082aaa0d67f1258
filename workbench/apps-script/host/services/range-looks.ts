import type { Border, Look, LookChange, Side } from '../../../workbook/looks';
import type { Area } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { define, type ServiceCallRules } from '../service';
import { checkArea, checkWritable } from './sheet-access';

/** What cells have that nobody has made look any different. */
const USUAL: Required<Omit<Look, 'borders'>> = {
  fontColor: '#000000',
  fontFamily: 'Arial',
  fontSize: 10,
  fontStyle: 'normal',
  fontLine: 'none',
  horizontalAlignment: 'general',
  verticalAlignment: 'bottom',
  wrap: 'OVERFLOW',
};

/** The parts of a look by the names that methods have for them, in the singular and the plural. */
const PARTS: [part: keyof typeof USUAL, name: string, plural: string][] = [
  ['fontColor', 'FontColor', 'FontColors'],
  ['fontFamily', 'FontFamily', 'FontFamilies'],
  ['fontSize', 'FontSize', 'FontSizes'],
  ['fontStyle', 'FontStyle', 'FontStyles'],
  ['fontLine', 'FontLine', 'FontLines'],
  ['horizontalAlignment', 'HorizontalAlignment', 'HorizontalAlignments'],
  ['verticalAlignment', 'VerticalAlignment', 'VerticalAlignments'],
  ['wrap', 'Wrap', 'Wraps'],
  ['wrap', 'WrapStrategy', 'WrapStrategies'],
];

const sizeOf = ({ rows, columns }: Area): number => rows * columns;

function change(caller: Caller, sheetId: number, area: Area, at: (row: number, column: number) => LookChange): void {
  checkWritable(caller, sheetId, area);
  const changes = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_unused, column) => ({ look: at(row, column) })),
  );
  caller.appsScript.workbook.change(sheetId, area, changes);
}

function calls([part, name, plural]: (typeof PARTS)[number]): ServiceCallRules {
  const reads = define(
    'document',
    'range-read',
    (caller, sheetId: number, area: Area) => {
      checkArea(caller, sheetId, area);
      return caller.appsScript.workbook.looks(sheetId, area).map((row) => row.map((look) => look[part] ?? USUAL[part]));
    },
    (_sheetId, area) => sizeOf(area),
  );
  return {
    [`Range.get${name}`]: reads,
    [`Range.get${plural}`]: reads,
    [`Range.set${name}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, area: Area, value: unknown) => change(caller, sheetId, area, () => ({ [part]: value })),
      (_sheetId, area) => sizeOf(area),
    ),
    [`Range.set${plural}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, area: Area, values: unknown[][]) =>
        change(caller, sheetId, area, (row, column) => ({ [part]: values[row]![column] })),
      (_sheetId, area) => sizeOf(area),
    ),
    [`RangeList.set${name}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, areas: Area[], value: unknown) => {
        for (const area of areas) change(caller, sheetId, area, () => ({ [part]: value }));
      },
      (_sheetId, areas) => areas.reduce((cells, area) => cells + sizeOf(area), 0),
    ),
  };
}

/** True puts a line there, false takes it away, null leaves it: https://developers.google.com/apps-script/reference/spreadsheet/range#setBorder(Boolean,Boolean,Boolean,Boolean,Boolean,Boolean) */
interface BorderSpec {
  sides: { [side in Side | 'vertical' | 'horizontal']: boolean | null };
  line: Border;
}

const setsBorder = define(
  'document-write',
  'range-write',
  (caller, sheetId: number, areas: Area[], { sides, line }: BorderSpec) => {
    for (const area of areas) {
      const [lastRow, lastColumn] = [area.rows - 1, area.columns - 1];
      change(caller, sheetId, area, (row, column) => {
        const wanted: [Side, boolean | null][] = [
          ['top', row === 0 ? sides.top : sides.horizontal],
          ['bottom', row === lastRow ? sides.bottom : sides.horizontal],
          ['left', column === 0 ? sides.left : sides.vertical],
          ['right', column === lastColumn ? sides.right : sides.vertical],
        ];
        const set = wanted.filter(([, on]) => on !== null).map(([side, on]) => [side, on ? line : null]);
        return { borders: Object.fromEntries(set) as LookChange['borders'] };
      });
    }
  },
  (_sheetId, areas) => areas.reduce((cells, area) => cells + sizeOf(area), 0),
);

/** How cells look: https://developers.google.com/apps-script/reference/spreadsheet/range */
export const rangeLookCalls: ServiceCallRules = {
  ...Object.assign({}, ...PARTS.map(calls)),
  'Range.setBorder': setsBorder,
  'RangeList.setBorder': setsBorder,
};
