import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { repository } from '../repository';

/** What every execution loads, each formula cell too. */
export interface BundleResult {
  bytes: number;
  /** Measured on this machine. */
  machine: { loadMilliseconds: number; loads: number };
}

const LOADS = 200;

/**
 * The size of the add-on's code, and the median time of compiling and running it in a fresh context, which each formula
 * cell does. It is processor time, which other programs at work on the machine do not lengthen.
 */
export function measureBundle(): BundleResult {
  const source = readFileSync(join(repository(), 'dist', 'Code.js'), 'utf8');
  const times = Array.from({ length: LOADS }, (_, index) => {
    const context = createContext(Object.create(null) as object);
    // A comment that differs keeps the engine from taking the compiled code of the load before.
    const script = `${source}\n// ${index}`;
    const started = process.cpuUsage();
    new Script(script).runInContext(context);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return {
    bytes: Buffer.byteLength(source),
    machine: { loadMilliseconds: times[Math.floor(LOADS / 2)]!, loads: LOADS },
  };
}
