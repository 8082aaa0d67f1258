/**
 * What people of other add-ons have met, in the real page, with the built add-on behind it on the simulated Apps Script.
 * The numbers are those of test/situations.md.
 */
import { describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Intent, Progress, SidebarApi } from '../../src/contract';
import type { EditorWindow } from '../../workbench/apps-script/simulated/editor-window';
import { HEADERS } from '../runs/support/contacts';
import { addSheet, ANA, BEN, createScene, TOKEN } from '../runs/support/scene';
import type { Scene, SceneOptions } from '../runs/support/scene';
import { requestOf } from '../runs/support/sidebar';
import { photograph } from './sidebar-page';
import type { OpenOptions } from './sidebar-page';
import { heading, press, sidebarOpener } from './sidebar-opener';

jest.setTimeout(30_000);

const openPage = sidebarOpener();

/** So many people whom eCore knows by first name, last name and company. */
function sceneOf(count: number, options: SceneOptions = {}): Scene {
  const rows = Array.from({ length: count }, (_, index) => [
    `r${index}`,
    'Jo',
    `First${index}`,
    `Last${index}`,
    'Acme',
    '',
    '',
    '',
    '',
    '',
  ]);
  const people = rows.map(([, , first_name = '', last_name = '']) => ({
    first_name,
    last_name,
    company_name: 'Acme',
    found_email: `${first_name}@found.example`.toLowerCase(),
  }));
  return createScene(
    { cells: [[...HEADERS], ...rows], people, rightFor: () => undefined },
    { service: { latency: 50, credits: 500 }, ...options },
  );
}

const windows = new WeakMap<object, Map<string, EditorWindow>>();

/** The one window in which somebody has the document open. */
function windowOf({ script }: Scene, email: string): EditorWindow {
  const known = windows.get(script) ?? new Map<string, EditorWindow>();
  windows.set(script, known);
  const window = known.get(email) ?? script.window(email);
  known.set(email, window);
  return window;
}

/** Calls a function of the add-on as the page of somebody would. */
function call<T>(scene: Scene, name: keyof SidebarApi, args: unknown[], email = ANA): T {
  const { value, thrown } = windowOf(scene, email).call(name, ...args);
  if (thrown) throw new Error(thrown.message);
  return value as T;
}

function connect(scene: Scene, email = ANA): void {
  call(scene, 'connectToken', [TOKEN], email);
}

/** The sidebar of somebody, opened from the menu. */
function open(scene: Scene, intent: Intent | null = null, email = ANA, before?: OpenOptions['before']): Promise<Page> {
  const server = { call: (name: keyof SidebarApi, args: unknown[]) => call(scene, name, args, email) };
  return openPage(server, { intent, ...(before ? { before } : {}) });
}

function select(scene: Scene, first: number, last: number, email = ANA): void {
  const area = { row: first, column: 1, rows: last - first + 1, columns: 4 };
  windowOf(scene, email).select({ sheetId: scene.sheetId, areas: [area], cell: { row: first, column: 1 } });
}

/** A run over rows from the second on, as somebody would start it, and how far it came in so many steps. */
function startRun(scene: Scene, last: number, steps: number, email = ANA): Progress {
  const request = requestOf(scene, { rows: { ranges: [[2, last]] } });
  let progress = call<{ value: Progress }>(scene, 'startRun', [request, 400], email).value;
  for (let step = 0; step < steps; step++)
    progress = call<{ value: Progress }>(scene, 'stepRun', [progress.runId], email).value;
  return progress;
}

const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const alert = async (page: Page) => (await page.getByRole('alert').textContent()) ?? '';
const primary = async (page: Page) => page.locator('.primary').allTextContents();

