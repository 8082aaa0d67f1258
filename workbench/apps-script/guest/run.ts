import { fromHost, toHost } from './cell-values';
import type { EventData } from './event';
import { createEvent } from './event';

/** Which function to run, as the host hands it over. */
export interface Call {
  kind: string;
  functionName: string;
  args: unknown[];
  event?: EventData;
}

/** Runs the function of a call, given as a JSON text; gives (or promises) `{ value }` or `{ error }` as one, and throws nothing. */
export function run(call: string): string | Promise<string> {
  const { kind, functionName, args, event } = JSON.parse(call) as Call;
  try {
    const target = targetOf(kind, functionName);
    // Private functions end in an underscore; menus and triggers may call them all the same:
    // https://developers.google.com/apps-script/guides/html/communication#private_functions
    const hidden = functionName.endsWith('_') && (kind === 'page' || kind === 'custom-function');
    if (typeof target !== 'function' || hidden) throw new Error(`Script function not found: ${functionName}`);
    const result: unknown = target.apply(
      undefined,
      event ? [createEvent(event)] : kind === 'custom-function' ? args.map(revive) : args,
    );
    return result instanceof Promise ? result.then((value: unknown) => pack(kind, value), fail) : pack(kind, result);
  } catch (error) {
    return fail(error);
  }
}

/**
 * A function in a constant is no property of the global object; menus and triggers may also name a method:
 * https://developers.google.com/apps-script/guides/v8-runtime#improved_function_detection
 */
function targetOf(kind: string, name: string): unknown {
  const known = (globalThis as { [name: string]: unknown })[name];
  const wanted = kind === 'menu' || kind === 'trigger' ? /^[\w$]+(\.[\w$]+)*$/ : /^[\w$]+$/;
  if (known !== undefined || !wanted.test(name)) return known;
  try {
    // biome-ignore lint/security/noGlobalEval: names of `let`, `const` and `class` are on no object; only code finds them
    // biome-ignore lint/complexity/noCommaOperator: so that it looks in the global scope
    return (0, eval)(name);
  } catch {
    return undefined;
  }
}

function pack(kind: string, value: unknown): string {
  // A Date anywhere in what a page gets back makes it null: https://developers.google.com/apps-script/guides/html/communication
  if (kind === 'page') return JSON.stringify({ value: holdsDate(value) ? null : (value ?? null) });
  return JSON.stringify({ value: (kind === 'custom-function' ? cells(value) : value) ?? null });
}

function fail(error: unknown): string {
  const { name, message, stack } = (
    typeof error === 'object' && error !== null ? error : { name: 'Error', message: String(error) }
  ) as Error;
  return JSON.stringify({
    error: { name: String(name), message: String(message), stack: stack === undefined ? undefined : String(stack) },
  });
}

/** What a formula gives its function are cells' values; what a page sends stays as it is. */
function revive(value: unknown): unknown {
  return Array.isArray(value) ? value.map(revive) : fromHost(value);
}

/** What a formula cell can hold; what a menu item or a trigger gives goes nowhere. */
function cells(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cells);
  return value instanceof Date || typeof value === 'number' ? toHost(value) : value;
}

function holdsDate(value: unknown): boolean {
  return value instanceof Date || (typeof value === 'object' && value !== null && Object.values(value).some(holdsDate));
}
