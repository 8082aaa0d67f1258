import { describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PAUSES } from '../../sidebar/running/drive';
import { otherRun, progress } from '../sidebar/builders';
import { fakeApi } from '../sidebar/fake-api';
import { gate, photograph } from './sidebar-page';
import { heading, press, sidebarOpener } from './sidebar-opener';

jest.setTimeout(30_000);

const open = sidebarOpener();

const notConnected = () => {
  const api = fakeApi();
  api.call('removeToken', []);
  return api;
};

describe('the way from token to emails', () => {
  test('leads through connect, columns, rows, check and run to done', async () => {
    const api = notConnected();
    const halfway = gate();
    let steps = 0;
    const page = await open(api, {
      before: (name) => (name === 'stepRun' && ++steps === 3 ? halfway.opened : undefined),
    });

    await heading(page, 'Connect to eCore');
    await photograph(page, '1-connect');
    await page.getByLabel('API token').fill('abcdef0123456789');
    await press(page, 'Connect');

    await heading(page, 'Match your columns');
    await page.getByText('The token works.').waitFor();
    await page.getByText('linkedin.com/in/ada-lovelace').waitFor();
    await photograph(page, '2-columns');
    await press(page, 'Change columns');
    expect(await page.getByLabel('LinkedIn URL').inputValue()).toBe('4');
    await page.getByLabel('Company name').selectOption({ label: 'C Company \u2013 Analytical Engines' });
    await photograph(page, '2-columns-open');
    await press(page, 'Choose rows');

    await heading(page, 'Which rows?');
    expect(await page.getByLabel('Selected rows').isChecked()).toBe(true);
    await photograph(page, '3-rows');
    await page.getByLabel('All rows').check();
    await page.getByLabel('Spend at most (credits)').fill('30');
    await press(page, 'Check');

    await heading(page, 'Ready to enrich 40 rows');
    await page.getByText('Rows 2\u201314, 17').waitFor();
    await photograph(page, '4-check');
    await press(page, 'Enrich 40 rows');

    await heading(page, 'Enriching 40 rows');
    await page.getByText('20 of 40 done').waitFor();
    expect(await page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => [bar.value, bar.max])).toEqual([
      20, 40,
    ]);
    await photograph(page, '5-running');
    halfway.release();

    await heading(page, 'Done');
    await page.getByText('28 emails found, 8 not found and 4 failed. 28 credits spent.').waitFor();
    await page.getByRole('button', { name: /^Row 14/ }).waitFor();
    await photograph(page, '6-done');
    expect(api.calls.find(({ name }) => name === 'startRun')?.args).toMatchObject([
      { rows: { ranges: [[2, 41]] }, creditCap: 30 },
      31,
    ]);
  });

  test('can be gone with the keyboard alone, and the focus lands on each step\u2019s heading', async () => {
    const page = await open(notConnected());
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await heading(page, 'Connect to eCore');
    expect(await focused()).toBe('Connect to eCore');
    await page.keyboard.press('Tab');
    await page.keyboard.type('abcdef0123456789');
    await page.keyboard.press('Enter');
    await heading(page, 'Match your columns');
    expect(await focused()).toBe('Match your columns');
    await tabTo(page, 'Choose rows');
    await page.keyboard.press('Enter');
    await heading(page, 'Which rows?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('All rows').isChecked()).toBe(true);
    await photograph(page, '7-focus');
    await page.keyboard.press('Enter');
    await heading(page, 'Ready to enrich 40 rows');
    expect(await focused()).toBe('Ready to enrich 40 rows');
    await tabTo(page, 'Enrich 40 rows');
    await page.keyboard.press('Space');
    await heading(page, 'Done');
    expect(await focused()).toBe('Done');
  });

  test('begins at the check when a menu item asked for it', async () => {
    const api = fakeApi();
    const page = await open(api, { intent: { rows: 'selected', take: 'again' } });
    await heading(page, 'Run 40 rows again?');
    await page.getByText('You will pay again.').waitFor();
    await page.getByText('31 credits', { exact: true }).waitFor();
    await photograph(page, '8-again');
    expect(api.calls.at(-1)).toMatchObject({ name: 'checkRun', args: [{ rows: 'selected', take: 'again' }] });
    await press(page, 'Re-run for up to 31 credits');
    await heading(page, 'Done');
  });
});