describe('the check', () => {
  test('situation 4: rows selected on another sheet than the chosen one are said, and one press turns to it', async () => {
    const scene = sceneOf(5);
    connect(scene);
    select(scene, 2, 3);
    const page = await open(scene);
    await press(page, 'Choose rows');
    const other = addSheet(scene, 'Leads');
    select(other, 2, 4);
    await press(page, 'Check');
    await told(page, 'Your selection is on the sheet \u201cLeads\u201d');
    expect(await alert(page)).toContain('\u201cContacts\u201d');
    await photograph(page, 's4-other-sheet');
    await press(page, 'Use the current sheet');
    await heading(page, 'Match your columns');
    await press(page, 'Choose rows');
    await press(page, 'Check');
    await heading(page, 'Ready to enrich 3 rows');
    await told(page, /Sheet Leads, rows 2\u20134/);
  });

  test('situation 4: all rows of a sheet that is not in view are named as such, and one press turns to the one in view', async () => {
    const scene = sceneOf(5);
    connect(scene);
    select(scene, 2, 3);
    const page = await open(scene);
    await press(page, 'Choose rows');
    const other = addSheet(scene, 'Leads');
    call(scene, 'rememberColumns', [{ ...requestOf(other), sheetId: other.sheetId }]);
    select(other, 2, 4);
    await page.getByLabel('All rows').check();
    await press(page, 'Check');
    await heading(page, 'Ready to enrich 5 rows');
    await told(page, /Sheet Contacts, rows 2\u20136/);
    await told(page, /You are looking at another sheet, Leads/);
    await photograph(page, 's4-all-rows');
    await press(page, 'Check this sheet instead');
    await told(page, /Sheet Leads, rows 2\u20136/);
  });

  test('situation 5: hidden rows are counted, named and left out with one press', async () => {
    const scene = sceneOf(20);
    connect(scene);
    scene.workbook.hideRows(scene.sheetId, 5, 17);
    select(scene, 2, 21);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await heading(page, 'Ready to enrich 20 rows');
    await told(page, '17 of these rows are hidden');
    await told(page, /rows 5\u201321/);
    await photograph(page, 's5-hidden');
    await press(page, 'Leave them out');
    await heading(page, 'Ready to enrich 3 rows');
    await told(page, '17 rows hidden');
    await press(page, 'Enrich 3 rows');
    await heading(page, 'Done');
    expect(scene.ecore.journal.filter(({ charged }) => charged > 0)).toHaveLength(3);
  });

  test('situation 6: a menu item on a fresh sheet shows sheet, rows and the columns that are read and written', async () => {
    const scene = sceneOf(6);
    connect(scene);
    select(scene, 3, 5);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await heading(page, 'Ready to enrich 3 rows');
    await told(page, /Sheet Contacts, rows 3\u20135/);
    const columns = (await page.locator('.columns-used').textContent()) ?? '';
    for (const column of ['LinkedIn I', 'name C + D', 'G Email', 'F eCore status']) expect(columns).toContain(column);
    await told(page, '3 credits');
    await photograph(page, 's6-fresh-sheet');
  });

  test('situation 1: rows that an earlier run left are decided about before anything starts', async () => {
    const scene = sceneOf(12);
    connect(scene);
    const { runId } = startRun(scene, 10, 0);
    call(scene, 'stopRun', [runId]);
    call(scene, 'stepRun', [runId]);
    select(scene, 11, 13);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await heading(page, 'Ready to enrich 3 rows');
    await told(page, '9 rows are still queued');
    expect(await page.getByRole('button', { name: /^Enrich/ }).count()).toBe(0);
    await photograph(page, 's1-leftovers');
    await press(page, 'Discard');
    await told(page, '9 queued rows of an earlier run will no longer be queued');
    await page.locator('.notice').getByRole('button', { name: 'Change' }).click();
    await press(page, 'Include them');
    await heading(page, 'Ready to enrich 12 rows');
    await told(page, '12 credits');
    await photograph(page, 's1-included');
    await press(page, 'Enrich 12 rows');
    await heading(page, 'Done');
    await told(page, '12 emails found. 12 credits spent.');
  });

  test('situation 2: a run that was left on another sheet stays in sight, and is resumed from there', async () => {
    const scene = sceneOf(8);
    connect(scene);
    const { runId } = startRun(scene, 6, 0);
    call(scene, 'stopRun', [runId]);
    call(scene, 'stepRun', [runId]);
    const other = addSheet(scene, 'Leads');
    startRun(other, 3, 3);
    select(other, 2, 4);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await heading(page, 'Ready to enrich 1 row');
    await told(page, /Your run on Contacts, started .*, has 5 rows remaining \(0 credits spent\)/);
    await photograph(page, 's2-left-elsewhere');
    await page.getByRole('region', { name: 'A run on Contacts' }).getByRole('button', { name: 'Resume' }).click();
    await heading(page, 'Done');
    await told(page, /On the sheet Contacts/);
    expect(await page.getByText('5 rows remaining').count()).toBe(0);
  });

  test('situation 28: headers below row ten can be chosen', async () => {
    const scene = sceneOf(4);
    connect(scene);
    scene.workbook.insertRows(scene.sheetId, 1, 13);
    const page = await open(scene);
    await press(page, 'Change columns');
    await page.getByLabel('Header row').fill('14');
    await page.getByLabel('Header row').press('Tab');
    await told(page, 'Sheet Contacts, 4 rows');
    expect(await page.getByLabel('First name').inputValue()).toBe('3');
    await photograph(page, 's28-header-row');
    await page.getByLabel('Header row').fill('ninety');
    await page.getByLabel('Header row').press('Tab');
    expect(await page.getByLabel('Header row').inputValue()).toBe('14');
  });

  test('situation 30: with nothing but the header selected the sentence is right, and Rows stays in view', async () => {
    const scene = sceneOf(4);
    connect(scene);
    select(scene, 1, 1);
    const page = await open(scene);
    await press(page, 'Choose rows');
    await press(page, 'Check');
    await heading(page, 'Which rows?');
    await told(page, 'Only the header row is selected. Select the rows below it, or choose All rows.');
    await photograph(page, 's30-header-selected');
    await press(page, 'All rows');
    await heading(page, 'Ready to enrich 4 rows');
  });

  test('situation 30: a sheet that has only headers is not blamed on the selection', async () => {
    const scene = sceneOf(0);
    connect(scene);
    select(scene, 1, 1);
    const page = await open(scene);
    await press(page, 'Choose rows');
    await page.getByLabel('All rows').check();
    await press(page, 'Check');
    await heading(page, 'Which rows?');
    await told(page, 'This sheet has nothing below its header row.');
  });

  test('situation 34: the balance is what eCore told last, also as text, with its time', async () => {
    const scene = sceneOf(4, {
      service: {
        latency: 50,
        credits: 500,
        tamper: ({ answer }) => ({ ...answer, body: answer.body.replace(/("remaining_credits":)(\d+)/, '$1"$2.00"') }),
      },
    });
    connect(scene);
    startRun(scene, 3, 3);
    select(scene, 4, 5);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await told(page, '498 credits');
    await told(page, /^As of /);
    await told(page, '496 credits');
  });
});

