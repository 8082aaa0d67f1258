import type { FormulaCounts } from '../contract-around';
import { ERROR } from '../formula/sentences';

const FORMULA = /\bECORE_EMAIL\s*\(/i;
/** An address may begin with `#` too. */
const ERROR_VALUE = /^#[^@]*$/;
const WAITING = /^(Pending: |Loading)/;

/** Formulas of a sheet by what they show, in their own cell or in those they have spilled into. */
export function countFormulas(shown: string[][], formulas: string[][]): FormulaCounts {
  const counts: FormulaCounts = { done: 0, pending: 0, failed: 0 };
  formulas.forEach((line, row) =>
    line.forEach((formula, column) => {
      if (FORMULA.test(formula)) counts[stateOf(row, column, shown, formulas)]++;
    }),
  );
  return counts;
}

function stateOf(row: number, column: number, shown: string[][], formulas: string[][]): keyof FormulaCounts {
  let state: keyof FormulaCounts = 'done';
  for (let at = row; at < shown.length; at++) {
    if (at > row && (formulas[at]?.[column] ?? '') !== '') break;
    const text = shown[at]?.[column] ?? '';
    if (WAITING.test(text)) return 'pending';
    // Below the formula only what our own function writes counts: anything else there is somebody's.
    if (text.startsWith(ERROR) || (at === row && ERROR_VALUE.test(text))) state = 'failed';
  }
  return state;
}
