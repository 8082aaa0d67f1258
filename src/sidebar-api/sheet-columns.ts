import { columnLetter } from '../columns/column-letter';
import { guessColumns } from '../columns/guess';
import { findHeaderRow } from '../columns/header-row';
import { headerKind } from '../columns/headers';
import type { Outputs } from '../columns/assign-emails';
import { recallChoice, recallColumns } from '../columns/remembered';
import type { ColumnChoice } from '../columns/remembered';
import type { Column, SheetColumns } from '../contract';
import { readEmail } from '../identifiers/email';
import { isFreeForEmail } from '../sheet/email-cell';
import { findQueue } from '../run/find-queue';
import { allRecords } from '../run/left-runs';
import { rankOfHeaders } from '../sheet/place-columns';
import { unpackHeaders } from '../record/saved-headers';
import type { Sheet } from '../sheet/sheet';
import { statusWord } from '../sheet/status';
import type { RunColumns } from '../watch/window';
import type { Properties } from '../services';
import { shorten } from './shorten';

/** Enough rows to tell what a column holds, and whether some row has nothing but an email to ask with. */
const SAMPLE_ROWS = 2_000;
/** More columns than that are read only when they are needed: a sheet as wide as this is no contact list. */
const MOST_COLUMNS = 200;
const MOST_COLUMNS_SEARCHED = 2_000;
const ROWS_SEARCHED = 60;
const LONGEST_SAMPLE = 40;
const LONGEST_LINK = 28;
/** A cell can hold 50,000 characters, and 200 of them would be ten megabytes for the page. */
const LONGEST_HEADER = 200;

/**
 * What the *Columns* step shows of a sheet: the remembered choice where it still fits, a guess where not.
 * @param options.headerRow null to look for it
 */
export function describeColumns(
  sheet: Sheet,
  properties: Properties,
  options: { headerRow: number | null; forget: boolean },
): SheetColumns {
  const lastRow = sheet.lastRow();
  const width = Math.min(sheet.lastColumn(), MOST_COLUMNS);
  const near =
    lastRow === 0 || width === 0
      ? []
      : sheet.read(1, 1, Math.min(lastRow, SAMPLE_ROWS + (options.headerRow || 0)), width);
  const top = withFarColumns(sheet, near, width);
  const remembered = options.forget || options.headerRow !== null ? null : recallColumns(properties, sheet.id, top);
  const headerRow = options.headerRow ?? remembered?.headerRow ?? findHeaderRow(top);
  const headers = headerRow === 0 ? new Array<string>(top[0]?.length ?? width).fill('') : top[headerRow - 1] || [];
  const rows = top.slice(headerRow);
  const guess = remembered ?? guessColumns(headers, rows);
  const outputs =
    remembered || options.forget
      ? guess.outputs
      : outputsOfRun(sheet, columnsBefore(sheet.id, properties), rows, guess);
  return {
    sheetId: sheet.id,
    sheetName: sheet.name,
    headerRow,
    headerRank: rankOfHeaders(headers, headerRow, top),
    dataRows: Math.max(0, lastRow - headerRow),
    columns: headers.map((header, index) => describeColumn(header, index, rows)),
    mapping: guess.mapping,
    outputs,
    remembered: remembered !== null,
    leftOut: 'leftOut' in guess ? guess.leftOut : [],
  };
}

/** The columns of runs on a sheet, and those that were chosen there last. */
function columnsBefore(sheetId: number, properties: Properties): RunColumns[] {
  const runs: RunColumns[] = allRecords(properties.getAll()).filter((run) => run.sheetId === sheetId);
  const choice = recallChoice(properties, sheetId);
  const status = choice?.outputs.status;
  if (!choice || !status) return runs;
  const headers = unpackHeaders(choice.headers);
  return [...runs, { ...choice, headers, headerRank: null, width: 0, email: choice.outputs.email || 0, status }];
}

type Chosen = Pick<ColumnChoice, 'mapping' | 'outputs'>;

/**
 * A run's answers go on being written where they are, also in columns that are called otherwise by now, as long as these
 * hold nothing else.
 */
function outputsOfRun(sheet: Sheet, earlier: readonly RunColumns[], rows: string[][], guess: Chosen): Outputs {
  const { mapping, outputs } = guess;
  const textsOf = (column: number): string[] => rows.map((row) => row[column - 1] || '').filter((text) => text !== '');
  for (const columns of earlier) {
    const found = findQueue(sheet, columns);
    const statuses = found ? textsOf(found.status) : [];
    if (!found || statuses.length === 0 || statuses.some((text) => statusWord(text) === null)) continue;
    const isEmail =
      found.email > 0 &&
      !Object.values(mapping).includes(found.email) &&
      textsOf(found.email).every((text) => isFreeForEmail(text) || readEmail(text) !== null);
    return { email: isEmail ? found.email : outputs.email, status: found.status };
  }
  return outputs;
}

/** Own columns at the right edge of a wide sheet are found there: else each run would add another pair of them. */
function withFarColumns(sheet: Sheet, near: string[][], width: number): string[][] {
  const end = Math.min(sheet.lastColumn(), MOST_COLUMNS_SEARCHED);
  if (near.length === 0 || end <= width) return near;
  const far = sheet.read(1, width + 1, Math.min(near.length, ROWS_SEARCHED), end - width);
  const isOwn = (text: string) => ['own-email', 'own-status'].includes(headerKind(text) || '');
  const last = far.reduce(
    (most, row) => row.reduce((max, text, index) => (isOwn(text) ? Math.max(max, index + 1) : max), most),
    0,
  );
  if (last === 0) return near;
  const blank = new Array<string>(last).fill('');
  return near.map((row, index) => row.concat(far[index]?.slice(0, last) ?? blank));
}

function describeColumn(header: string, index: number, rows: string[][]): Column {
  const sample = rows.map((row) => row[index] || '').find((text) => text.trim() !== '') || '';
  return {
    index: index + 1,
    letter: columnLetter(index + 1),
    header: shorten(header, LONGEST_HEADER),
    sample: shortenSample(sample),
  };
}

/** Of a link the end tells it from others: `…in/ada-lovelace`. */
export function shortenSample(text: string): string {
  const link = /^(?:https?:\/\/)?(?:www\.)?(\S+\/\S+?)\/?$/i.exec(text.trim())?.[1];
  if (link === undefined) return shorten(text, LONGEST_SAMPLE);
  return link.length <= LONGEST_LINK ? link : `\u2026${link.slice(-LONGEST_LINK).replace(/^[\udc00-\udfff]/, '')}`;
}
