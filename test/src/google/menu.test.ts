import { expect, test } from '@jest/globals';
import { onAppsScript } from '../support/on-apps-script';

test('the menu has an item for each of its functions', () => {
  const { give, window } = onAppsScript('google/menu');
  give('addMenu()');
  const functionsIn = (entries: (typeof window.state.menus)[number]['entries']): string[] =>
    entries.flatMap((entry) =>
      entry.kind === 'item' ? [entry.functionName] : entry.kind === 'menu' ? functionsIn(entry.entries) : [],
    );
  expect(functionsIn(window.state.menus)).toEqual([
    ...['openSidebar', 'enrichSelectedRows', 'retryFailedRows', 'retryNotFoundRows', 'rerunSelectedRows'],
    ...['retryFormulas', 'replaceFormulas'],
  ]);
});

test('adding it asks no service that needs a permission: without one it would not appear at all', () => {
  const { give, script, window } = onAppsScript('google/menu');
  script.resetLog();
  give('addMenu()');
  expect(window.state.menus).toHaveLength(1);
  expect(script.log.map(({ name }) => name).filter((name) => !/^(?:Ui|Menu|SpreadsheetApp\.getUi)/.test(name))).toEqual(
    [],
  );
});

test('the sidebar is told what a menu item asked for, so that no text of it becomes a tag, and its version', () => {
  const { give, window } = onAppsScript('google/menu');
  give("showSidebar({ rows: 'selected', take: '<b>' })");
  expect(window.state.sidebar).toMatchObject({ title: 'eCore Email Enrichment' });
  expect(window.state.sidebar!.html).toContain('of 1.2.3');
  expect(window.state.sidebar!.html).toContain('selected');
  expect(window.state.sidebar!.html).not.toContain('<b>');
  give('showSidebar(null)');
  expect(window.state.sidebar!.html).toContain('null of');
});
