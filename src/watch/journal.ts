import type { Cache } from '../services';
import type { KnownRow } from '../recognise/known-rows';
import type { RunState } from '../record/run-state';
import { packHeaders, unpackHeaders } from '../record/saved-headers';
import { withSpan } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import { isQueued } from '../sheet/status';
import type { Batch } from './sides';
import type { RowWrite } from '../sheet/written';

/** The cache's entries may have 100 KB (https://developers.google.com/apps-script/reference/cache/cache). */
const MOST_CHARACTERS = 90_000;
/** Rows of the known ones in so many entries: about three thousand rows with an email each. */
const MOST_PARTS = 4;
const SECONDS = 21_600;
/** Rows beside those that are written: a row that came or went moves these under the write. */
const ROWS_BESIDE = 30;

/** What one who has closed leaves for the next. */
export interface Left {
  /** Of rows whose cells are the run's own. */
  marks: string[];
  /** What columns hold, where their headers don't tell them; else empty. */
  columns: string;
}

/**
 * What is written is noted before it is written, and forgotten once it was looked at: whoever drives next after a step
 * that died in between finds what went astray. It lies in the cache, which is fast enough to be asked before each write.
 */
export interface Journal {
  note(batch: Batch): void;
  /** The rows outside of the window, as they were seen last. */
  noteKnown(rows: readonly KnownRow[]): void;
  /** What was noted has been looked at, as the run says when it is saved. */
  forget(left: Left): void;
  /** The same where the run is not saved afterwards. */
  erase(left: Left): void;
  recall(): { batch: Batch | null; known: KnownRow[]; left: Left };
}

interface Noted {
  number: number;
  places: Pick<Places, 'headerRow' | 'mapping' | 'email' | 'status' | 'first' | 'last'>;
  headers: { [column: number]: string };
  width: number;
  lines: [row: number, ...texts: string[]][];
  writes: [row: number, insist: 0 | 1, ...cells: [column: number, text: string][]][];
}

/** @param run `looked` tells which note was looked at last: that is saved with the run, and nothing has to be deleted */
export function createJournal(cache: Cache, run: Pick<RunState, 'sheetId' | 'startedAt' | 'looked'>): Journal {
  const { sheetId, startedAt } = run;
  const name = `ecore.writing.${sheetId}`;
  // Another run may read and write other columns, and its rows are its own.
  const leftName = `ecore.left.${sheetId}.${startedAt}`;
  const knownName = (part: number) => `ecore.seen.${sheetId}.${part}`;
  const put = (entries: { [key: string]: string }): void => {
    try {
      cache.putAll(entries, SECONDS);
    } catch {
      // Without it only a step that dies between a write and the look after it leaves something unknown.
    }
  };
  let number = run.looked;

  return {
    note(batch) {
      const text = JSON.stringify({ number: ++number, ...encode(batch) });
      if (text.length <= MOST_CHARACTERS) put({ [name]: text });
    },
    noteKnown(rows) {
      const parts: string[] = [''];
      for (const { row, marks, email, status } of rows) {
        // What is not known counts as empty and queued.
        if (email === '' && isQueued(status)) continue;
        const line = JSON.stringify([row, marks.join(), email, status]);
        if ((parts[parts.length - 1] as string).length + line.length > MOST_CHARACTERS) parts.push('');
        parts[parts.length - 1] += `${line}\n`;
      }
      const kept = parts.slice(0, MOST_PARTS);
      while (kept.length < MOST_PARTS) kept.push('');
      put(Object.fromEntries(kept.map((text, part) => [knownName(part), text])));
    },
    forget(left) {
      run.looked = number;
      if (left.marks.length > 0 || left.columns !== '') put({ [leftName]: JSON.stringify(left) });
    },
    erase(left) {
      run.looked = number;
      put({ [name]: '', [leftName]: JSON.stringify(left) });
    },
    recall() {
      const nothing = { batch: null, known: [], left: { marks: [], columns: '' } };
      try {
        const parts = Array.from({ length: MOST_PARTS }, (_, part) => knownName(part));
        const entries = cache.getAll([name, leftName, ...parts]);
        const left = entries[leftName] ? (JSON.parse(entries[leftName]) as Left) : nothing.left;
        const noted = entries[name] ? (JSON.parse(entries[name]) as Noted) : null;
        if (!noted || noted.number <= run.looked) return { ...nothing, left };
        number = noted.number;
        const known = parts.flatMap((part) => (entries[part] || '').split('\n').filter((line) => line !== ''));
        return { batch: decode(noted), known: known.map(decodeKnown), left };
      } catch {
        return nothing;
      }
    },
  };
}

function encode({ places, headers, width, lines, writes }: Batch): Omit<Noted, 'number'> {
  const { headerRow, mapping, email, status, first, last } = places;
  const rows = writes.map(({ row }) => row);
  const near = [Math.min(...rows) - ROWS_BESIDE, Math.max(...rows) + ROWS_BESIDE] as const;
  return {
    places: { headerRow, mapping, email, status, first, last },
    headers: packHeaders({ headers, mapping, email, status }),
    width,
    lines: lines.filter(({ row }) => row >= near[0] && row <= near[1]).map(({ row, texts }) => [row, ...texts]),
    writes: writes.map(({ row, cells, insist }) => [row, insist ? 1 : 0, ...cells]),
  };
}

function decode({ places, headers, width, lines, writes }: Noted): Batch {
  const { headerRow, mapping, email, status, first, last } = places;
  return {
    places: { ...withSpan({ headerRow, mapping, email, status }), first, last },
    headers: unpackHeaders(headers),
    width,
    lines: lines.map(([row, ...texts]) => ({ row, texts })),
    writes: writes.map(
      ([row, insist, ...cells]): RowWrite => ({ row, cells, ...(insist ? { insist: true as const } : {}) }),
    ),
    broke: true,
  };
}

function decodeKnown(line: string): KnownRow {
  const [row, marks, email, status] = JSON.parse(line) as [number, string, string, string];
  return { row, marks: marks.split(','), email, status };
}
