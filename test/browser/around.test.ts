/** What goes on around a run, pressed in a real browser: rows behind counts, undo, last runs, formulas, settings, focus. */
import { describe, expect, jest, test } from '@jest/globals';
import { progress } from '../sidebar/builders';
import { fakeApi } from '../sidebar/fake-api';
import { gate } from './sidebar-page';
import { heading, press, sidebarOpener } from './sidebar-opener';

jest.setTimeout(30_000);

const open = sidebarOpener();

const lastArgs = (api: ReturnType<typeof fakeApi>, name: string) =>
  api.calls.filter((call) => call.name === name).at(-1)?.args;

async function enrichedTo(run: Parameters<typeof progress>[0]) {
  const api = fakeApi();
  api.setRun(progress({ state: 'done', left: 0, ...run }));
  return { api, page: await open(api) };
}

describe('every count is a door', () => {
  test('found, not found and failed lead to their rows, each of which is selected at a press', async () => {
    const { api, page } = await enrichedTo({ found: 28, notFound: 8, failed: 4 });
    await heading(page, 'Done');
    await press(page, /^Found: 28/);
    await page.getByRole('heading', { name: 'Found' }).waitFor();
    await press(page, /^Row 17/);
    expect(lastArgs(api, 'selectRow')).toEqual([7, 17]);
    await press(page, 'Select all');
    await page.getByText('28 rows selected in the sheet.').waitFor();
    await press(page, /^Not found: 8/);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await page.getByRole('button', { name: /^Row / }).count()).toBe(8);
    await press(page, /^Not found: 8/);
    expect(await page.getByRole('button', { name: /^Row / }).count()).toBe(0);
  });

  test('long lists go on', async () => {
    const { page } = await enrichedTo({ found: 250, notFound: 0, failed: 0, total: 250 });
    await press(page, /^Found: 250/);
    await press(page, 'Show more (150 rows)');
    await press(page, 'Show more (50 rows)');
    await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Row / }).count()).toBe(250);
  });

  test('Show results selects what was found', async () => {
    const { api, page } = await enrichedTo({ found: 28, notFound: 8, failed: 4 });
    await press(page, 'Show results');
    await page.getByText('28 rows selected in the sheet.').waitFor();
    expect(lastArgs(api, 'selectRows')).toEqual([{ sheetId: 7, kind: 'found' }]);
  });
});

describe('around a run', () => {
  test('undoing says beforehand what it touches, asks, and says what it did', async () => {
    const { api, page } = await enrichedTo({ found: 28, notFound: 8, failed: 4 });
    await press(page, 'Undo\u2026');
    await heading(page, 'Last runs');
    await page.getByText('28 emails and 40 statuses go back to what they said before.').waitFor();
    await page.getByText('2 cells changed since then stay as they are.').waitFor();
    await press(page, 'Undo this run\u2026');
    expect(api.namesCalled()).not.toContain('undoRun');
    await press(page, 'Undo');
    await page.getByText('28 emails and 40 statuses put back.').waitFor();
    await press(page, '\u2039 Back');
    await heading(page, 'Which rows?');
  });

  test('the last runs say when, where, how much and who', async () => {
    const page = await open();
    await press(page, 'Last runs');
    await page.getByText('28 of 40 rows found, 28 credits, 4 with problems').waitFor();
    await page.getByText('someone else').waitFor();
  });

  test('a formula is written with what it can cost said before', async () => {
    const api = fakeApi();
    const page = await open(api);
    await press(page, 'Formulas');
    await page.getByText('=ECORE_EMAIL(D2:D41)').waitFor();
    await page.getByText('It can cost up to 36 credits.').waitFor();
    await page.getByText(/use the credits of this file.s owner/).waitFor();
    await page.getByRole('button', { name: 'Write into G2' }).last().click();
    await page.getByText('Formula written into G2.').waitFor();
    expect(lastArgs(api, 'writeFormula')).toEqual([{ sheetId: 7, where: 'column', formula: '=ECORE_EMAIL(D2:D41)' }]);
    await press(page, 'Retry unfinished (4)');
    await page.getByRole('button', { name: /^Retry unfinished/ }).waitFor({ state: 'detached' });
  });

  test('settings keep a daily limit for formulas and take the colours away', async () => {
    const api = fakeApi();
    const page = await open(api);
    await press(page, 'Settings');
    await page.getByLabel('Formulas spend at most (credits a day)').fill('some');
    await press(page, 'Save limit');
    const message = page.getByRole('alert').filter({ hasText: 'Type a whole number' });
    await message.waitFor();
    expect(await page.getByLabel(/^Formulas spend/).getAttribute('aria-describedby')).toContain(
      (await message.getAttribute('id'))!,
    );
    await page.getByLabel(/^Formulas spend/).fill('50');
    await press(page, 'Save limit');
    await page.getByText('Daily limit saved.').waitFor();
    expect(lastArgs(api, 'setFormulaCeiling')).toEqual([50]);
    await press(page, 'Remove colours');
    await page.getByText('Colours removed.').waitFor();
    await press(page, 'Colour statuses again');
    await page.getByText('The next run colours the statuses again.').waitFor();
  });
});

describe('the keyboard', () => {
  test('is never taken from the sheet while somebody types there (situation 17)', async () => {
    const step = gate();
    const page = await open(fakeApi(), {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => (name === 'stepRun' ? step.opened : undefined),
    });
    // The page as Google shows it, in a frame beside the sheet.
    await page.evaluate(() => {
      const inner = document.documentElement;
      const sheet = document.createElement('iframe');
      sheet.srcdoc = '<input id="cell">';
      inner.append(sheet);
    });
    await press(page, 'Enrich 40 rows');
    await heading(page, /^Enriching/);
    const cell = page.frameLocator('iframe').locator('#cell');
    await cell.click();
    await page.keyboard.type('half a w');
    // In a frame beside it this page has no focus; here it has to be told so.
    await page.evaluate(() => (document.hasFocus = () => false));
    step.release();
    await heading(page, 'Done');
    await page.keyboard.type('ord');
    expect(await cell.inputValue()).toBe('half a word');
  });

  test('never leads under the bar at the bottom (situation 36)', async () => {
    const page = await open();
    await page.setViewportSize({ width: 300, height: 420 });
    await press(page, 'Change columns');
    for (let presses = 0; presses < 24; presses++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        if (focused === document.body || focused.closest('.within-reach')) return null;
        const box = focused.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return top?.closest('.within-reach') ? focused.outerHTML : null;
      });
      expect(hidden).toBeNull();
    }
  });

  test('is given back to a field that is to blame', async () => {
    const page = await open();
    await press(page, 'Choose rows');
    await page.getByLabel('Spend at most (credits)').fill('ten');
    await page.keyboard.press('Enter');
    await page.getByText(/^Type a whole number/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('credit-cap');
  });
});

test('the window says how far the run is, and that it is done', async () => {
  const step = gate();
  const page = await open(fakeApi(), {
    intent: { rows: 'all', take: 'unsettled' },
    before: (name) => (name === 'stepRun' ? step.opened : undefined),
  });
  await press(page, 'Enrich 40 rows');
  await page.waitForFunction(() => document.title.startsWith('0 %'));
  step.release();
  await page.waitForFunction(() => document.title.startsWith('Done'));
});
