import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext, Script } from 'node:vm';
import { repository } from '../repository';

export interface BundleResult {
  /** What every execution loads, each formula cell too. */
  code: LoadedFile;
  /** What a call of the sidebar loads in addition. */
  sidebarApi: LoadedFile;
}

export interface LoadedFile {
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
  return {
    code: measureFile('Code.js', (source, context) => new Script(source).runInContext(context)),
    sidebarApi: measureFile('SidebarApi.html', (source, context) => (runInContext('(source) => new Function(source)()', context) as (source: string) => void)(source)),
  };
}

function measureFile(name: string, load: (source: string, context: object) => void): LoadedFile {
  const source = readFileSync(join(repository(), 'dist', name), 'utf8');
  const times = Array.from({ length: LOADS }, (_, index) => {
    const context = createContext(Object.create(null) as object);
    // A comment that differs keeps the engine from taking the compiled code of the load before.
    const text = `${source}\n// ${index}`;
    const started = process.cpuUsage();
    load(text, context);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return { bytes: Buffer.byteLength(source), machine: { loadMilliseconds: times[Math.floor(LOADS / 2)]!, loads: LOADS } };
}
