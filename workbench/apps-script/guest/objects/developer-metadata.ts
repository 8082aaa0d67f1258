import { mismatch, placeOf } from '../arguments';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility, nameOf } from '../enumerations';
import { host, strict } from '../host';
import { createRange } from './range';
import { createSheet } from './sheet';
import { spreadsheet } from './spreadsheet';

type Kind = 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';

/** What metadata is tied to, as it crosses. */
export interface Place {
  kind: Kind;
  sheetId?: number;
  at?: number;
}

interface Data {
  id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  place: Place;
}

type DeveloperMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type Finder = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;

/** DeveloperMetadataLocation: https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata-location */
function createLocation({ kind, sheetId, at }: Place): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation {
  const whole = (wanted: Kind) => {
    if (kind !== wanted) return null;
    const size = host<number>(wanted === 'ROW' ? 'Sheet.getMaxColumns' : 'Sheet.getMaxRows', sheetId);
    const area =
      wanted === 'ROW'
        ? { row: at!, column: 1, rows: 1, columns: size }
        : { row: 1, column: at!, rows: size, columns: 1 };
    return createRange(sheetId!, area);
  };
  return strict('DeveloperMetadataLocation', {
    getLocationType: () => DeveloperMetadataLocationType[kind],
    getColumn: () => whole('COLUMN'),
    getRow: () => whole('ROW'),
    getSheet: () => (kind === 'SHEET' ? createSheet(sheetId!) : null),
    getSpreadsheet: () => (kind === 'SPREADSHEET' ? spreadsheet() : null),
  }) as unknown as GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
}

/** DeveloperMetadata: https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata */
function createMetadata({ id }: Data): DeveloperMetadata {
  const now = () => host<Data>('DeveloperMetadata.get', id);
  const change = (method: string, changes: object) => {
    host(`DeveloperMetadata.${method}`, id, changes);
    return metadata;
  };
  const moves = (method: string) => (range: unknown) =>
    change(method, {
      range: placeOf(range, `DeveloperMetadata.${method}`),
      kind: method === 'moveToRow' ? 'ROW' : 'COLUMN',
    });
  const metadata = strict('DeveloperMetadata', {
    getId: () => id,
    getKey: () => now().key,
    getValue: () => now().value,
    getVisibility: () => DeveloperMetadataVisibility[now().visibility],
    getLocation: () => createLocation(now().place),
    setKey: (key: string) => change('setKey', { key: String(key) }),
    setValue: (value: string) => change('setValue', { value: String(value) }),
    setVisibility: (visibility: unknown) =>
      change('setVisibility', {
        visibility: nameOf(DeveloperMetadataVisibility, visibility, 'DeveloperMetadata.setVisibility'),
      }),
    moveToRow: moves('moveToRow'),
    moveToColumn: moves('moveToColumn'),
    moveToSheet: (sheet: GoogleAppsScript.Spreadsheet.Sheet) =>
      change('moveToSheet', { place: { kind: 'SHEET', sheetId: sheet.getSheetId() } }),
    moveToSpreadsheet: () => change('moveToSpreadsheet', { place: { kind: 'SPREADSHEET' } }),
    remove: () => host('DeveloperMetadata.remove', id),
  }) as unknown as DeveloperMetadata;
  return metadata;
}

/** `(key)`, `(key, visibility)`, `(key, value)` or `(key, value, visibility)`. */
export function addMetadata(where: object, method: string, given: unknown[]): void {
  const [key, ...rest] = given;
  if (typeof key !== 'string' || rest.length > 2) throw mismatch(method, given);
  const last = rest[rest.length - 1];
  const visible = typeof last === 'object' && last !== null;
  const visibility = visible ? nameOf(DeveloperMetadataVisibility, last, `SpreadsheetApp.${method}`) : 'DOCUMENT';
  const value = typeof rest[0] === 'string' ? rest[0] : null;
  host(method, where, { key, value, visibility });
}

export function metadataOf(where: object): DeveloperMetadata[] {
  return host<Data[]>('DeveloperMetadata.of', where).map(createMetadata);
}

/** DeveloperMetadataFinder: https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata-finder */
export function createFinder(where: object): Finder {
  const wanted: { [part: string]: unknown } = {};
  const want = (part: object) => {
    Object.assign(wanted, part);
    return finder;
  };
  const finder: Finder = strict('DeveloperMetadataFinder', {
    withId: (id: number) => want({ id }),
    withKey: (key: string) => want({ key: String(key) }),
    withValue: (value: string) => want({ value: String(value) }),
    withVisibility: (visibility: unknown) =>
      want({ visibility: nameOf(DeveloperMetadataVisibility, visibility, 'DeveloperMetadataFinder.withVisibility') }),
    withLocationType: (type: unknown) =>
      want({ kind: nameOf(DeveloperMetadataLocationType, type, 'DeveloperMetadataFinder.withLocationType') }),
    onIntersectingLocations: () => want({ intersecting: true }),
    find: () => host<Data[]>('DeveloperMetadataFinder.find', where, wanted).map(createMetadata),
  }) as unknown as Finder;
  return finder;
}
