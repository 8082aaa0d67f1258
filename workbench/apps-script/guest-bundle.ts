import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository } from '../repository';
import type { Execution } from './host/execution';
import type { ScriptProject } from './project';

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

/** What a fresh context evaluates, in this order; the context has to have a global `callService(name, args)`. */
export function contextFiles(project: ScriptProject): { name: string; source: string }[] {
  return [
    { name: 'services', source: `globalThis.projectName = ${JSON.stringify(project.name)};\n${guestBundle()}\ndelete globalThis.projectName;` },
    ...project.scripts.map(({ name, source }) => ({ name, source })),
  ];
}

/**
 * The expression that calls the execution's function in its context. It gives (or promises) a JSON text: `{ value }` as
 * `google.script.run` and formula cells get it, or `{ error }`.
 */
export function callExpression({ request }: Execution): string {
  const { kind, functionName, args, event } = request;
  const given = event ? [eventArgument(event)] : args;
  return `(${run.toString()})(${JSON.stringify(kind)}, ${JSON.stringify(functionName)}, ${JSON.stringify(given)})`;
}

function eventArgument(event: NonNullable<Execution['request']['event']>): object {
  return event.type === 'edit' ? { value: event.value, oldValue: event.oldValue } : {};
}

/** Runs inside the context: it may use nothing from outside of itself. */
function run(kind: string, functionName: string, args: unknown[]): string | Promise<string> {
  const fail = (error: unknown): string => {
    const { name, message, stack } = (typeof error === 'object' && error !== null ? error : { name: 'Error', message: String(error) }) as Error;
    return JSON.stringify({ error: { name: String(name), message: String(message), stack: stack === undefined ? undefined : String(stack) } });
  };
  const revive = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(revive);
    return typeof value === 'object' && value !== null && typeof (value as { date?: unknown }).date === 'number' ? new Date((value as { date: number }).date) : value;
  };
  const holdsDate = (value: unknown): boolean =>
    value instanceof Date || (typeof value === 'object' && value !== null && Object.values(value).some(holdsDate));
  const pack = (value: unknown): string => {
    // A Date anywhere in what a page gets back makes it null: https://developers.google.com/apps-script/guides/html/communication
    if (kind === 'page') return JSON.stringify({ value: holdsDate(value) ? null : (value ?? null) });
    const plain = (cell: unknown): unknown => (cell instanceof Date ? { date: cell.getTime() } : Array.isArray(cell) ? cell.map(plain) : cell);
    return JSON.stringify({ value: plain(value) ?? null });
  };
  try {
    const target = (globalThis as { [name: string]: unknown })[functionName];
    // Private functions end in an underscore: https://developers.google.com/apps-script/guides/html/communication#private_functions
    if (typeof target !== 'function' || functionName.endsWith('_')) throw new Error(`Script function not found: ${functionName}`);
    const result: unknown = target.apply(undefined, args.map(revive));
    return result instanceof Promise ? result.then(pack, fail) : pack(result);
  } catch (error) {
    return fail(error);
  }
}
