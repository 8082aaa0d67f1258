/**
 * The add-on's front door: what Sheets, the menu and the sidebar's page may call, and nothing else. The build turns each
 * `global.NAME` into a top-level function of Code.js.
 */
import {
  addMenu,
  evaluateFormula,
  replaceFormulasWithValues,
  retryUnfinishedFormulas,
  showSidebar,
  sidebarApi,
} from './add-on';
import type { SidebarApi } from './contract';

declare const global: { [name: string]: unknown };

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
 * @preserve
 * @customfunction
 */
global.ECORE_EMAIL = function ECORE_EMAIL(
  person: unknown,
  last_name_or_company: unknown,
  company: unknown,
): string | string[][] {
  return evaluateFormula([person, last_name_or_company, company]);
};

global.onOpen = function onOpen(): void {
  addMenu();
};

global.onInstall = function onInstall(): void {
  addMenu();
};

global.openSidebar = function openSidebar(): void {
  showSidebar(null);
};

global.enrichSelectedRows = function enrichSelectedRows(): void {
  showSidebar({ rows: 'selected', take: 'unsettled' });
};

global.retryFailedRows = function retryFailedRows(): void {
  showSidebar({ rows: 'all', take: 'failed' });
};

global.retryNotFoundRows = function retryNotFoundRows(): void {
  showSidebar({ rows: 'all', take: 'not-found' });
};

global.rerunSelectedRows = function rerunSelectedRows(): void {
  showSidebar({ rows: 'selected', take: 'again' });
};

global.retryFormulas = function retryFormulas(): void {
  retryUnfinishedFormulas();
};

global.replaceFormulas = function replaceFormulas(): void {
  replaceFormulasWithValues();
};

global.openSidebarState = function openSidebarState(): unknown {
  return sidebarApi().openSidebarState();
};

global.connectToken = function connectToken(token: string): unknown {
  return sidebarApi().connectToken(token);
};

global.removeToken = function removeToken(): unknown {
  return sidebarApi().removeToken();
};

global.readColumns = function readColumns(options: Argument<'readColumns'>): unknown {
  return sidebarApi().readColumns(options);
};

global.rememberColumns = function rememberColumns(choice: Argument<'rememberColumns'>): unknown {
  return sidebarApi().rememberColumns(choice);
};

global.checkRun = function checkRun(request: Argument<'checkRun'>): unknown {
  return sidebarApi().checkRun(request);
};

global.startRun = function startRun(request: Argument<'startRun'>, agreedCredits: number): unknown {
  return sidebarApi().startRun(request, agreedCredits);
};

global.stepRun = function stepRun(runId: string): unknown {
  return sidebarApi().stepRun(runId);
};

global.readProgress = function readProgress(runId: string): unknown {
  return sidebarApi().readProgress(runId);
};

global.stopRun = function stopRun(runId: string): unknown {
  return sidebarApi().stopRun(runId);
};

global.resumeRun = function resumeRun(options: Argument<'resumeRun'>): unknown {
  return sidebarApi().resumeRun(options);
};

global.discardRun = function discardRun(options: Argument<'discardRun'>): unknown {
  return sidebarApi().discardRun(options);
};

global.selectRow = function selectRow(sheetId: number, row: number): unknown {
  return sidebarApi().selectRow(sheetId, row);
};

global.clearSavedAnswers = function clearSavedAnswers(): unknown {
  return sidebarApi().clearSavedAnswers();
};

global.lastRuns = function lastRuns(): unknown {
  return sidebarApi().lastRuns();
};

global.listRows = function listRows(options: Argument<'listRows'>): unknown {
  return sidebarApi().listRows(options);
};

global.selectRows = function selectRows(options: Argument<'selectRows'>): unknown {
  return sidebarApi().selectRows(options);
};

global.checkUndo = function checkUndo(): unknown {
  return sidebarApi().checkUndo();
};

global.undoRun = function undoRun(startedAt: number): unknown {
  return sidebarApi().undoRun(startedAt);
};

global.readFormulas = function readFormulas(): unknown {
  return sidebarApi().readFormulas();
};

global.writeFormula = function writeFormula(choice: Argument<'writeFormula'>): unknown {
  return sidebarApi().writeFormula(choice);
};

global.retryFormulasInView = function retryFormulasInView(): unknown {
  return sidebarApi().retryFormulasInView();
};

global.replaceFormulasInView = function replaceFormulasInView(): unknown {
  return sidebarApi().replaceFormulasInView();
};

global.readSettings = function readSettings(): unknown {
  return sidebarApi().readSettings();
};

global.setColours = function setColours(on: boolean): unknown {
  return sidebarApi().setColours(on);
};

global.setFormulaCeiling = function setFormulaCeiling(credits: number | null): unknown {
  return sidebarApi().setFormulaCeiling(credits);
};

type Argument<Name extends keyof SidebarApi> = Parameters<SidebarApi[Name]>[0];
