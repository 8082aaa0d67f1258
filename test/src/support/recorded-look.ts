import type { Looks, SheetLook } from '../../../src/look/sheet-look';

/** A sheet whose look takes down what is done to it: `setWidth 5 290`. `fails` names a call that Google refuses. */
export function recordedLook(fails = ''): { look: SheetLook; looks: Looks; calls: string[] } {
  const calls: string[] = [];
  const take =
    <T>(name: string, result: T) =>
    (...given: unknown[]): T => {
      if (name === fails) throw new Error('Service Spreadsheets failed');
      calls.push([name, ...given.filter((value) => typeof value === 'number')].join(' '));
      return result;
    };
  const look: SheetLook = {
    lastRow: take('lastRow', 1),
    texts: take('texts', []),
    copyLookFromLeft: take('copyLookFromLeft', undefined),
    setWidth: take('setWidth', undefined),
    formatAsText: take('formatAsText', undefined),
    widenFilter: take('widenFilter', undefined),
    addColours: take('addColours', undefined),
    removeColours: take('removeColours', 0),
    notes: take('notes', []),
    writeNotes: take('writeNotes', undefined),
  };
  return {
    look,
    looks: { sheet: (id) => (id === 1 ? look : null), allSheets: () => [look], formatTime: String },
    calls,
  };
}
