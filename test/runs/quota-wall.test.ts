/** The 20,000-a-day wall: a run that meets Google's daily quota stops cleanly, says when to go on, and goes on the next day. */
import { describe, expect, test } from '@jest/globals';
import { DAILY } from '../../workbench/apps-script/host/limits';
import { seededRandom } from '../../workbench/apps-script/host/random';
import { switchClockOff } from './support/by-clock';
import { createContacts, MAPPING } from './support/contacts';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { findings } from './support/findings';
import { Hand } from './support/hand';
import { paidAgain } from './support/payments';
import { ANA, createScene, shownRows } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';

const SEED = 20261124;
const DAY = 24 * 60 * 60_000;
const LIMIT = DAILY.urlfetch.consumer;

const rightOrQueued = (scene: Scene, done: boolean): string[] =>
  findings(new Hand(scene, seededRandom(1)), { done, duringWrite: false });

/** A list of so many rows, by somebody who has so many requests left of the day. */
async function enrichWith(rows: number, left: number): Promise<{ stops: number; scene: Scene }> {
  const scene = createScene(createContacts(rows, SEED));
  const { script } = scene;
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  // How a run comes back by itself is told in clock.test.ts.
  switchClockOff(scene);
  const used = () => script.appsScript.quotas.used('urlfetch', ANA, script.clock.now());
  script.appsScript.quotas.use('urlfetch', ANA, LIMIT - left - used(), script.clock.now());

  let ended = await sidebar.enrich();
  let stops = 0;
  while (ended.progress?.stop?.code === 'google-quota') {
    stops++;
    expect(ended.progress.stop.message).toContain('in 24 hours');
    expect(used()).toBeGreaterThan(LIMIT - 50);
    expect(rightOrQueued(scene, false)).toEqual([]);
    expect(shownRows(scene).filter(({ status }) => status === 'Queued')).toHaveLength(ended.progress.left);
    const asked = scene.ecore.journal.length;
    script.clock.advance(DAY / 2);
    expect((await openSidebar(scene).resume()).progress?.stop?.code).toBe('google-quota');
    expect(scene.ecore.journal).toHaveLength(asked);
    script.clock.advance(DAY / 2);
    ended = await openSidebar(scene).resume();
  }
  expect(ended).toMatchObject({ trouble: null, progress: { state: 'done', left: 0 } });
  expect(rightOrQueued(scene, true)).toEqual([]);
  expect(paidAgain(scene.ecore).size).toBe(0);
  return { stops, scene };
}

describe('the daily quota of requests', () => {
  test.each([0, 1, 20, 45, 70])(
    'with %i requests left of the day, a run stops, says when to go on, and goes on the next day',
    async (left) => {
      const { stops } = await enrichWith(60, left);
      expect(stops).toBe(1);
    },
  );

  test('a formula says so in its cell, and finds the person the next day', async () => {
    const contacts = createContacts(60, SEED);
    const scene = createScene(contacts);
    await openSidebar(scene).connect();
    const { script } = scene;
    script.appsScript.quotas.use('urlfetch', ANA, LIMIT - 1, script.clock.now());
    const person = contacts.people.find(({ linkedin_url }) => linkedin_url)!;
    const evaluate = () =>
      script.evaluate('ECORE_EMAIL', [person.linkedin_url!], {
        by: ANA,
        sheetId: scene.sheetId,
        row: 2,
        column: MAPPING.linkedin_url + 2,
      });
    expect(evaluate().thrown?.message).toMatch(/Google.*(tomorrow|24 hours)/);
    script.clock.advance(DAY);
    expect(evaluate().value).toBe(person.found_email);
  });

  if (EXHAUSTIVE) {
    test('a list that needs more requests than a day has takes as many days', async () => {
      const { stops, scene } = await enrichWith(24_000, LIMIT - 1);
      expect(stops).toBeGreaterThan(0);
      tell('the daily wall', {
        seed: SEED,
        rows: 24_000,
        requests: scene.ecore.journal.length,
        'days waited for': stops,
        'paid twice': paidAgain(scene.ecore).size,
      });
    }, 3_600_000);
  }
});
