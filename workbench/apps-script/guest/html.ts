import { SandboxMode, XFrameOptionsMode } from './enumerations';
import { host, strict, wrongArguments } from './host';
import { compileTemplate, evaluateTemplate } from './template';

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

/** HtmlTemplate: https://developers.google.com/apps-script/reference/html/html-template; whatever else is set on it is in scope. */
function createTemplate(source: string): GoogleAppsScript.HTML.HtmlTemplate {
  const methods = {
    evaluate: () =>
      createOutput(
        evaluateTemplate(source, Object.fromEntries(Object.entries(template).filter(([name]) => !(name in methods)))),
      ),
    getRawContent: () => source,
    getCode: () => compileTemplate(source),
  };
  const template: { [name: string]: unknown } = { ...methods };
  return template as unknown as GoogleAppsScript.HTML.HtmlTemplate;
}

/** HtmlService: https://developers.google.com/apps-script/reference/html/html-service */
export const HtmlService = strict('HtmlService', {
  createHtmlOutput: (html: unknown = '') => createOutput(String(html)),
  createHtmlOutputFromFile: (name: string) => createOutput(host<string>('HtmlService.getFile', name)),
  createTemplate: (html: string) => createTemplate(html),
  createTemplateFromFile: (name: string) => createTemplate(host<string>('HtmlService.getFile', name)),
  SandboxMode,
  XFrameOptionsMode,
});
