/** Money is told truly: what was charged, what may have been, and what can't have been. */
import { describe, expect, test } from '@jest/globals';
import type { Opening, Progress } from '../../src/contract';
import { readCombination } from '../../workbench/ecore/combination';
import type { HttpOutcome } from '../../workbench/apps-script/http';
import { answerOf, pageCall } from './support/actors';
import { createContacts } from './support/contacts';
import type { Contacts } from './support/contacts';
import { creditsPaid, paidAgain } from './support/payments';
import { ANA, BEN, createScene, shownRows } from './support/scene';
import type { Scene, SceneOptions } from './support/scene';
import { openSidebar } from './support/sidebar';
import type { Sidebar } from './support/sidebar';

/** People whom eCore knows, each by a LinkedIn link of its own. */
function knownPeople(count: number): Contacts {
  const contacts = createContacts(1, 1);
  const header = contacts.cells[0]!;
  const people = Array.from({ length: count }, (_, index) => ({
    linkedin_url: `https://www.linkedin.com/in/known-${index}`,
    found_email: `known.${index}@found.example`,
  }));
  const cells = people.map(({ linkedin_url }, index) =>
    header.map((name) => (name === 'Id' ? `k${index}` : name === 'LinkedIn' ? linkedin_url : '')),
  );
  return { cells: [header, ...cells], people, rightFor: () => undefined };
}

type Wire = (outcome: HttpOutcome, number: number, asked: string) => HttpOutcome;

/** `wire` has the last word on the answer to each lookup, after eCore has charged for it. */
async function sceneWith(
  contacts: Contacts,
  wire: Wire,
  options: SceneOptions = {},
): Promise<{ scene: Scene; sidebar: Sidebar }> {
  let number = 0;
  const scene = createScene(contacts, {
    ...options,
    wire: (http) => (request, at) => {
      const outcome = http(request, at);
      return readCombination(JSON.parse(request.body)) ? wire(outcome, ++number, request.body) : outcome;
    },
  });
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  return { scene, sidebar };
}

const found = (scene: Scene) => shownRows(scene).filter(({ status }) => status === 'Found').length;
const slow = (outcome: HttpOutcome, latencyMs: number): HttpOutcome => ({ ...outcome, latencyMs });

describe('a service that takes its time (situation 18)', () => {
  test.each([
    ['every 25th answer takes 34 s', 200, (number: number) => (number % 25 === 0 ? 34_000 : 400)],
    ['all answers take 30 to 50 s', 120, (number: number) => 30_000 + (number % 21) * 1_000],
  ])('is paid once for each person where %s', async (_what, people, latency) => {
    const { scene, sidebar } = await sceneWith(knownPeople(people), (outcome, number) =>
      slow(outcome, latency(number)),
    );
    const { progress } = await sidebar.enrich();
    expect(progress).toMatchObject({ state: 'done', found: people, spent: people, lostAnswers: 0 });
    expect({ paid: creditsPaid(scene.ecore), again: paidAgain(scene.ecore).size }).toEqual({ paid: people, again: 0 });
  });

  test('loses nothing but what Google cuts off, which counts and is told', async () => {
    const people = 60;
    const { scene, sidebar } = await sceneWith(knownPeople(people), (outcome, number) =>
      number === 7 ? { failure: 'timeout', latencyMs: 55_000 } : outcome,
    );
    const { progress } = await sidebar.enrich();
    expect(progress!.spent + progress!.lostAnswers).toBeGreaterThanOrEqual(creditsPaid(scene.ecore));
    expect(creditsPaid(scene.ecore)).toBeLessThanOrEqual(progress!.agreedCredits);
    expect(progress!.stop?.code ?? 'done').toBe('agreed-credits');
  });
});

