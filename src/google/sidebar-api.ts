import type { createSidebarApi } from '../sidebar-api/sidebar-api';

/**
 * Gives the sidebar's side of the add-on, which is twice as large as the rest and of no use to a formula. Apps Script
 * loads every script file in every execution, in each formula cell too, but an HTML file only when it is asked for: so
 * the build keeps this code in `SidebarApi.html`. `getRawContent` gives a file back as it was written
 * (https://developers.google.com/apps-script/reference/html/html-template#getRawContent()).
 */
export function loadSidebarApi(): typeof createSidebarApi {
  const code = HtmlService.createTemplateFromFile('SidebarApi').getRawContent();
  return (new Function(code) as () => typeof createSidebarApi)();
}
