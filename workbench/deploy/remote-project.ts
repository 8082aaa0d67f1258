import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clasp } from './clasp';
import type { Target } from './target';

/** File name, with its ending as on disk, → content. */
export type Files = ReadonlyMap<string, string>;

const MANIFEST = 'appsscript.json';

/** Every file below a folder, named with `/` on every system. */
export function readFiles(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== '.clasp.json' && statSync(join(folder, name)).isFile(),
  );
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}

/**
 * What is in the script project now.
 *
 * @throws ClaspFailure
 */
export async function pullFiles(clasp: Clasp, scriptId: string): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'script-project-'));
  try {
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId, rootDir: '.' }));
    await clasp.run(['pull'], folder);
    return readFiles(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whose a script project is: nobody's yet, ours, or one with other scripts, which a push would delete. */
export type Owner = { kind: 'empty' } | { kind: 'ours' } | { kind: 'foreign'; files: string[] };

export function whose(there: Files, local: Files, { mark, formerFiles }: Target): Owner {
  const names = [...there.keys()].filter((name) => name !== MANIFEST);
  if (names.every((name) => saysNothing(there.get(name)!))) return { kind: 'empty' };
  const known = new Set([...local.keys(), ...formerFiles]);
  const foreign = names.filter((name) => !known.has(name) && !saysNothing(there.get(name)!));
  if (mark.text.test(there.get(`${mark.file}.js`) ?? '')) {
    return foreign.length === 0 ? { kind: 'ours' } : { kind: 'foreign', files: foreign };
  }
  return { kind: 'foreign', files: names };
}

/** Nothing, or what the script editor puts into a new project. */
const saysNothing = (source: string): boolean =>
  /^(?:function\s+myFunction\s*\(\s*\)\s*\{\s*\})?$/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim());

/** What would change in the manifest, in words; nothing when both say the same. */
export function manifestChanges(there: Files, local: Files): string[] {
  const before = parseManifest(there.get(MANIFEST));
  const after = parseManifest(local.get(MANIFEST));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((field) => {
    const [old, now] = [before[field], after[field]];
    if (sameJson(old, now)) return [];
    if (field === 'oauthScopes') return scopeChanges(asList(old), asList(now));
    return [`${field}: ${JSON.stringify(old) ?? 'nothing'} becomes ${JSON.stringify(now) ?? 'nothing'}`];
  });
}

function scopeChanges(old: string[], now: string[]): string[] {
  const added = now.filter((scope) => !old.includes(scope)).map((scope) => `the permission ${scope} is added`);
  const gone = old.filter((scope) => !now.includes(scope)).map((scope) => `the permission ${scope} is removed`);
  return [...added, ...gone];
}

function parseManifest(text = '{}'): { [field: string]: unknown } {
  try {
    return JSON.parse(text) as { [field: string]: unknown };
  } catch {
    return { 'the whole file': text };
  }
}

const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const sameJson = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Object keys in one order; the order of a list counts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

/** The manifest is compared by what it says: Google lays it out anew. */
export const sameFiles = (one: Files, other: Files): boolean =>
  one.size === other.size &&
  manifestChanges(one, other).length === 0 &&
  [...one].every(([name, content]) => name === MANIFEST || other.get(name) === content);
