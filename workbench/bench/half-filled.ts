import { runAddOn } from './add-on-run';
import { createList, DISTINCT } from './list';
import { createScene } from './scene';

/** A run over a list of which every other stretch of rows has an email already. */
export interface HalfFilledResult {
  rows: number;
  /** How many neighbouring rows have an email, and how many have none. */
  stretch: number;
  /** Rows that are enriched. */
  taken: number;
  right: number;
  seconds: number;
  reads: number;
  writes: number;
}

/** Emails that stand between the gaps are nobody's to write: each gap is a call of its own, and looked at before. */
export function measureHalfFilled(rows: number, stretch: number, seed: number): HalfFilledResult {
  const list = createList(rows, { ...DISTINCT, tidy: true }, seed);
  const isFilled = (index: number) => Math.floor(index / stretch) % 2 === 1;
  const cells = list.cells.map((line, index) => {
    if (index === 0) return [...line, 'Email', 'eCore status'];
    return [...line, isFilled(index - 1) ? `own${index}@mine.example` : '', ''];
  });
  const scene = createScene({ list: { ...list, cells }, account: 'workspace' });
  const run = runAddOn(scene);
  const { lastColumn } = scene.workbook.sheet(scene.sheetId);
  const shown = scene.workbook.displayValues(scene.sheetId, { row: 2, column: lastColumn - 1, rows, columns: 2 });
  const isRight = ([email = '', status = '']: string[], index: number): boolean => {
    const expected = list.expected[index]!;
    if (isFilled(index)) return email === `own${index + 1}@mine.example` && status === '';
    return email === expected.email && status.startsWith(expected.status) && status !== '';
  };
  return {
    rows,
    stretch,
    taken: run.check.rowsTaken,
    right: shown.filter(isRight).length,
    seconds: run.milliseconds / 1000,
    reads: run.account['sheet reads'].calls,
    writes: run.account['sheet writes'].calls,
  };
}
