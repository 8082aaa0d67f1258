import type { Intent } from '../contract';
import { VERSION } from '../version';

const TITLE = 'eCore Email Enrichment';

/**
 * Adds the add-on's menu. Nothing else may be called here: in a document where the add-on is not enabled yet, any other
 * service would keep the menu from appearing (https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle).
 */
export function addMenu(): void {
  const ui = SpreadsheetApp.getUi();
  ui.createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addSeparator()
    .addItem('Enrich selected rows', 'enrichSelectedRows')
    .addItem('Retry failed rows', 'retryFailedRows')
    .addItem('Retry not-found rows', 'retryNotFoundRows')
    .addItem('Re-run selected rows', 'rerunSelectedRows')
    .addSeparator()
    .addSubMenu(
      ui
        .createMenu('Formulas')
        .addItem('Retry unfinished formulas', 'retryFormulas')
        .addItem('Replace formulas with values', 'replaceFormulas'),
    )
    .addToUi();
}

/** Opens the sidebar; with an intent it goes straight to the check of what the menu item asked for. */
export function showSidebar(intent: Intent | null): void {
  const template = HtmlService.createTemplateFromFile('Sidebar');
  template.intent = JSON.stringify(intent);
  template.version = VERSION;
  SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle(TITLE));
}
