/**
 * What may be handed to a server function: numbers, booleans, strings, null, and arrays and objects of those; a form as
 * the only argument travels as an object of its fields.
 * https://developers.google.com/apps-script/guides/html/communication#parameters_and_return_values
 */

/**
 * Gives the arguments as they arrive: plain JSON, `undefined` inside an array as null.
 *
 * @throws TypeError `Failed due to illegal value in property: x` for a Date, a function, a DOM node and the like, at any
 * depth, and `Failed due to circular reference.`
 */
export function checkArguments(args: unknown[]): unknown[] {
  const only = args.length === 1 ? args[0] : undefined;
  if (isForm(only)) return [formFields(only)];
  return args.map((value, position) => check(value, String(position), []));
}

function check(value: unknown, property: string, inside: object[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlain(value))) {
    throw new TypeError(`Failed due to illegal value in property: ${property}`);
  }
  if (inside.includes(value)) throw new TypeError('Failed due to circular reference.');
  const path = [...inside, value];
  if (Array.isArray(value))
    return Array.from(value as unknown[], (item, position) => check(item, String(position), path));
  const copy: { [key: string]: unknown } = Object.create(null) as { [key: string]: unknown };
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = check(item, key, path);
  return copy;
}

/** True for `{…}`, also from another realm: a Date, a Map or a DOM node has another tag. */
function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}

interface Form {
  elements: ArrayLike<{ name: string; value: string; type?: string; checked?: boolean; disabled?: boolean }>;
}

function isForm(value: unknown): value is Form {
  return Object.prototype.toString.call(value) === '[object HTMLFormElement]';
}

function formFields(form: Form): { [name: string]: string | string[] } {
  const fields = new Map<string, string | string[]>();
  for (const { name, value, type, checked, disabled } of Array.from(form.elements)) {
    if (!name || disabled || type === 'button' || type === 'submit' || type === 'file') continue;
    if ((type === 'checkbox' || type === 'radio') && !checked) continue;
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}
