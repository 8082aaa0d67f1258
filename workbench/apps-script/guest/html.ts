import { exception, host, strict, wrongArguments } from './host';

interface Page {
  title: string;
  html: string;
  width: number | null;
  height: number | null;
  metaTags: { name: string; content: string }[];
}

const pages = new WeakMap<object, Page>();

export function pageOf(output: unknown): Page {
  const page = typeof output === 'object' && output !== null ? pages.get(output) : undefined;
  if (!page) throw wrongArguments('Ui.showSidebar');
  return page;
}

/** HtmlOutput: https://developers.google.com/apps-script/reference/html/html-output */
function createOutput(html: string): GoogleAppsScript.HTML.HtmlOutput {
  const page: Page = { title: '', html, width: null, height: null, metaTags: [] };
  const change = (alter: () => void) => {
    alter();
    return output;
  };
  const output = strict('HtmlOutput', {
    getContent: () => page.html,
    setContent: (content: string) => change(() => (page.html = content)),
    append: (more: string) => change(() => (page.html += more)),
    getTitle: () => page.title,
    setTitle: (title: string) => change(() => (page.title = title)),
    setWidth: (width: number) => change(() => (page.width = width)),
    setHeight: (height: number) => change(() => (page.height = height)),
    addMetaTag: (name: string, content: string) => change(() => page.metaTags.push({ name, content })),
    setXFrameOptionsMode: () => output,
    setSandboxMode: () => output,
  }) as unknown as GoogleAppsScript.HTML.HtmlOutput;
  pages.set(output, page);
  return output;
}

/** HtmlTemplate: https://developers.google.com/apps-script/guides/html/templates */
function createTemplate(source: string): GoogleAppsScript.HTML.HtmlTemplate {
  const template = {
    evaluate: () => createOutput(evaluate(source, template)),
    getRawContent: () => source,
    getCode: () => compile(source),
  };
  return template as unknown as GoogleAppsScript.HTML.HtmlTemplate;
}

function evaluate(source: string, template: object): string {
  const names = Object.keys(template).filter((name) => !['evaluate', 'getRawContent', 'getCode'].includes(name));
  const values = names.map((name) => (template as { [name: string]: unknown })[name]);
  try {
    return (new Function('escape_', ...names, compile(source)) as (...args: unknown[]) => string)(escapeHtml, ...values);
  } catch (error) {
    throw error instanceof SyntaxError ? exception(`Malformed HTML template: ${error.message}`) : error;
  }
}

/** `<? … ?>` runs, `<?= … ?>` prints escaped, `<?!= … ?>` prints as it is. */
function compile(source: string): string {
  const parts = source.split(/<\?([\s\S]*?)\?>/);
  const code = parts.map((part, index) => {
    if (index % 2 === 0) return `output_.push(${JSON.stringify(part)});`;
    if (part.startsWith('!=')) return `output_.push(String(${part.slice(2)}));`;
    return part.startsWith('=') ? `output_.push(escape_(String(${part.slice(1)})));` : `${part}\n`;
  });
  return `const output_ = [];\n${code.join('\n')}\nreturn output_.join('');`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** HtmlService: https://developers.google.com/apps-script/reference/html/html-service */
export const HtmlService = strict('HtmlService', {
  createHtmlOutput: (html: unknown = '') => createOutput(String(html)),
  createHtmlOutputFromFile: (name: string) => createOutput(host<string>('HtmlService.getFile', name)),
  createTemplate: (html: string) => createTemplate(html),
  createTemplateFromFile: (name: string) => createTemplate(host<string>('HtmlService.getFile', name)),
  SandboxMode: { IFRAME: 'IFRAME', NATIVE: 'NATIVE', EMULATED: 'EMULATED' },
  XFrameOptionsMode: { ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' },
});