describe('a run', () => {
  test('situation 7: that is going on is driven on by the sidebar of a menu item, whose choice waits', async () => {
    const scene = sceneOf(30);
    connect(scene);
    startRun(scene, 31, 0);
    const page = await open(scene, { rows: 'all', take: 'failed' });
    await heading(page, 'Done');
    await told(page, '30 emails found. 30 credits spent.');
    await told(page, /Retry failed rows is waiting/);
    await photograph(page, 's7-choice-waiting');
    expect(await primary(page)).toEqual(['Retry failed rows']);
    await press(page, 'Retry failed rows');
    await heading(page, 'Nothing to retry: no row is marked Failed');
    expect(scene.ecore.journal.filter(({ charged }) => charged > 0)).toHaveLength(30);
  });

  test('situation 8: that ended while the sidebar was closed is told once, with its result and its cost', async () => {
    const scene = sceneOf(9);
    connect(scene);
    expect(startRun(scene, 10, 3).state).toBe('done');
    const page = await open(scene);
    await heading(page, 'Done');
    await told(page, 'This run finished while the sidebar was closed.');
    await told(page, '9 emails found. 9 credits spent.');
    await photograph(page, 's8-finished-away');
    const again = await open(scene);
    await heading(again, 'Which rows?');
    expect(await again.getByText('finished while the sidebar was closed').count()).toBe(0);
  });

  test('situation 8: is told beside the choice of a menu item, too', async () => {
    const scene = sceneOf(9);
    connect(scene);
    startRun(scene, 4, 3);
    select(scene, 5, 7);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await heading(page, 'Ready to enrich 3 rows');
    await told(page, /Your run on Contacts finished while the sidebar was closed. 3 emails found. 3 credits spent./);
    await photograph(page, 's8-beside-a-choice');
  });

  test('situation 31: of somebody else is named to whoever presses Enrich meanwhile', async () => {
    const scene = sceneOf(9);
    connect(scene);
    connect(scene, BEN);
    const other = addSheet(scene, 'Leads');
    select(other, 2, 4, BEN);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' }, BEN);
    await heading(page, 'Ready to enrich 3 rows');
    startRun(scene, 10, 0);
    await press(page, 'Enrich 3 rows');
    await told(page, /Nothing was started. Someone else has been enriching this document since/);
    await told(page, 'Only one run at a time works on a document.');
    await photograph(page, 's31-somebody-else');
    expect(scene.ecore.journal.filter(({ charged }) => charged > 0)).toHaveLength(0);
  });

  test('situation 31: on the same sheet is not taken for what an earlier run left', async () => {
    const scene = sceneOf(9);
    connect(scene);
    connect(scene, BEN);
    startRun(scene, 7, 0);
    select(scene, 8, 10, BEN);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' }, BEN);
    await told(page, 'Someone else has been enriching this document');
    expect(await page.getByText('still queued').count()).toBe(0);
    await press(page, 'Enrich 3 rows');
    await told(page, /Nothing was started. Someone else/);
  });

  test('situation 42: resumed by somebody else shows nothing of the first one\u2019s balance', async () => {
    const scene = sceneOf(9);
    connect(scene);
    connect(scene, BEN);
    startRun(scene, 4, 3);
    const { runId } = startRun(scene, 10, 0);
    call(scene, 'stopRun', [runId]);
    call(scene, 'stepRun', [runId]);
    const page = await open(scene, null, BEN);
    await heading(page, '6 rows remaining');
    expect(await page.getByText(/Balance/).count()).toBe(0);
    expect(JSON.stringify(scene.script.properties('document').all())).not.toMatch(/"credits"/);
  });

  test('situation 32: shows no word of what Google throws', async () => {
    const scene = sceneOf(4);
    connect(scene);
    select(scene, 2, 4);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' }, ANA, (name) => {
      if (name === 'startRun')
        throw 'ScriptError: Exception: Durch diese Aktion w\u00fcrde das Limit von 10.000.000 Zellen \u00fcberschritten.';
    });
    await press(page, 'Enrich 3 rows');
    await told(page, 'This spreadsheet has reached the 10 million cells');
    await photograph(page, 's32-cells');
    expect(await alert(page)).not.toContain('Zellen');
  });

  test('situation 24: goes on where a firewall answers one request with a page of its own', async () => {
    let answers = 0;
    const scene = sceneOf(6, {
      service: {
        latency: 50,
        tamper: ({ answer }) => (++answers === 4 ? { status: 403, headers: {}, body: '<h1>Forbidden</h1>' } : answer),
      },
    });
    connect(scene);
    select(scene, 2, 7);
    const page = await open(scene, { rows: 'selected', take: 'unsettled' });
    await press(page, 'Enrich 6 rows');
    await heading(page, 'Done');
    expect(await page.getByText('does not accept').count()).toBe(0);
  });

  test('situation 25: blames a limit only for what is spent or may be', async () => {
    const scene = sceneOf(30, {
      service: {
        latency: 50,
        tamper: ({ entry, answer }) =>
          entry.charged > 0 ? { status: 200, headers: {}, body: '<p>Welcome</p>' } : answer,
      },
    });
    connect(scene);
    select(scene, 2, 31);
    const page = await open(scene);
    await press(page, 'Choose rows');
    await page.getByLabel('Spend at most (credits)').fill('10');
    await press(page, 'Check');
    await press(page, 'Enrich 30 rows');
    await heading(page, /rows remaining$/);
    await told(page, /No credit is known to be spent, and the answers to 10 requests got lost or could not be read/);
    await photograph(page, 's25-limit');
    // Raising the limit is what helps.
    expect(await primary(page)).toEqual([]);
    await press(page, /^Raise to/);
    expect(await primary(page)).toEqual(['Resume']);
  });
});

