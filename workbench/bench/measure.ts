import { cpus } from 'node:os';
import { measureBundle } from './bundle';
import type { BundleResult } from './bundle';
import { measureContest } from './contests';
import type { ContestKey, ContestResult } from './contests';
import { measureFormulas, measureLedgerless } from './formulas';
import type { FormulaResult, LedgerlessResult } from './formulas';
import type { RealTimeResult } from './real-time';
import { measureHalfFilled } from './half-filled';
import type { HalfFilledResult } from './half-filled';
import { sheetAtSize } from './sheet-at-size';
import type { SheetFigures } from './sheet-at-size';
import { measureSize } from './size';
import type { SizeResult } from './size';
import { measureSpeed } from './speed';
import type { SpeedResult } from './speed';

/** Everything the bench measures. What stands under `machine` is real time and memory of one machine; all else is the same for the same seed. */
export interface BenchResult {
  seed: number;
  machine: { node: string; processor: string };
  sizes: SizeResult[];
  halfFilled: HalfFilledResult[];
  speeds: SpeedResult[];
  formulas: FormulaResult[];
  ledgerless: LedgerlessResult;
  contests: ContestResult[];
  bundle: BundleResult;
  /** What the workbench's own sheet takes, of this machine alone. */
  sheet: SheetFigures[];
  /** Of this machine alone. */
  realTime?: RealTimeResult;
}

const PEOPLE = 1000;
const CONTESTS: ContestKey[] = ['calm', 'one-429', 'wall', 'slow'];

/** @param say told what is being measured */
export function measureAll({ rows, seed }: { rows: number[]; seed: number }, say: (line: string) => void): BenchResult {
  const told = <T>(what: string, measure: () => T): T => {
    say(`Measuring ${what} …`);
    return measure();
  };
  return {
    seed,
    machine: { node: process.version, processor: cpus()[0]?.model ?? 'unknown' },
    // First, because it is the only one that other measurements on the same thread could disturb.
    bundle: told('the bundle', measureBundle),
    sheet: told('a large sheet', () => sheetAtSize()),
    speeds: told('speed', () => measureSpeed(PEOPLE, seed)),
    formulas: told('formulas', () => measureFormulas(seed)),
    ledgerless: measureLedgerless(PEOPLE, seed),
    contests: CONTESTS.map((key) => told(`other ways (${key})`, () => measureContest(key, seed))),
    halfFilled: told('half-filled lists', () => [1, 10].map((stretch) => measureHalfFilled(PEOPLE, stretch, seed))),
    sizes: rows.map((count) =>
      told(`${count.toLocaleString('en')} rows`, () => measureSize(count, seed, { memory: true })),
    ),
  };
}
