import { calculateColumn, calculateRanges, connectOwner, createLinks } from './formula-run';
import type { Calculation } from './formula-run';
import type { Mix } from './list';
import { createList, DISTINCT } from './list';
import { RIVALS } from './rivals/contestants';
import { createScene } from './scene';
import { LONG_TAIL } from './speed';

/** One setting of formulas, calculated until nothing is left to be asked. */
export interface FormulaResult {
  title: string;
  cells: number;
  /** Distinct lookups: the fewest requests. */
  lookups: number;
  calculations: Calculation[];
}

/** The formula without a ledger, calculated twice. */
export interface LedgerlessResult {
  requests: [first: number, again: number];
  credits: [first: number, again: number];
}

/** Everybody by one way, as a formula asks; some are in the sheet twice. In plain spelling, so that any formula can read it. */
const COLUMN: Mix = { ...DISTINCT, duplicates: 5, tidy: true };
/** A formula that is not done by then never will be. */
const MOST_CALCULATIONS = 30;

export function measureFormulas(seed: number): FormulaResult[] {
  return [
    measureColumn(1000, seed),
    measureRanges({ title: 'One range of 500', formulas: 1, rowsEach: 500, seed }),
    measureRanges({ title: 'Two ranges of 2,000', formulas: 2, rowsEach: 2000, seed }),
    measureRanges({ title: 'Two ranges of 2,000, slow service', formulas: 2, rowsEach: 2000, seed, slow: true }),
  ];
}

/** One formula a row, filled down, then calculated once more. */
export function measureColumn(rows: number, seed: number): FormulaResult {
  const list = createList(rows, COLUMN, seed);
  const scene = createScene({ list, account: 'workspace' });
  connectOwner(scene);
  return {
    title: `A column of ${rows.toLocaleString('en')}`,
    cells: rows,
    lookups: list.lookups,
    calculations: [calculateColumn(scene), calculateColumn(scene)],
  };
}

interface Ranges {
  title: string;
  formulas: number;
  rowsEach: number;
  seed: number;
  /** At a service with a long tail. */
  slow?: boolean;
}

/** Formulas over ranges, calculated until one calculation finds nothing to ask. */
export function measureRanges({ title, formulas, rowsEach, seed, slow = false }: Ranges): FormulaResult {
  const list = createLinks(formulas * rowsEach, COLUMN, seed);
  const scene = createScene({
    list,
    account: 'workspace',
    service: { credits: 100_000, seed, ...(slow ? { latency: LONG_TAIL } : {}) },
  });
  connectOwner(scene);
  const calculations: Calculation[] = [];
  do calculations.push(calculateRanges(scene, rowsEach));
  while (calculations.length < MOST_CALCULATIONS && calculations[calculations.length - 1]!.requests > 0);
  return { title, cells: formulas * rowsEach, lookups: distinctLinks(scene.ecore.journal), calculations };
}

const distinctLinks = (journal: readonly { body: unknown }[]): number =>
  new Set(journal.map(({ body }) => JSON.stringify(body)).filter((body) => body !== '{}')).size;

/** The same column of formulas without a ledger, calculated twice, as a sheet that is opened again may be. */
export function measureLedgerless(rows: number, seed: number): LedgerlessResult {
  const rival = RIVALS[0]!;
  const scene = createScene({
    list: createList(rows, COLUMN, seed),
    project: rival.project!(),
    account: 'workspace',
    service: { credits: 100_000 },
  });
  const count = (): [number, number] => {
    const from = scene.ecore.journal.length;
    rival.press(scene, null);
    const asked = scene.ecore.journal.slice(from);
    return [asked.length, asked.reduce((sum, { charged }) => sum + charged, 0)];
  };
  const [first, again] = [count(), count()];
  return { requests: [first[0], again[0]], credits: [first[1], again[1]] };
}