describe('situation 37: what is blue is what helps', () => {
  test('another token, where eCore does not accept the one there is', async () => {
    const scene = sceneOf(4, {
      service: {
        latency: 50,
        tamper: ({ entry, answer }) =>
          entry.charged > 0 ? { status: 401, headers: {}, body: '{"detail":"Invalid token."}' } : answer,
      },
    });
    connect(scene);
    startRun(scene, 5, 1);
    const page = await open(scene);
    await heading(page, '4 rows remaining');
    expect(await primary(page)).toEqual(['Change token']);
    await photograph(page, 's37-token');
    await page.getByRole('main').getByRole('button', { name: 'Change token' }).click();
    await page.getByLabel('New API token').fill(TOKEN);
    await press(page, 'Replace token');
    await heading(page, '4 rows remaining');
    expect(await primary(page)).toEqual(['Resume']);
  });

  test('a fuller wallet, where that is empty', async () => {
    const scene = sceneOf(4, { service: { latency: 50, credits: 2 } });
    connect(scene);
    startRun(scene, 5, 2);
    const page = await open(scene);
    await heading(page, /rows remaining$/);
    expect(await primary(page)).toEqual(['Top up at eCore']);
    const dashboard = page.getByRole('link', { name: 'Top up at eCore' });
    expect(await dashboard.getAttribute('target')).toBe('_blank');
    await photograph(page, 's37-wallet');
  });
});
