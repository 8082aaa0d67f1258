import { createBlob } from './blob';
import { SandboxMode, XFrameOptionsMode } from './enumerations';
import { exception, host, strict, wrongArguments } from './host';
import { compileTemplate, escapedAt } from './template';

interface Page {
  title: string;
  html: string;
  width: number | null;
  height: number | null;
  favicon: string | null;
  metaTags: { name: string; content: string }[];
}

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;

const pages = new WeakMap<object, Page>();

export function pageOf(output: unknown): Page {
  const page = typeof output === 'object' && output !== null ? pages.get(output) : undefined;
  if (!page) throw wrongArguments('Ui.showSidebar');
  return page;
}

/** The methods of HtmlOutput: https://developers.google.com/apps-script/reference/html/html-output */
function outputMethods(page: Page, self: () => HtmlOutput) {
  const change = (alter: () => void) => {
    alter();
    return self();
  };
  return {
    getContent: () => page.html,
    setContent: (content: string) => change(() => (page.html = String(content))),
    append: (more: string) => change(() => (page.html += String(more))),
    appendUntrusted: (more: string) => change(() => (page.html += escapedAt(page.html, more))),
    clear: () => change(() => (page.html = '')),
    getTitle: () => page.title,
    setTitle: (title: string) => change(() => (page.title = String(title))),
    getWidth: () => page.width,
    setWidth: (width: number) => change(() => (page.width = width)),
    getHeight: () => page.height,
    setHeight: (height: number) => change(() => (page.height = height)),
    getFaviconUrl: () => page.favicon,
    setFaviconUrl: (url: string) => change(() => (page.favicon = String(url))),
    getMetaTags: () =>
      page.metaTags.map(({ name, content }) =>
        strict('HtmlOutputMetaTag', { getName: () => name, getContent: () => content }),
      ),
    addMetaTag: (name: string, content: string) => change(() => page.metaTags.push({ name, content })),
    setXFrameOptionsMode: self,
    setSandboxMode: self,
    asTemplate: () => createTemplate(page.html),
    getBlob: () => createBlob(page.html, 'text/html', page.title || null),
    getAs: (type: string) => createBlob(page.html, 'text/html', page.title || null).getAs(type),
  };
}

function createOutput(html: string): HtmlOutput {
  const page: Page = { title: '', html, width: null, height: null, favicon: null, metaTags: [] };
  const output: HtmlOutput = strict(
    'HtmlOutput',
    outputMethods(page, () => output),
  ) as unknown as HtmlOutput;
  pages.set(output, page);
  return output;
}

/**
 * What the code of a template writes into: `_` appends, `_$` appends what is not trusted, `$out` is the page that comes
 * of it (https://developers.google.com/apps-script/guides/html/templates#walk_through_evaluated_code).
 */
function initTemplate(): object {
  const $out = createOutput('');
  const methods = outputMethods(pageOf(output()), () => special as unknown as HtmlOutput);
  const append = (name: 'append' | 'appendUntrusted') => ({
    set: (value: unknown) => void $out[name](value as string),
    configurable: true,
  });
  const special: object = strict(
    'HtmlOutput',
    Object.defineProperties(methods, { _: append('append'), _$: append('appendUntrusted'), $out: { value: $out } }),
  );
  return special;

  function output(): HtmlOutput {
    return $out;
  }
}

/** HtmlTemplate: https://developers.google.com/apps-script/reference/html/html-template; whatever else is set on it is in scope. */
function createTemplate(source: string): GoogleAppsScript.HTML.HtmlTemplate {
  const methods = {
    evaluate: () =>
      evaluate(
        compileTemplate(source),
        Object.fromEntries(Object.entries(template).filter(([name]) => !(name in methods))),
      ),
    getRawContent: () => source,
    getCode: () => compileTemplate(source),
    getCodeWithComments: () => {
      const lines = source.split('\n');
      return compileTemplate(source)
        .split('\n')
        .map((line, index) => (lines[index] ? `${line} // ${lines[index]}` : line))
        .join('\n');
    },
  };
  const template: { [name: string]: unknown } = { ...methods };
  Object.defineProperty(template, 'toString', { value: () => 'HtmlTemplate', writable: true, configurable: true });
  return template as unknown as GoogleAppsScript.HTML.HtmlTemplate;
}

function evaluate(code: string, scope: { [name: string]: unknown }): HtmlOutput {
  try {
    return (new Function(...Object.keys(scope), `return ${code}`) as (...args: unknown[]) => HtmlOutput)(
      ...Object.values(scope),
    );
  } catch (error) {
    throw error instanceof SyntaxError ? exception(`Malformed HTML template: ${error.message}`) : error;
  }
}

/** A text, or a blob's. */
function textOf(source: unknown): string {
  const blob = source as { getDataAsString?: () => string };
  return typeof source === 'object' && source !== null && 'getDataAsString' in blob
    ? blob.getDataAsString!()
    : String(source);
}

/** A file by its name, with its ending or without. */
const file = (name: string) => host<string>('HtmlService.getFile', String(name));

/** HtmlService: https://developers.google.com/apps-script/reference/html/html-service */
export const HtmlService = strict('HtmlService', {
  createHtmlOutput: (html: unknown = '') => createOutput(textOf(html)),
  createHtmlOutputFromFile: (name: string) => createOutput(file(name)),
  createTemplate: (html: unknown) => createTemplate(textOf(html)),
  createTemplateFromFile: (name: string) => createTemplate(file(name)),
  getUserAgent: () => null,
  initTemplate,
  SandboxMode,
  XFrameOptionsMode,
});
