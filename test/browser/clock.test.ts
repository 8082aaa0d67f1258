/** A run that is closed and goes on by itself, in the real page, with the built add-on behind it and time that moves. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Intent, SidebarApi } from '../../src/contract';
import type { EditorWindow } from '../../workbench/apps-script/simulated/editor-window';
import { leaveAlone, MINUTE, queued, triggersOf } from '../runs/support/by-clock';
import { createContacts } from '../runs/support/contacts';
import { ANA, createScene, TOKEN } from '../runs/support/scene';
import type { Scene } from '../runs/support/scene';
import { launchBrowser } from './browser';
import { gate, openSidebar, photograph } from './sidebar-page';

jest.setTimeout(60_000);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

const INTENT: Intent = { rows: 'all', take: 'unsettled' };
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** The sidebar, which from its second step on is answered no more: it can be closed in the middle of the run. */
async function open(scene: Scene, window: EditorWindow, intent: Intent | null = null) {
  let steps = 0;
  const { opened } = gate();
  const sidebar = await openSidebar(
    browser,
    {
      call: (name: keyof SidebarApi, args: unknown[]) => {
        const { value, thrown } = window.call(name, ...args);
        if (thrown) throw new Error(thrown.message);
        return value;
      },
    },
    {
      intent,
      at: scene.script.clock.now(),
      before: (name) => (name === 'stepRun' && ++steps > 1 ? opened : undefined),
    },
  );
  sidebar.page.setDefaultTimeout(20_000);
  return sidebar;
}

async function started(addOn: boolean) {
  const scene = createScene(createContacts(60, 7), { service: { latency: 9_000 }, addOn });
  const window = scene.script.window(ANA);
  window.call('connectToken', TOKEN);
  window.call('rememberColumns', {
    sheetId: scene.sheetId,
    headerRow: 1,
    mapping: { first_name: 3, last_name: 4, company_name: 5, company_website: 8, linkedin_url: 9 },
    outputs: { email: 7, status: 6 },
  });
  const first = await open(scene, window, INTENT);
  await heading(first.page, /^Ready to enrich/);
  await press(first.page, /^Enrich \d+ rows$/);
  await heading(first.page, /^Enriching/);
  return { scene, window, first };
}

test('a run that is closed at a third tells that it continues, and is found done on reopening', async () => {
  const { scene, window, first } = await started(false);
  await told(first.page, /You can close this sidebar.*every 5 minutes/);
  await first.page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0);
  await photograph(first.page, 'clock-may-be-closed');
  const left = queued(scene);
  expect(left).toBeGreaterThan(20);
  await first.close();

  scene.script.clock.advance(2 * MINUTE);
  const second = await open(scene, window);
  await heading(second.page, /remaining$/);
  await told(
    second.page,
    /Nobody has driven this run since .* It continues by itself, every 5 minutes\. The first look is still to come\./,
  );
  await photograph(second.page, 'clock-nobody-drives');
  expect(queued(scene)).toBe(left);
  await second.close();

  leaveAlone(scene);
  expect({ queued: queued(scene), triggers: triggersOf(scene) }).toEqual({ queued: 0, triggers: 0 });
  const third = await open(scene, window);
  await heading(third.page, 'Done');
  await told(third.page, 'This run finished while the sidebar was closed.');
  await told(third.page, /\d+ emails found.*\d+ credits spent/);
  await photograph(third.page, 'clock-found-done');
  await third.close();
  expect([first, second, third].flatMap(({ complaints }) => complaints)).toEqual([]);
});

test('in an add-on it is looked after about once an hour, and the person may switch that off', async () => {
  const { scene, window, first } = await started(true);
  await told(first.page, /You can close this sidebar.*about once an hour/);
  await first.close();

  const second = await open(scene, window);
  await heading(second.page, /remaining$/);
  await press(second.page, 'Settings');
  await told(second.page, 'Your runs continue by themselves until they are done');
  await press(second.page, 'Pause runs instead');
  await told(second.page, 'Your runs pause when the sidebar is closed.');
  await photograph(second.page, 'clock-switched-off');
  expect(triggersOf(scene)).toBe(0);
  await second.close();

  const third = await open(scene, window);
  await told(third.page, 'It waits for you: in Settings you have chosen that runs pause');
  await photograph(third.page, 'clock-waits-by-choice');
  await press(third.page, 'Resume');
  await told(third.page, /Keep this sidebar open.*Settings can let your runs continue by themselves/);
  await third.close();
});
