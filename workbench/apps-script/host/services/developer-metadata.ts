import type { Metadata, MetadataPlace } from '../../../workbook/developer-metadata';
import type { Area } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import { checkArea, refusing, sheetOf } from './sheet-access';

/** A spreadsheet, a sheet or a range of one. */
interface Where {
  sheetId?: number;
  area?: Area;
}

type Wanted = Partial<Pick<Metadata, 'id' | 'key' | 'value' | 'visibility'>> & {
  kind?: string;
  intersecting?: boolean;
};

/** Keys and values, for the spreadsheet and for each sheet: https://developers.google.com/workspace/sheets/api/guides/metadata */
const MOST_CHARACTERS = 30_000;

/** The words are reported from many logs. */
const NO_SUCH_PLACE =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

const adds = define(
  'document-write',
  'sheet',
  (caller, where: Where, data: Pick<Metadata, 'key' | 'value' | 'visibility'>) => {
    const { metadata } = caller.appsScript.workbook;
    const place = placeOf(caller, where);
    checkSize(metadata.list(), place, (data.key + (data.value ?? '')).length);
    metadata.add({ ...data, place });
  },
);

const changes = define(
  'document-write',
  'sheet',
  (caller, id: number, change: Partial<Metadata> & { range?: { sheetId: number; area: Area }; kind?: string }) => {
    const { metadata } = caller.appsScript.workbook;
    const { range, kind, ...plain } = change;
    const place = range && placeOf(caller, range);
    if (place && place.kind !== kind) throw new ServiceFailure(NO_SUCH_PLACE);
    refusing(() => metadata.change(id, place ? { place } : plain));
  },
);

/** DeveloperMetadata: https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata */
export const developerMetadataCalls: ServiceCallRules = {
  'Spreadsheet.addDeveloperMetadata': adds,
  'Sheet.addDeveloperMetadata': adds,
  'Range.addDeveloperMetadata': adds,
  'DeveloperMetadata.of': define('document', 'sheet', (caller, where: Where) => {
    const place = JSON.stringify(placeOf(caller, where));
    return caller.appsScript.workbook.metadata.list().filter((one) => JSON.stringify(one.place) === place);
  }),
  'DeveloperMetadata.get': define('document', 'sheet', (caller, id: number) => {
    const found = caller.appsScript.workbook.metadata.list().find((one) => one.id === id);
    if (!found)
      throw new ServiceFailure('What Sheets says of metadata that is gone is not known to the workbench.', 'Error');
    return found;
  }),
  ...Object.fromEntries(
    ['setKey', 'setValue', 'setVisibility', 'moveToRow', 'moveToColumn', 'moveToSheet', 'moveToSpreadsheet'].map(
      (name) => [`DeveloperMetadata.${name}`, changes],
    ),
  ),
  'DeveloperMetadata.remove': define('document-write', 'sheet', (caller, id: number) =>
    caller.appsScript.workbook.metadata.remove(id),
  ),
  'DeveloperMetadataFinder.find': define('document', 'sheet', (caller, where: Where, wanted: Wanted) => {
    if (where.sheetId !== undefined) sheetOf(caller, where.sheetId);
    return caller.appsScript.workbook.metadata
      .list()
      .filter((one) => fits(one, wanted) && isWithin(one.place, where, wanted));
  }),
};

function fits(metadata: Metadata, { id, key, value, visibility, kind }: Wanted): boolean {
  if (kind !== undefined && metadata.place.kind !== kind) return false;
  return Object.entries({ id, key, value, visibility }).every(
    ([part, wanted]) => wanted === undefined || metadata[part as 'key'] === wanted,
  );
}

/** Of a whole spreadsheet everything, of a sheet or a range what lies in it, or what it touches if that is asked for. */
function isWithin(place: MetadataPlace, { sheetId, area }: Where, { intersecting }: Wanted): boolean {
  if (sheetId === undefined) return true;
  if (place.kind === 'SPREADSHEET') return intersecting === true;
  if (place.sheetId !== sheetId) return false;
  if (!area) return true;
  if (place.kind === 'SHEET') return intersecting === true;
  const [first, count] = place.kind === 'ROW' ? [area.row, area.rows] : [area.column, area.columns];
  return place.at >= first && place.at < first + count;
}

/** Whole rows and columns alone, one at a time. */
function placeOf(caller: Caller, { sheetId, area }: Where): MetadataPlace {
  if (sheetId === undefined) return { kind: 'SPREADSHEET' };
  const { rows, columns } = sheetOf(caller, sheetId);
  if (!area) return { kind: 'SHEET', sheetId };
  checkArea(caller, sheetId, area);
  if (area.columns === 1 && area.rows === rows) return { kind: 'COLUMN', sheetId, at: area.column };
  if (area.rows === 1 && area.columns === columns) return { kind: 'ROW', sheetId, at: area.row };
  throw new ServiceFailure(NO_SUCH_PLACE);
}

/** What counts as one store: the spreadsheet's own, and each sheet's. */
function checkSize(all: Metadata[], place: MetadataPlace, more: number): void {
  const store = (one: MetadataPlace): number | null => (one.kind === 'SPREADSHEET' ? null : one.sheetId);
  const used = all
    .filter((one) => store(one.place) === store(place))
    .reduce((sum, { key, value }) => sum + key.length + (value ?? '').length, 0);
  if (used + more > MOST_CHARACTERS) {
    throw new ServiceFailure(
      `Developer metadata of more than ${MOST_CHARACTERS} characters in one place is refused; how Sheets words it is not documented.`,
    );
  }
}
