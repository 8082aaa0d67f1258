import { describe, expect, test } from '@jest/globals';
import { findFormulas } from '../../../src/menu/formula-cells';
import { retryFormulas, type Retried } from '../../../src/menu/retry-formulas';
import { sampleOf } from '../../runs/support/exhaustive';
import { memoryFormulas, type MemoryFormulas } from '../support/memory-formulas';
import { findsEverybody, memoryServices } from '../support/memory-services';

function sheetOf(formulas: number): MemoryFormulas {
  const sheet = memoryFormulas(formulas * 2 + 1, 3, (text) => `${text}@found.example`);
  for (let index = 0; index < formulas; index++) {
    // Every third one has a neighbour right below it; the others stand alone.
    const row = index % 3 === 2 ? index * 2 : index * 2 + 1;
    sheet.put(row, 1, `p${index}`);
    sheet.put(row, 2, `=HSTACK(ECORE_EMAIL(A${row}),A${row})`);
  }
  return sheet;
}

function retry(sheet: MemoryFormulas, budget = 300_000): Retried {
  const { clock } = memoryServices(findsEverybody);
  return retryFormulas(sheet, findFormulas(sheet, null).cells, clock, clock.now() + budget);
}

describe('Retry unfinished formulas (situation 12)', () => {
  test('pauses every formula and gives it back as it was', () => {
    const sheet = sheetOf(40);
    const [before, shown] = [sheet.formulaTexts(), sheet.look()];
    expect(retry(sheet)).toEqual({ retried: 40, left: 0, refused: 0 });
    expect(sheet.formulaTexts()).toEqual(before);
    expect(sheet.look()).toEqual(shown);
  });

  test('has every formula in its cell whenever it is cut off, and the next call resumes it', () => {
    const undisturbed = sheetOf(40);
    retry(undisturbed);
    for (let call = 1; call <= undisturbed.calls; call++) {
      const sheet = sheetOf(40);
      const before = sheet.formulaTexts();
      sheet.cutOffAt(call);
      try {
        retry(sheet);
      } catch {
        // The menu says that Google did not respond.
      }
      sheet.cutOffAt(null);
      const bare = sheet.formulaTexts().map((line) => line.map((text) => text.replace(/ECORE_PAUSED\./g, '')));
      expect(bare).toEqual(before);
      sheet.resume();
      expect(sheet.formulaTexts()).toEqual(before);
    }
  });

  test('loses none of two thousand, wherever it is cut off', () => {
    const undisturbed = sheetOf(2_000);
    const before = undisturbed.formulaTexts();
    retry(undisturbed);
    for (const call of sampleOf(undisturbed.calls, 20)) {
      const sheet = sheetOf(2_000);
      sheet.cutOffAt(call);
      try {
        retry(sheet);
      } catch {
        // The menu says that Google did not respond.
      }
      sheet.cutOffAt(null);
      sheet.resume();
      expect(sheet.formulaTexts()).toEqual(before);
    }
    expect(undisturbed.formulaTexts()).toEqual(before);
  });

  test('does the rest when one call fails', () => {
    const undisturbed = sheetOf(40);
    retry(undisturbed);
    for (let call = 5; call <= undisturbed.calls; call++) {
      const sheet = sheetOf(40);
      const before = sheet.formulaTexts();
      sheet.failAt(call);
      const { retried, refused, left } = retry(sheet);
      expect([retried + refused, left]).toEqual([40, 0]);
      expect(refused).toBeLessThanOrEqual(1);
      expect(sheet.formulaTexts()).toEqual(before);
    }
  });

  test('leaves the rest untouched when its time is up', () => {
    const sheet = sheetOf(40);
    const before = sheet.calls;
    expect(retry(sheet, 0)).toEqual({ retried: 0, left: 40, refused: 0 });
    expect(sheet.calls - before).toBe(3);
  });
});
