/** Of the formula mutations, those that say where results spill and what names mean; the rest is talk inside the engine. */
const FORMULA_STATE = new Set([
  'formula.mutation.set-array-formula-data',
  'formula.mutation.set-defined-name',
  'formula.mutation.remove-defined-name',
]);

/** Whether a mutation changes the workbook, so that it has to be replayed on the other side. */
export function replayed(id: string): boolean {
  if (id.startsWith('doc.')) return false;
  return id.startsWith('formula.') ? FORMULA_STATE.has(id) : id.includes('.mutation.');
}