describe('an answer with another status, though it was charged (situation 56)', () => {
  const STATUSES = [500, 502, 503, 504, 408, 404, 301, 302, 304, 418, 599];

  test.each(STATUSES)('%i counts against a limit, and is told', async (status) => {
    const { scene, sidebar } = await sceneWith(knownPeople(40), (outcome, number) =>
      number % 3 === 0 ? { status, headers: {}, body: '<html></html>' } : outcome,
    );
    const { progress } = await sidebar.enrich({ creditCap: 10 });
    const charged = creditsPaid(scene.ecore);
    expect(charged).toBeLessThanOrEqual(10);
    expect(progress!.spent + progress!.lostAnswers).toBeGreaterThanOrEqual(charged);
    expect(progress).toMatchObject({ state: 'stopped', stop: { code: 'credit-cap' } });
  });

  test.each(STATUSES)(
    '%i never takes a run above what was agreed, and the balance tells what it has cost',
    async (status) => {
      const people = 120;
      const { scene, sidebar } = await sceneWith(knownPeople(people), (outcome, number) =>
        number > 45 && number % 10 === 0 && number < 100 ? { status, headers: {}, body: '' } : outcome,
      );
      let { progress } = await sidebar.enrich();
      expect(creditsPaid(scene.ecore)).toBeLessThanOrEqual(progress!.agreedCredits);
      if (progress!.state !== 'done') ({ progress } = await sidebar.resume({ agreedCredits: 2 * people }));
      const charged = creditsPaid(scene.ecore);
      expect(found(scene)).toBe(people);
      expect(charged).toBeGreaterThan(people);
      expect(progress!.spent + progress!.lostAnswers).toBeGreaterThanOrEqual(charged);
      // The figure is known for what was lost in the middle of the run.
      expect(progress!.lostCharged).toBeGreaterThan(0);
    },
  );

  test('an email with status 201 is an email', async () => {
    const { scene, sidebar } = await sceneWith(knownPeople(10), (outcome) =>
      'status' in outcome ? { ...outcome, status: 201 } : outcome,
    );
    expect((await sidebar.enrich()).progress).toMatchObject({ state: 'done', found: 10, spent: 10, lostAnswers: 0 });
    expect(creditsPaid(scene.ecore)).toBe(10);
  });

  test('what was not charged is not counted for good where the balance shows it', async () => {
    const { scene, sidebar } = await sceneWith(knownPeople(150), (outcome) => outcome);
    scene.ecore.setFaults([{ from: 61, to: 66, do: '500' }]);
    const { progress } = await sidebar.enrich();
    expect(progress).toMatchObject({ state: 'done', found: 150, spent: 150, lostAnswers: 0, lostCharged: 0 });
  });
});

describe('a success that was paid for (situation 41)', () => {
  const answered =
    (email: unknown): Wire =>
    (outcome) =>
      'status' in outcome
        ? { ...outcome, body: JSON.stringify({ ...(JSON.parse(outcome.body) as object), results: { email } }) }
        : outcome;

  test.each(['Ana Kim <ana@acme.example>', 'ana@acme.example, kim@acme.example'])(
    'with %s is bought once',
    async (email) => {
      const { scene, sidebar } = await sceneWith(knownPeople(5), answered(email));
      expect((await sidebar.enrich()).progress).toMatchObject({ state: 'done', found: 5, spent: 5 });
      expect(shownRows(scene).map((row) => row.email)).toEqual(Array(5).fill('ana@acme.example'));
      expect(creditsPaid(scene.ecore)).toBe(5);
    },
  );

  test('without an email that can be read is bought once, and not by Retry failed either', async () => {
    const { scene, sidebar } = await sceneWith(knownPeople(5), answered('=HYPERLINK("x")'));
    expect((await sidebar.enrich()).progress).toMatchObject({ state: 'done', failed: 5, spent: 5, lostAnswers: 0 });
    expect(shownRows(scene)[0]!.status).toMatch(/^Failed: .*paid for/);
    scene.script.cache('document').vanish();
    expect((await sidebar.enrich({ take: 'failed' })).progress).toMatchObject({ state: 'done', failed: 5, spent: 0 });
    expect(creditsPaid(scene.ecore)).toBe(5);
  });
});

describe('what Google has not let out (situation 44)', () => {
  const ADMIN = 'UrlFetch calls to https://app.ecoreservice.com/backend/ are not permitted by your admin';
  const PERMISSION =
    'Die angegebenen Berechtigungen reichen nicht f\u00fcr UrlFetchApp.fetchAll: https://www.googleapis.com/auth/script.external_request';
  const BURST = 'Service invoked too many times in a short time: urlfetch. Try Utilities.sleep(1000) between calls.';

  test.each([
    [ADMIN, 'not-permitted'],
    [PERMISSION, 'not-permitted'],
    [BURST, 'google-quota'],
  ])('"%s" counts for nothing', async (message, code) => {
    const { scene, sidebar } = await sceneWith(knownPeople(20), (outcome) => outcome);
    const free = scene.script.before(({ name }) =>
      name === 'UrlFetchApp.fetchAll' ? { name: 'Exception', message } : undefined,
    );
    const { progress } = await sidebar.enrich({ creditCap: 10 });
    expect(progress).toMatchObject({ state: 'stopped', stop: { code }, spent: 0, lostAnswers: 0, left: 20 });
    expect(progress!.stop!.message).not.toMatch(/http|UrlFetch/);
    free();
    expect((await sidebar.resume({ agreedCredits: 20 })).progress).toMatchObject({
      state: 'done',
      found: 20,
      spent: 20,
    });
  });
});

