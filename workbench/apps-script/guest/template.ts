/**
 * The code of a template (https://developers.google.com/apps-script/guides/html/templates#debug_templates), an expression
 * that gives the page.
 *
 * `<? … ?>` runs, `<?= … ?>` prints for where it stands, `<?!= … ?>` prints as it is. Printing is an assignment, so that
 * only the first statement is printed; a line of the template is a line of the code, so that a comment in a scriptlet
 * swallows the rest of its line.
 */
export function compileTemplate(source: string): string {
  const parts = source.split(/<\?([\s\S]*?)\?>/);
  const code = parts.map((part, index) => (index % 2 === 0 ? printed(part) : scriptlet(part))).join('');
  return `(function() { var output = HtmlService.initTemplate(); ${code}\n/* End of user code */\nreturn output.$out.append('');\n})();`;
}

function scriptlet(code: string): string {
  if (code.startsWith('!=')) return `output._ = ${code.slice(2)} ; `;
  return code.startsWith('=') ? `output._$ = ${code.slice(1)} ; ` : `${code} ; `;
}

function printed(html: string): string {
  return html
    .split(/(?<=\n)/)
    .map((line) => (line === '' ? '' : `output._ = ${JSON.stringify(line)}; ${line.endsWith('\n') ? '\n' : ''}`))
    .join('');
}

/** What is printed behind this HTML, so that it stays a text there. */
export function escapedAt(html: string, value: unknown): string {
  return escapeFor(contextAt(html), value);
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