describe('a run', () => {
  test('shows how far it has come while a step is in hand', async () => {
    const api = fakeApi({ readProgress: () => ({ ok: true, value: progress({ left: 23, found: 12, notFound: 5 }) }) });
    const step = gate();
    const page = await open(api, {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => (name === 'stepRun' ? step.opened : undefined),
    });
    await press(page, 'Enrich 40 rows');
    await page.getByText('0 of 40 done').waitFor();
    await page.clock.runFor(2_500);
    await page.getByText('17 of 40 done').waitFor();
    await photograph(page, '9-step-in-hand');
    step.release();
    await heading(page, 'Done');
  });

  test('says when eCore does not answer, and until when it waits, with no invented time (situation 29)', async () => {
    const until = new Date(2026, 4, 12, 14, 31, 7).getTime();
    const api = fakeApi({
      readProgress: () => ({
        ok: true,
        value: progress({ left: 30, found: 10, waiting: { reason: 'no-answer', until } }),
      }),
    });
    const step = gate();
    let steps = 0;
    const page = await open(api, {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => (name === 'stepRun' && ++steps === 2 ? step.opened : undefined),
    });
    await page.clock.setSystemTime(until - 7_000);
    await press(page, 'Enrich 40 rows');
    await page.getByText('10 of 40 done').waitFor();
    await page.clock.runFor(2_500);
    await page.getByText('eCore isn\u2019t answering. The next try is at 2:31:07').waitFor();
    expect(await page.getByText(/left$/).count()).toBe(0);
    expect(await page.getByText('a minute').count()).toBe(0);
    await photograph(page, 's29-no-answer');
    step.release();
    await heading(page, 'Done');
  });

  test('stops while a step is in hand and resumes with what is left', async () => {
    const api = fakeApi();
    const step = gate();
    let steps = 0;
    const page = await open(api, {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => (name === 'stepRun' && ++steps === 2 ? step.opened : undefined),
    });
    await press(page, 'Enrich 40 rows');
    await page.getByText('10 of 40 done').waitFor();
    await press(page, 'Stop');
    await heading(page, 'Stopping\u2026');
    await photograph(page, '9-stopping');
    step.release();
    await heading(page, '30 rows remaining');
    await photograph(page, '10-stopped');
    await press(page, 'Resume');
    await heading(page, 'Done');
    expect(api.namesCalled().filter((name) => name === 'stepRun')).toHaveLength(5);
  });

  test('goes on by itself after the network was away for a moment', async () => {
    let lost = 0;
    const page = await open(fakeApi(), {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => {
        if (name === 'stepRun' && ++lost <= 2) throw 'NetworkError: Connection failure due to HTTP 0';
      },
    });
    await press(page, 'Enrich 40 rows');
    await page.getByText('Retrying in 2 seconds (attempt 1 of 4).').waitFor();
    await photograph(page, '11-network-pause');
    await page.clock.runFor(2_000);
    await page.getByText('Retrying in 5 seconds (attempt 2 of 4).').waitFor();
    await page.clock.runFor(5_000);
    await heading(page, 'Done');
  });

  test('offers Resume when the network stays away', async () => {
    const away = { now: true };
    const page = await open(fakeApi(), {
      intent: { rows: 'all', take: 'unsettled' },
      before: (name) => {
        if (name === 'stepRun' && away.now) throw 'NetworkError: Connection failure due to HTTP 0';
      },
    });
    await press(page, 'Enrich 40 rows');
    for (const [index, milliseconds] of PAUSES.entries()) {
      await page.getByText(`(attempt ${index + 1} of 4)`).waitFor();
      await page.clock.runFor(milliseconds);
    }
    await heading(page, '40 rows remaining');
    expect(await page.getByRole('alert').textContent()).toContain('Check your internet connection');
    await photograph(page, '12-network-gone');
    away.now = false;
    await press(page, 'Resume');
    await heading(page, 'Done');
  });

  test('that was left behind is offered when the sidebar opens', async () => {
    const api = fakeApi();
    api.setRun(
      progress({
        state: 'stopped',
        left: 12,
        found: 20,
        notFound: 8,
        stop: { code: 'no-credits', message: 'Your eCore wallet is empty. Top it up, then resume.' },
      }),
    );
    const page = await open(api);
    await heading(page, '12 rows remaining');
    await page.getByText('Your eCore wallet is empty.').waitFor();
    await photograph(page, '13-left-behind');
    await press(page, 'Discard');
    await page.getByText('12 rows removed from the queue.').waitFor();
  });

  test('of somebody else is named, and taken over once it is silent', async () => {
    const api = fakeApi();
    api.setRun(progress({ left: 12, found: 28 }));
    api.setOtherRun(otherRun());
    const page = await open(api);
    await page.getByText('Someone else has been enriching this document').waitFor();
    expect(await page.getByRole('button', { name: 'Take over' }).count()).toBe(0);
    await photograph(page, '14-other-run');
    api.setOtherRun(otherRun({ silent: true }));
    await press(page, 'Refresh');
    await press(page, 'Take over');
    await heading(page, 'Done');
    expect(api.calls.find(({ name }) => name === 'resumeRun')?.args).toEqual([
      { runId: 'run-9', takeOver: true, agreedCredits: null },
    ]);
  });
});