describe('a balance (situation 42)', () => {
  test('is its owner\u2019s own: it stands in no store of the document, and nobody else is shown it', async () => {
    const { scene, sidebar } = await sceneWith(knownPeople(300), (outcome) => slow(outcome, 3_000), {
      service: { credits: 31_337 },
    });
    await openSidebar(scene, BEN).connect();
    const stop = scene.script.before(({ name }) => {
      if (name === 'UrlFetchApp.fetchAll' && scene.ecore.journal.length > 100)
        return { name: 'Exception', message: 'Service invoked too many times for one day: urlfetch.' };
    });
    const { progress } = await sidebar.enrich();
    stop();
    const credits = progress!.balance!.credits;
    expect(credits).toBeGreaterThan(31_000);
    const stores = JSON.stringify([
      scene.script.properties('document').all(),
      scene.script.cache('document').entries(scene.script.clock.now()),
    ]);
    expect(stores).not.toContain(String(credits));
    const opening = answerOf<Opening>(scene.script.run(pageCall(scene, BEN, 'openSidebarState')));
    expect(opening).toMatchObject({ ok: true, value: { balance: null, run: { balance: null } } });
    scene.script.clock.advance(120_000);
    const resume = { runId: progress!.runId, takeOver: true, agreedCredits: null };
    const taken = answerOf<Progress>(scene.script.run(pageCall(scene, BEN, 'resumeRun', resume)));
    expect(taken).toMatchObject({ ok: true, value: { balance: null } });
    expect(scene.script.properties(`user:${ANA}`).get('balance')).toContain(String(credits));
    expect(scene.script.properties(`user:${BEN}`).get('balance')).toBeNull();
  });
});

describe('answers that no store takes', () => {
  /** Cache and properties refuse between two waves, for a while. */
  test.each([3, 6, 12, 40])(
    'are in their cells when the step ends, where %i calls are refused (situation 58)',
    async (refusals) => {
      const people = 90;
      for (const creditCap of [null, people]) {
        const { scene, sidebar } = await sceneWith(knownPeople(people), (outcome) => outcome);
        let waves = 0;
        let left = refusals;
        const lost: string[] = [];
        scene.script.before(({ name }) => {
          if (name === 'UrlFetchApp.fetchAll') waves++;
          if (waves === 2 && left > 0 && /^(Cache|Properties)\./.test(name)) {
            left--;
            return {
              name: 'Exception',
              message: "We're sorry, a server error occurred. Please wait a bit and try again.",
            };
          }
        });
        const { server } = sidebar;
        const step = server.stepRun;
        server.stepRun = async (runId) => {
          const answer = await step(runId);
          const stored = JSON.stringify([
            scene.script.properties('document').all(),
            scene.script.cache('document').entries(scene.script.clock.now()),
            shownRows(scene).map(({ email }) => email),
          ]);
          for (const { found_email: email } of scene.contacts.people) {
            const paid = scene.ecore.journal.some(
              ({ charged, body }) => charged > 0 && JSON.stringify(body).includes(slugOf(email!)),
            );
            if (paid && !stored.includes(email!)) lost.push(email!);
          }
          return answer;
        };
        let ended = await sidebar.enrich({ creditCap });
        for (let round = 0; round < 50 && ended.progress?.state !== 'done'; round++) ended = await sidebar.resume();
        expect({ creditCap, lost }).toEqual({ creditCap, lost: [] });
        expect({ paid: creditsPaid(scene.ecore), found: found(scene) }).toEqual({ paid: people, found: people });
        expect(paidAgain(scene.ecore).size).toBe(0);
      }
    },
  );

  const slugOf = (email: string) => `known-${/\d+/.exec(email)![0]}"`;

  test('are in the cache before anybody waits for the lock (situation 50)', async () => {
    const { scene, sidebar } = await sceneWith(knownPeople(120), (outcome) => outcome);
    const waits: number[] = [];
    let waves = 0;
    let unstored = 0;
    scene.script.before(({ name }, args) => {
      if (name === 'UrlFetchApp.fetchAll') waves++;
      const wait = args[2];
      if (name !== 'Lock.tryLock' || waves === 0 || typeof wait !== 'number' || wait === 0) return;
      waits.push(wait);
      const kept = JSON.stringify(scene.script.cache('document').entries(scene.script.clock.now()));
      const cells = JSON.stringify(shownRows(scene));
      for (const { charged, body } of scene.ecore.journal) {
        const email = `known.${/known-(\d+)/.exec(JSON.stringify(body))?.[1]}@found.example`;
        if (charged > 0 && !kept.includes(email) && !cells.includes(email)) unstored++;
      }
    });
    await sidebar.enrich();
    expect({ waited: waits.length > 0, unstored }).toEqual({ waited: true, unstored: 0 });
  });
});
