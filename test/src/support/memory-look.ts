import type { NotedCell } from '../../../src/look/status-notes';
import type { Looks, SheetLook } from '../../../src/look/sheet-look';

export interface MemoryLook extends SheetLook {
  /** Below a header in row 1. */
  cells: NotedCell[];
  calls: { [name: string]: number };
  /** Notes of somebody's own that were written over by others. */
  overwritten: string[];
  /** Once, right before a write arrives. */
  beforeWriting: (() => void) | null;
}

/** One status column with its notes; what belongs to whole columns is not in it. */
export function memoryLook(cells: NotedCell[]): MemoryLook {
  const count = (name: string) => void (look.calls[name] = (look.calls[name] ?? 0) + 1);
  const notThere = (): never => {
    throw new Error('The memory look has one column');
  };
  const look: MemoryLook = {
    cells,
    calls: {},
    overwritten: [],
    beforeWriting: null,
    lastRow: () => cells.length + 1,
    texts(_column, firstRow, rows) {
      count('texts');
      return cells.slice(firstRow - 2, firstRow - 2 + rows).map(({ status }) => status);
    },
    notes(_column, firstRow, rows) {
      count('notes');
      return cells.slice(firstRow - 2, firstRow - 2 + rows).map(({ note }) => note);
    },
    writeNotes(_column, firstRow, notes) {
      count('writeNotes');
      look.beforeWriting?.();
      look.beforeWriting = null;
      notes.forEach((note, index) => {
        const cell = cells[firstRow - 2 + index] as NotedCell;
        if (cell.note === 'call her' && note !== cell.note) look.overwritten.push(note);
        cell.note = note;
      });
    },
    copyLookFromLeft: notThere,
    setWidth: notThere,
    formatAsText: notThere,
    widenFilter: notThere,
    addColours: notThere,
    removeColours: notThere,
  };
  return look;
}

/** A document in which nothing has a look. */
export const noLooks: Looks = { sheet: () => null, allSheets: () => [], formatTime: () => '' };
