import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository } from '../repository';
import type { Execution } from './host/execution';
import type { ScriptSurroundings } from './guest/surroundings';
import { scriptTimeZone, type ScriptFile, type ScriptProject } from './project';
import { asAppsScriptReadsIt } from './syntax';

let bundle: string | undefined;

/** The services as one script, to be evaluated in a script's own context before its files. */
export function guestBundle(): string {
  bundle ??= buildSync({
    entryPoints: [join(repository(), 'workbench/apps-script/guest/main.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  }).outputFiles[0]!.text;
  return bundle;
}

const files = new WeakMap<ScriptProject, ScriptFile[]>();

/** What a fresh context evaluates, in this order; the context has to have a global `callService(name, args)`. */
export function contextFiles(project: ScriptProject): ScriptFile[] {
  let known = files.get(project);
  if (!known) {
    const services = {
      name: 'services',
      source: `globalThis.scriptSurroundings = ${JSON.stringify(surroundingsOf(project))};\n${guestBundle()}`,
    };
    files.set(project, (known = [services, ...project.scripts.map(asAppsScriptReadsIt)]));
  }
  return known;
}

function surroundingsOf({ name, manifest }: ScriptProject): ScriptSurroundings {
  const { enabledAdvancedServices = [], libraries = [] } = manifest.dependencies ?? {};
  return {
    projectName: name,
    timeZone: scriptTimeZone(manifest),
    userSymbols: [...enabledAdvancedServices, ...libraries].map(({ userSymbol }) => userSymbol),
  };
}

/**
 * The expression that calls the execution's function in its context. It gives (or promises) a JSON text: `{ value }` as
 * `google.script.run` and formula cells get it, or `{ error }`.
 */
export function callExpression({ request, mode }: Execution): string {
  const { kind, functionName, args, event } = request;
  const call = { kind, functionName, args, ...(event ? { event: { ...event, authMode: mode } } : {}) };
  // As a text: in an object literal, a key `__proto__` would not be one.
  return `globalThis[Symbol.for('workbench.run')](${JSON.stringify(JSON.stringify(call))})`;
}
