import { exception } from './host';

/** Templates: https://developers.google.com/apps-script/guides/html/templates */
export function evaluateTemplate(source: string, scope: { [name: string]: unknown }): string {
  const output = createPrinter();
  try {
    (new Function('output', ...Object.keys(scope), compileTemplate(source)) as (...args: unknown[]) => void)(
      output,
      ...Object.values(scope),
    );
  } catch (error) {
    throw error instanceof SyntaxError ? exception(`Malformed HTML template: ${error.message}`) : error;
  }
  return output.text();
}

/**
 * `<? … ?>` runs, `<?= … ?>` prints for where it stands, `<?!= … ?>` prints as it is. Printing is an assignment, so that
 * only the first statement is printed; a line of the template is a line of the code, so that a comment in a scriptlet
 * swallows the rest of its line.
 */
export function compileTemplate(source: string): string {
  const parts = source.split(/<\?([\s\S]*?)\?>/);
  return parts.map((part, index) => (index % 2 === 0 ? printed(part) : scriptlet(part))).join('');
}

function scriptlet(code: string): string {
  if (code.startsWith('!=')) return `output.raw = ${code.slice(2)} ; `;
  return code.startsWith('=') ? `output.escaped = ${code.slice(1)} ; ` : `${code} `;
}

function printed(html: string): string {
  return html
    .split(/(?<=\n)/)
    .map((line) => (line === '' ? '' : `output.raw = ${JSON.stringify(line)}; ${line.endsWith('\n') ? '\n' : ''}`))
    .join('');
}

function createPrinter() {
  let text = '';
  return {
    set raw(value: unknown) {
      text += String(value);
    },
    set escaped(value: unknown) {
      text += escapeFor(contextAt(text), value);
    },
    text: () => text,
  };
}

type Context = 'text' | 'attribute' | 'script' | 'script text';

/** Where the end of this HTML stands. */
function contextAt(html: string): Context {
  const open = /<script\b[^>]*>(?![\s\S]*<\/script)([\s\S]*)$/i.exec(html);
  if (open)
    return /^(?:[^'"`]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)*$/.test(open[1]!)
      ? 'script'
      : 'script text';
  return /<[a-z][^>]*$/i.test(html) ? 'attribute' : 'text';
}

/** In the manner of https://developers.google.com/closure/templates/docs/security, which the guide refers to. */
function escapeFor(context: Context, value: unknown): string {
  if (context === 'text' || context === 'attribute') return escapeHtml(String(value));
  const quoted = JSON.stringify(context === 'script' ? value : String(value)) ?? 'null';
  const safe = quoted.replace(
    /[<>&'\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return context === 'script' ? safe : safe.slice(1, -1);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
