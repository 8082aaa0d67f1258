/**
 * The add-on's front door: what Sheets, the menu and the sidebar's page may call, and nothing else. The build declares
 * each of these functions at the top level of Code.js, where Apps Script looks for them.
 */
import {
  addMenu,
  evaluateFormula,
  onClock,
  replaceFormulasWithValues,
  retryUnfinishedFormulas,
  showSidebar,
  sidebarApi,
} from './add-on';
import { SERVER_FUNCTIONS } from './contract';

/**
 * Finds a person's email address with eCore. Each email found costs one credit; asking for the same person again is free.
 *
 * Examples: =ECORE_EMAIL(A2) with a LinkedIn URL or an email; =ECORE_EMAIL(A2, B2) with full name and company;
 * =ECORE_EMAIL(A2, B2, C2) with first name, last name and company; =ECORE_EMAIL(A2:C200) for many rows at once.
 *
 * A cell that says Pending continues with the menu item Formulas > Retry unfinished formulas.
 *
 * @param {A2} person A LinkedIn URL, an email, a full name or a first name; or a range of them, or of two or three columns.
 * @param {B2} last_name_or_company Left out for a LinkedIn URL or an email. The company (name or website) after a full name; the last name after a first name.
 * @param {C2} company The company's name or website, after first and last name.
 * @return {string|string[][]} The email, or "Not found".
 * @customfunction
 */
function ECORE_EMAIL(person: unknown, last_name_or_company: unknown, company: unknown): string | string[][] {
  return evaluateFormula([person, last_name_or_company, company]);
}

const entryPoints: { [name: string]: (...given: never[]) => unknown } = {
  ECORE_EMAIL,
  onOpen: addMenu,
  onInstall: addMenu,
  openSidebar: () => showSidebar(null),
  enrichSelectedRows: () => showSidebar({ rows: 'selected', take: 'unsettled' }),
  retryFailedRows: () => showSidebar({ rows: 'all', take: 'failed' }),
  retryNotFoundRows: () => showSidebar({ rows: 'all', take: 'not-found' }),
  rerunSelectedRows: () => showSidebar({ rows: 'selected', take: 'again' }),
  retryFormulas: retryUnfinishedFormulas,
  replaceFormulas: replaceFormulasWithValues,
  continueRun: onClock,
};

for (const name of SERVER_FUNCTIONS)
  entryPoints[name] = (...given: never[]) => (sidebarApi()[name] as (...given: never[]) => unknown)(...given);

Object.assign(globalThis, entryPoints);
