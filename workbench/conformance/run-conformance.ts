import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { functionNames } from '../apps-script/custom-function';
import type { LiveAppsScript, LiveWindow } from '../apps-script/live';
import { runLive } from '../apps-script/live';
import { readProject } from '../apps-script/project';
import { repository } from '../repository';
import type { WorkbookOptions } from '../workbook/options';
import type { Workbook } from '../workbook/workbook';
import { runPage } from './run-page';

export const conformanceProject = () => readProject(join(repository(), 'workbench/conformance/script'), 'Conformance');

/** A row of the table that the script writes; `agrees` is `yes`, `NO` or `not asked`. */
export interface ConformanceRow {
  id: string;
  where: string;
  rule: string;
  confidence: string;
  expected: string;
  seen: string;
  agrees: string;
  source: string;
}

const OWNER = 'owner@example.com';
const SHEETS: WorkbookOptions = {
  id: 'conformance',
  name: 'Conformance',
  sheets: [{ name: 'Sheet1', rows: 200, columns: 12 }],
};

/** A workbook, and what says when it has calculated where it does so a moment later. */
export interface Opened {
  workbook: Workbook;
  calculated?: () => Promise<void>;
}

/**
 * Runs the conformance script as its user would: opens the spreadsheet, clicks the menu item, lets the page work, and
 * reads the table from the sheet; then opens a spreadsheet in which it is not enabled.
 *
 * @param create makes the workbook, which is the caller's to dispose of
 */
export async function runConformance(create: (options: WorkbookOptions) => Opened): Promise<ConformanceRow[]> {
  const site = await serveSite();
  const people = [{ email: OWNER, owner: true }];
  const started: LiveAppsScript[] = [];
  const start = (enabled: boolean) => {
    const { workbook, ...rest } = create(SHEETS);
    const script = runLive({
      project: conformanceProject(),
      workbook,
      ...rest,
      people,
      origins: site.origins,
      enabled,
    });
    started.push(script);
    return { workbook, script, window: script.window(OWNER) };
  };
  try {
    const { workbook, script, window } = start(true);
    await window.openDocument();
    await window.clickMenu('Run all rules');
    await runPage(window.state.sidebar!.html, functionNames(conformanceProject()), (name, args) =>
      window.call(name, ...args),
    );
    const rows = [...readTable(workbook), missingRow(script)];
    const notEnabled = start(false).window;
    await notEnabled.openDocument();
    return rows.map((row) => seenInMenu(row, notEnabled));
  } finally {
    await Promise.all(started.map((script) => script.close()));
    site.close();
  }
}

/** Whether the rules have asked for anything that the workbench does not have, also where they caught the error. */
function missingRow({ appsScript }: LiveAppsScript): ConformanceRow {
  const seen =
    appsScript.missing
      .list()
      .map(({ what }) => what)
      .join(', ') || 'nothing';
  return {
    id: 'workbench/missing',
    where: 'workbench',
    rule: 'What these rules asked for and the workbench does not have',
    confidence: '?',
    expected: 'nothing',
    seen,
    agrees: seen === 'nothing' ? 'yes' : 'NO',
    source: "the workbench's own record; no such thing exists on Google",
  };
}

function readTable(workbook: Workbook): ConformanceRow[] {
  const sheet = workbook.sheets().find(({ name }) => name === 'Conformance')!;
  const [, ...rows] = workbook.displayValues(sheet.id, { row: 1, column: 1, rows: sheet.lastRow, columns: 8 });
  return rows.map(
    ([id, where, rule, confidence, expected, seen, agrees, source]) =>
      ({ id, where, rule, confidence, expected, seen, agrees, source }) as ConformanceRow,
  );
}

/** Where the script is not enabled it can store nothing: what its rules saw stands in its menu, as `id: seen`. */
function seenInMenu(row: ConformanceRow, { state }: LiveWindow): ConformanceRow {
  const labels = state.menus
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.kind === 'item' ? [entry.label] : []));
  const label = labels.find((text) => text.startsWith(`${row.id}: `));
  if (label === undefined) return row;
  const seen = label.slice(row.id.length + 2);
  return { ...row, seen, agrees: seen === row.expected ? 'yes' : 'NO' };
}

/** Answers as the site that the script asks does, as far as its rules tell. */
async function serveSite() {
  const server = createServer((request, response) => {
    if (request.url !== '/robots.txt')
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><title>Error 404</title>');
    else response.writeHead(200, { 'Content-Type': 'text/plain' }).end('User-agent: *\n');
  });
  const redirecting = createServer((request, response) => {
    response.writeHead(301, { Location: `https://www.google.com${request.url ?? '/'}` }).end();
  });
  const addresses = await Promise.all(
    [server, redirecting].map(async (one) => {
      await new Promise<void>((listening) => one.listen(0, '127.0.0.1', listening));
      return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
    }),
  );
  return {
    origins: { 'https://www.google.com': addresses[0]!, 'https://google.com': addresses[1]! },
    close: () => [server, redirecting].forEach((one) => one.close()),
  };
}
