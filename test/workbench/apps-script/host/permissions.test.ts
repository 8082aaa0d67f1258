import { describe, expect, test } from '@jest/globals';
import type { ExecutionKind } from '../../../../workbench/apps-script/host/messages';
import type { AuthMode } from '../../../../workbench/apps-script/host/permissions';
import type { Manifest } from '../../../../workbench/apps-script/project';
import { OWNER, simulated } from '../simulated/builders';

const CALLS: { [name: string]: string } = {
  utilities: "Utilities.base64Encode('a')",
  logger: "Logger.log('a')",
  locale: 'Session.getActiveUserLocale()',
  'read the document': 'SpreadsheetApp.getActiveSheet().getName()',
  'write to the document': 'SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue(1)',
  properties: "PropertiesService.getDocumentProperties().getProperty('a')",
  cache: "CacheService.getDocumentCache().get('a')",
  lock: 'LockService.getDocumentLock().tryLock(1)',
  html: "HtmlService.createHtmlOutputFromFile('Page')",
  'a menu': "SpreadsheetApp.getUi().createMenu('Menu').addToUi()",
  'a sidebar': "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('a'))",
  fetch: "UrlFetchApp.fetch('https://a.example/')",
  triggers: 'ScriptApp.getProjectTriggers()',
};

/** Tries every call in an execution of that kind; gives the names of those that went through. */
function allowed(kind: ExecutionKind, mode?: AuthMode, manifest: Manifest = {}): string[] {
  const source = `function tries() { const went = []; ${Object.entries(CALLS)
    .map(([name, call]) => `try { ${call}; went.push(${JSON.stringify(name)}); } catch (error) {}`)
    .join('\n')} return went; }`;
  const script = simulated('', {
    project: { name: 'Test', manifest, scripts: [{ name: 'Code', source }], pages: [{ name: 'Page', source: '' }] },
  });
  const window = script.window(OWNER).state;
  return script.run({ kind, functionName: 'tries', args: [], user: OWNER, window, ...(mode ? { mode } : {}) })
    .value as string[];
}

// https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle
const EVERYWHERE = ['utilities', 'logger', 'locale'];
const UNIDENTIFIED = ['properties', 'cache', 'lock', 'html'];

describe('what may be called', () => {
  test.each<[string, ExecutionKind, AuthMode | undefined, string[]]>([
    ['in a document where the add-on is not enabled', 'simple-trigger', 'NONE', [...EVERYWHERE, 'a menu']],
    [
      'in a simple trigger',
      'simple-trigger',
      undefined,
      [...EVERYWHERE, 'read the document', 'write to the document', ...UNIDENTIFIED, 'a menu'],
    ],
    [
      'in a custom function',
      'custom-function',
      undefined,
      [...EVERYWHERE, 'read the document', ...UNIDENTIFIED, 'fetch'],
    ],
    ['from a menu', 'menu', undefined, Object.keys(CALLS)],
    ['from a page', 'page', undefined, Object.keys(CALLS)],
    [
      'in an installed trigger',
      'trigger',
      undefined,
      Object.keys(CALLS).filter((name) => !['a menu', 'a sidebar'].includes(name)),
    ],
  ])('%s', (_, kind, mode, expected) => {
    expect(allowed(kind, mode)).toEqual(expected);
  });
});

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

describe('scopes', () => {
  test.each([
    ['spreadsheets.currentonly', ['read the document', 'write to the document']],
    ['spreadsheets', ['read the document', 'write to the document']],
    ['script.external_request', ['fetch']],
    ['script.scriptapp', ['triggers']],
  ])('%s allows what needs it, and nothing else that needs a scope', (name, expected) => {
    const free = ['utilities', 'logger', 'locale', 'properties', 'cache', 'lock', 'html', 'a menu'];
    expect(allowed('page', undefined, { oauthScopes: [scope(name)] }).filter((call) => !free.includes(call))).toEqual(
      expected,
    );
  });

  test("what is missing is told in the platform's words", () => {
    const source =
      "function fetches() { UrlFetchApp.fetch('https://a.example/'); } function reads() { SpreadsheetApp.getActiveSpreadsheet(); }";
    const script = simulated('', {
      project: { name: 'Test', manifest: { oauthScopes: [] }, scripts: [{ name: 'Code', source }], pages: [] },
    });
    const words = (functionName: string) => script.window(OWNER).call(functionName).thrown!.message;
    expect(words('fetches')).toBe(
      `Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: ${scope('script.external_request')}`,
    );
    expect(words('reads')).toBe(
      `Specified permissions are not sufficient to call SpreadsheetApp.getActiveSpreadsheet. Required permissions: (${scope('spreadsheets.currentonly')} || ${scope('spreadsheets')})`,
    );
  });
});