describe('files that were copied in one by one', () => {
  test.each(['', '0.0.9'])('say so when the script is of another version: %j', async (codeVersion) => {
    const page = await open(fakeApi(), { codeVersion });
    await page.getByText('files are of different versions: the script is ' + (codeVersion || 'an older one')).waitFor();
    await photograph(page, 'other-version');
  });

  test('say nothing when they belong together', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Help' }).waitFor();
    expect(await page.getByText('different versions').count()).toBe(0);
  });
});

describe('what the keyboard reaches (situation 36)', () => {
  test('is never under the bar at the bottom', async () => {
    const page = await open();
    await heading(page, 'Match your columns');
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const focused = document.activeElement!.getBoundingClientRect();
        const bar = document.querySelector('.within-reach')!;
        // Behind the last one the page itself has it.
        if (document.activeElement === document.body) return false;
        return (
          !bar.contains(document.activeElement) &&
          focused.bottom > bar.getBoundingClientRect().top &&
          focused.top < bar.getBoundingClientRect().bottom
        );
      });
      const name = await page.evaluate(
        () => document.activeElement!.id || document.activeElement!.textContent!.slice(0, 40),
      );
      expect({ name, covered }).toEqual({ name, covered: false });
    }
  });

  test('is told what is wrong with it', async () => {
    const page = await open(notConnected());
    await page.getByLabel('API token').fill('nonsense');
    await press(page, 'Connect');
    await page.getByText('eCore does not know this token.').waitFor();
    const token = page.getByLabel('API token');
    expect(await token.getAttribute('aria-invalid')).toBe('true');
    expect(await token.getAttribute('aria-describedby')).toContain('trouble');
    expect(await page.locator('#trouble').textContent()).toContain('does not know this token');
    expect(await page.title()).toBe('eCore Email Enrichment');
  });

  test('is told when opening takes long', async () => {
    const opening = gate();
    const page = await open(fakeApi(), {
      before: (name) => (name === 'openSidebarState' ? opening.opened : undefined),
    });
    await heading(page, 'eCore Email Enrichment');
    expect(await page.getByText('Google is taking longer than usual.').count()).toBe(0);
    await page.clock.fastForward(10_000);
    await page.getByText('Google is taking longer than usual.').waitFor();
    await photograph(page, 'opening-slowly');
    opening.release();
    await heading(page, 'Match your columns');
  });

  test('has a heading above it also when nothing could be opened', async () => {
    const page = await open(fakeApi(), {
      before: (name) => {
        if (name === 'openSidebarState') throw 'NetworkError: Connection failure due to HTTP 0';
      },
    });
    await heading(page, 'The sidebar could not be opened');
    await photograph(page, 's36-not-opened');
  });
});

describe('what a stranger wrote', () => {
  test('is only ever text', async () => {
    const markup = '<img src=x onerror="console.error(1)">';
    const api = fakeApi();
    const sheet = (api.call('readColumns', [{ headerRow: null, forget: false }]) as { value: { columns: object[] } })
      .value;
    const columns = sheet.columns.map((column) => ({ ...column, header: markup, sample: markup }));
    api.replace({ readColumns: () => ({ ok: true, value: { ...sheet, sheetName: markup, columns } as never }) });
    const page = await open(api);
    await press(page, 'Use the current sheet');
    await page.getByText(markup).first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });
});

describe('small things that cost', () => {
  test('saved answers are cleared at the second press only', async () => {
    const api = fakeApi();
    const page = await open(api);
    await press(page, 'Settings');
    await press(page, 'Clear saved answers\u2026');
    await photograph(page, '15-clear');
    expect(api.namesCalled()).not.toContain('clearSavedAnswers');
    await press(page, 'Clear answers');
    await page.getByText('12 saved answers cleared.').waitFor();
  });

  test('a token that eCore refuses is said beside the field, and can be removed once connected', async () => {
    const page = await open(notConnected());
    await page.getByLabel('API token').fill('nonsense');
    await press(page, 'Connect');
    await page.getByText('eCore does not know this token.').waitFor();
    await photograph(page, '16-bad-token');
    await page.getByLabel('API token').fill('abcdef0123456789');
    await press(page, 'Connect');
    await press(page, 'Settings');
    await press(page, 'Change token');
    await press(page, 'Remove token\u2026');
    await photograph(page, '17-token');
    await press(page, 'Remove token');
    await heading(page, 'Connect to eCore');
  });
});

/** Presses Tab until the button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
  }
  throw new Error(`${name} cannot be reached with Tab`);
}
