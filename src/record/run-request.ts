/** What a run is asked to do. */

import type { Outputs } from '../columns/assign-emails';
import type { Mapping } from '../identifiers/identifiers';

/** Inclusive row numbers: a choice that an earlier check already pinned down, and whether it was for rows without email. */
export interface PinnedRows {
  ranges: [first: number, last: number][];
  withoutEmail?: boolean;
}

export type RowChoice = 'selected' | 'all' | 'without-email' | PinnedRows;

/**
 * Which rows count as work: those that are not settled; those that failed; those without a hit; or every one again,
 * paid again (`again` skips the ledger).
 */
export type Take = 'unsettled' | 'failed' | 'not-found' | 'again';

/**
 * What becomes of rows of the sheet that an earlier run left queued and that the row choice does not name: nobody has
 * decided yet, they belong to this run, or their `Queued` is cleared when it starts.
 */
export type Leftovers = 'ask' | 'include' | 'discard';

export interface RunRequest {
  sheetId: number;
  headerRow: number;
  /** The headers as the page saw them when the columns were chosen: by them the columns are found where they stand now. */
  headers?: string[];
  /** As the page was told: where other rows look like the headers, these are told from them by that. */
  headerRank?: number | null;
  mapping: Mapping;
  outputs: Outputs;
  rows: RowChoice;
  take: Take;
  onlyVisible: boolean;
  overwrite: boolean;
  waterfall: boolean;
  /** Null for no cap. */
  creditCap: number | null;
  /** Only the first so many rows (*Try 3 rows first*), or null. */
  firstRows: number | null;
  leftovers: Leftovers;
}
