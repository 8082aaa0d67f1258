import type { Opening, Progress, RowChoice, Stop } from '../../../src/contract';
import { seededRandom } from '../../../workbench/apps-script/host/random';
import { PROPERTY_STORE_BYTES } from '../../../workbench/apps-script/host/limits';
import type { PropertyStore } from '../../../workbench/apps-script/host/properties';
import { faultsBySeed, vanishingCache } from '../../../workbench/apps-script/host/faults';
import type { EcoreOptions } from '../../../workbench/ecore/ecore';
import type { JournalEntry } from '../../../workbench/ecore/journal';
import { MINUTE, switchClockOff, triggersOf } from './by-clock';
import { findings } from './findings';
import { Hand } from './hand';
import type { Line } from './hand';
import { askedFor } from './payments';
import { OUTAGE } from './contacts';
import { addSheet, ANA, createScene, shown } from './scene';
import type { Scene } from './scene';
import { MORE_CREDITS, openSidebar, requestAgain } from './sidebar';
import type { Ended, ResumeOptions, Sidebar } from './sidebar';
import type { Weather } from './weather';

/** How an answer that was paid for may be lost: these are the exceptions that can't be helped. */
export type Loss = 'on the way' | 'with its wave' | 'in hand at a kill' | 'both stores failed';

export interface Storm {
  /** What must not be; empty is as it should be. */
  violations: string[];
  /** What happened, in order, for whoever replays it. */
  transcript: string[];
  figures: {
    rounds: number;
    calls: number;
    kills: number;
    faults: number;
    edits: number;
    requests: number;
    paid: number;
    paidTwice: number;
    /** Waves that the clock has sent. */
    byClock: number;
    losses: { [loss in Loss]: number };
  };
}

interface Wave {
  execution: number;
  from: number;
  size: number;
  /** Put into the cache. */
  stored: boolean;
  threw: boolean;
  inHandAtKill: boolean;
}

const ROUNDS = 4;
const CALLS_TO_PUT_RIGHT = 60;
const PAUSE = 10 * 60_000;
const SERVICE_ERROR = {
  name: 'Exception',
  message: "We're sorry, a server error occurred. Please wait a bit and try again.",
};
const JUNK = 'remembered by another version';

/** Plays one schedule: a run in bad weather, resumed a few times, and then finished under a clear sky. */
export async function playStorm(weather: Weather): Promise<Storm> {
  const waves: Wave[] = [];
  /** Executions that a store refused something, or that were killed. */
  const troubled = new Set<number>();
  let cacheFailed = weather.cacheLoss > 0;
  const transcript: string[] = [];
  const violations: string[] = [];
  const figures: Storm['figures'] = {
    rounds: 0,
    calls: 0,
    kills: 0,
    faults: 0,
    edits: 0,
    requests: 0,
    paid: 0,
    paidTwice: 0,
    byClock: 0,
    losses: { 'on the way': 0, 'with its wave': 0, 'in hand at a kill': 0, 'both stores failed': 0 },
  };

  /** Charged requests whose answer came with another status. */
  const answeredOtherwise = new Set<number>();
  let chargedAnswers = 0;
  let isStorm = false;
  const tamper: EcoreOptions['tamper'] = ({ entry, answer }) => {
    if (JSON.stringify(entry.body).includes(OUTAGE)) return { status: 500, headers: {}, body: 'down' };
    const { chargedAs } = weather;
    if (!isStorm || !chargedAs || entry.charged === 0 || ++chargedAnswers % chargedAs.every !== 0) return answer;
    answeredOtherwise.add(entry.number);
    return { status: chargedAs.status, headers: {}, body: '' };
  };
  const scene = createScene(weather.contacts, {
    service: { latency: weather.latency, credits: weather.credits, tamper },
    wire: (http) => (request, at) => {
      const outcome = http(request, at);
      const wave = waves[waves.length - 1];
      if ('failure' in outcome && wave) wave.threw = true;
      return outcome;
    },
  });
  const { script, ecore } = scene;
  const hand = new Hand(scene, weather.random);
  const losing = seededRandom(weather.seed + 3);
  const open = () => openSidebar(scene, ANA, () => isStorm && losing() < weather.lostPages);
  await open().connect();
  if (!weather.byClock) switchClockOff(scene);
  let chargedBefore = 0;
  if (weather.leftovers) await leaveRowsQueued();
  ecore.setFaults(weather.serviceFaults);
  isStorm = true;
  const endOfStorm = bringStorm();

  let duringWrite = false;
  let watchedEdit = false;
  let quietUntil = 0;
  function bringStorm(): () => void {
    const documentProperties = script.properties('document');
    if (weather.roomForProperties !== null) fill(documentProperties, weather.roomForProperties);
    const googleFaults = faultsBySeed({ seed: weather.seed, rate: weather.googleFaults });
    const vanish = vanishingCache({ seed: weather.seed, rate: weather.cacheLoss });
    const killing = seededRandom(weather.seed + 1);
    const edits = new Map(weather.edits.map(({ at, edit }) => [at, edit]));
    const stop = script.before((call, args, execution) => {
      figures.calls++;
      const wave = waves[waves.length - 1];
      const edit = edits.get(figures.calls);
      if (edit && (watchedEdit || figures.calls < quietUntil)) {
        // One at a time: nobody's hand is in the sheet twice between a look, a write and the look that puts it right.
        edits.set(figures.calls + 1, edit);
      } else if (edit) {
        quietUntil = figures.calls + CALLS_TO_PUT_RIGHT;
        edit.apply(hand);
        figures.edits++;
        watchedEdit = true;
        transcript.push(`before ${call.name} somebody ${edit.name}`);
      }
      if (watchedEdit && call.name === 'Range.getDisplayValues') watchedEdit = false;
      if (watchedEdit && call.name === 'Range.setValues') duringWrite = true;
      if (killing() < weather.kills) {
        figures.kills++;
        troubled.add(execution.id);
        if (wave && wave.execution === execution.id && !wave.stored) wave.inHandAtKill = true;
        transcript.push(`dies before ${call.name} in ${execution.request.functionName}`);
        return 'kill';
      }
      vanish(call, args, execution);
      const { broken } = weather;
      const isBroken = broken && figures.calls >= broken.from && call.name.startsWith(`${broken.service}.`);
      const fault = isBroken ? SERVICE_ERROR : googleFaults(call, args, execution);
      if (fault) {
        figures.faults++;
        if (/^(Cache|Properties|Lock)\./.test(call.name)) troubled.add(execution.id);
        if (call.name.startsWith('Cache.')) cacheFailed = true;
        transcript.push(`${call.name} fails in ${execution.request.functionName}`);
        return fault;
      }
      if (call.name === 'UrlFetchApp.fetchAll')
        waves.push({
          execution: execution.id,
          from: ecore.journal.length,
          size: (args[0] as unknown[]).length,
          stored: false,
          threw: false,
          inHandAtKill: false,
        });
      if (call.name === 'UrlFetchApp.fetchAll' && execution.request.kind === 'trigger') figures.byClock++;
      if (call.name === 'Cache.put' && wave?.execution === execution.id) wave.stored = true;
    });
    return () => {
      stop();
      isStorm = false;
      documentProperties.delete(JUNK);
      for (const name of documentProperties.keys()) if (name.startsWith(JUNK)) documentProperties.delete(name);
      ecore.setFaults([]);
      ecore.setCredits(1_000);
      // Whatever comes now is under a clear sky.
      script.before((call, args, execution) => {
        if (call.name === 'UrlFetchApp.fetchAll')
          waves.push({
            execution: execution.id,
            from: ecore.journal.length,
            size: (args[0] as unknown[]).length,
            stored: true,
            threw: false,
            inHandAtKill: false,
          });
      });
    };
  }

  /** Null where the answer can't have been lost. */
  function lossOf(entry: JournalEntry): Loss | null {
    const wave = waves.find(({ from, size }) => entry.number > from && entry.number <= from + size);
    if (!wave) return null;
    if (wave.threw) return 'with its wave';
    if (answeredOtherwise.has(entry.number)) return 'on the way';
    if (!entry.delivered) return 'on the way';
    if (wave.inHandAtKill) return 'in hand at a kill';
    const unsaved = troubled.has(wave.execution) || weather.roomForProperties !== null;
    return unsaved && (cacheFailed || !wave.stored) ? 'both stores failed' : null;
  }

  function check(when: string, done: boolean, mayFail: boolean): void {
    for (const finding of findings(hand, { done, duringWrite, mayFail })) violations.push(`${when}: ${finding}`);
    const kept = answersKept(scene, hand);
    for (const entry of ecore.journal) {
      const email = entry.charged > 0 ? emailOf(scene, entry) : null;
      if (email !== null && !kept(email) && lossOf(entry) === null)
        violations.push(`${when}: ${email} was paid for and is in no cell and not in the ledger`);
    }
  }

  const charged = () => ecore.journal.reduce((sum, entry) => sum + entry.charged, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    figures.rounds++;
    const ended = await goOn(round);
    const said = ended && (ended.trouble?.code ?? ended.progress?.stop?.code ?? ended.progress?.state);
    transcript.push(`round ${round} ended: ${said ?? 'the sidebar did not open'}`);
    check(`after round ${round}`, false, true);
    checkCeiling(`after round ${round}`, ended?.progress ?? null);
    if (ended?.trouble?.code === 'nothing-to-do') break;
    script.clock.advance(PAUSE);
  }

  function checkCeiling(when: string, progress: Progress | null): void {
    // What the run on the other sheet may spend was looked at when it was started.
    if (!progress || progress.sheetId !== scene.sheetId) return;
    const ceiling = Math.min(progress.agreedCredits, progress.creditCap ?? Infinity);
    const spent = charged() - chargedBefore;
    if (spent > ceiling) violations.push(`${when}: ${spent} credits spent where ${ceiling} were agreed on`);
  }

  /** A run before the storm that soon reaches its limit. */
  async function leaveRowsQueued(): Promise<void> {
    await open().enrich({ creditCap: 1 });
    transcript.push('a run before it has left rows queued');
  }

  /** Two rows of another sheet: what is left of the run on this one stays in sight. */
  async function enrichElsewhere(): Promise<void> {
    const other = addSheet(scene, 'Elsewhere');
    const before = charged();
    const { progress } = await openSidebar(other, ANA).enrich(
      weather.leavesElsewhere ? { creditCap: 1 } : { rows: { ranges: [[2, 3]] } },
    );
    if (progress && charged() - before > progress.agreedCredits)
      violations.push(
        `elsewhere ${charged() - before} credits were spent where ${progress.agreedCredits} were agreed on`,
      );
    chargedBefore += charged() - before;
    transcript.push(`some rows of another sheet: ${progress?.stop?.code ?? progress?.state ?? 'refused'}`);
  }

  /** Nobody comes back yet. */
  async function waitForClock(round: number, sidebar: Sidebar): Promise<Ended | null> {
    const before = figures.byClock;
    script.clock.advance(12 * MINUTE);
    transcript.push(`round ${round} is left to the clock, which sends ${figures.byClock - before} waves`);
    const opening = await sidebar.opening();
    return opening.ok && opening.value.run ? { progress: opening.value.run, trouble: null } : null;
  }

  async function goOn(round: number): Promise<Ended | null> {
    if (weather.between?.round === round) {
      weather.between.edit.apply(hand);
      transcript.push(`before round ${round} somebody ${weather.between.edit.name}`);
    }
    if (weather.elsewhere === round) await enrichElsewhere();
    const sidebar = open();
    const opening = await sidebar.opening();
    if (!opening.ok) return null;
    const left = openRun(opening.value, scene.sheetId);
    violations.push(...wrongOffers(opening.value, scene).map((what) => `in round ${round}: ${what}`));
    const begin = weather.leaves ? 'leave' : 'enrich';
    if (round > 1 && opening.value.clock?.every && triggersOf(scene) > 0) return waitForClock(round, sidebar);
    if (weather.leftovers && round === 1) {
      const { headerRow = 1, ...request } = requestAgain(hand);
      const rows: RowChoice = { ranges: [[headerRow + 1, headerRow + 2]] };
      chargedBefore = charged();
      return sidebar[begin]({
        ...request,
        headerRow,
        rows,
        leftovers: weather.leftovers,
        creditCap: weather.creditCap,
      });
    }
    if (left && left.runId !== opening.value.run?.runId)
      return resumeOrDiscard(sidebar, { runId: left.runId, takeOver: true });
    if (opening.value.run && left && weather.discards.includes(round)) {
      const discarded = await sidebar.discard();
      if (!discarded.ok) return { progress: null, trouble: discarded.problem };
      transcript.push(`round ${round} discards what is left of ${discarded.value.rows} rows`);
    } else if (opening.value.run && left)
      return resumeOrDiscard(sidebar, {
        runId: left.runId,
        takeOver: true,
        agreedCredits: newCeiling(opening.value.run, ['agreed-credits']),
      });
    if (round > 1 && !hand.people().some(isUnsettled))
      return { progress: null, trouble: { code: 'nothing-to-do', message: '' } };
    chargedBefore = charged();
    return sidebar[begin]({ ...requestAgain(hand), creditCap: weather.creditCap });
  }

  endOfStorm();
  const problem = await finish(scene, hand);
  if (problem) violations.push(`under a clear sky: ${problem}`);
  check('in the end', true, false);
  for (const what of await whatIsOffered(scene)) violations.push(`in the end: ${what}`);

  const byLookup = new Map<string, JournalEntry[]>();
  for (const entry of ecore.journal)
    if (entry.charged > 0) byLookup.set(askedFor(entry), [...(byLookup.get(askedFor(entry)) ?? []), entry]);
  for (const [lookup, entries] of byLookup) {
    figures.paid += entries.length;
    for (const entry of entries.slice(0, -1)) {
      const loss = lossOf(entry);
      figures.paidTwice++;
      if (loss === null)
        violations.push(`${lookup.replace(/\n/g, ' ')} was paid for twice, and request ${entry.number} had brought it`);
      else figures.losses[loss]++;
    }
  }
  figures.requests = ecore.journal.length;
  return { violations, transcript, figures };
}

/** The person at the sidebar finishes the list, and retries what failed. */
async function finish(scene: Scene, hand: Hand): Promise<string | null> {
  let retried = false;
  for (let round = 0; round < 10; round++) {
    scene.script.clock.advance(PAUSE);
    const sidebar = openSidebar(scene);
    const opening = await sidebar.opening();
    if (!opening.ok) return opening.problem.message;
    const statuses = hand.people().map((line) => line.at('eCore status'));
    const isOpen = hand.people().some(isUnsettled);
    const { run } = opening.value;
    const [wrong] = wrongOffers(opening.value, scene);
    if (wrong) return wrong;
    const left = openRun(opening.value, scene.sheetId);
    let ended: Ended;
    if (left && left.runId !== run?.runId)
      ended = await resumeOrDiscard(sidebar, { runId: left.runId, takeOver: true, agreedCredits: 1_000 });
    else if (run && left)
      ended = await resumeOrDiscard(sidebar, {
        runId: left.runId,
        takeOver: true,
        agreedCredits: newCeiling(run, ['agreed-credits', 'credit-cap']),
      });
    else if (isOpen) ended = await sidebar.enrich(requestAgain(hand));
    else if (!retried && statuses.some((status) => status.startsWith('Failed'))) {
      retried = true;
      ended = await sidebar.enrich({ ...requestAgain(hand), take: 'failed' });
    } else return null;
    const code = ended.trouble?.code ?? ended.progress?.stop?.code;
    if (code === 'column-gone') continue;
    if (code === 'nothing-to-do') return null;
    if (code !== undefined && code !== 'agreed-credits' && code !== 'credit-cap')
      return ended.trouble?.message ?? ended.progress?.stop?.message ?? code;
  }
  return 'the list is never done';
}

/** Two edits may leave a column that nobody can find again: the run is discarded, and the columns are chosen anew. */
async function resumeOrDiscard(sidebar: Sidebar, options: { runId: string } & ResumeOptions): Promise<Ended> {
  const ended = await sidebar.resume(options);
  if ((ended.trouble?.code ?? ended.progress?.stop?.code) === 'column-gone')
    await sidebar.discard(ended.progress?.runId ?? options.runId);
  return ended;
}

/** Whatever is left on other sheets is discarded; then nothing waits, and nothing is offered any more. */
async function whatIsOffered(scene: Scene): Promise<string[]> {
  const opened = async () => {
    const opening = await openSidebar(scene).opening();
    return opening.ok ? opening.value : null;
  };
  const told = await opened();
  const latest = told?.run && told.run.state !== 'done' ? [told.run] : [];
  for (const { runId, sheetId } of [...latest, ...(told?.left ?? [])])
    if (sheetId !== scene.sheetId) await openSidebar(scene).discard(runId);
  const rest = await opened();
  const queued = scene.workbook.sheets().flatMap(({ id, name }) => {
    const rows = (shown({ ...scene, sheetId: id }) ?? []).filter((row) => row.includes('Queued')).length;
    return rows === 0 || name.startsWith('Copy of') ? [] : [`${rows} rows of ${name} say Queued, and nothing tells`];
  });
  return [
    ...(rest?.left ?? []).map(({ left, sheetName }) => `${left} rows of ${sheetName} are still offered`),
    ...queued,
  ];
}

/** All rows that wait do so in one column: no two runs are theirs, and one that is listed as left says how many there are. */
function wrongOffers({ run, left }: Opening, { workbook, sheetId, ...scene }: Scene): string[] {
  const here = left.filter((each) => each.sheetId === sheetId);
  const waiting = (shown({ ...scene, workbook, sheetId }) ?? []).filter((row) => row.includes('Queued')).length;
  const isLatest = run !== null && run.state !== 'done' && run.sheetId === sheetId;
  return [
    ...(here.length + (isLatest ? 1 : 0) > 1 ? ['the same rows are offered twice'] : []),
    ...here
      .filter((each) => each.left !== waiting)
      .map((each) => `${each.left} of ${waiting} waiting rows are offered`),
  ];
}

/** The run on this sheet that has rows left: the document's latest, or one before it. */
function openRun({ run, left }: Opening, sheetId: number): { runId: string } | null {
  if (run && run.state !== 'done' && run.sheetId === sheetId) return run;
  return left.find((each) => each.sheetId === sheetId) ?? null;
}

/** What is agreed on when a run goes on: more than before where it had reached what was agreed on. */
function newCeiling({ stop, agreedCredits }: Progress, reached: Stop['code'][]): number | null {
  return stop && reached.includes(stop.code) ? agreedCredits + MORE_CREDITS : null;
}

/** A row without a word that has an email already is nobody's business. */
function isUnsettled(line: Line): boolean {
  return line.at('eCore status') === 'Queued' || (line.at('eCore status') === '' && line.at('Email') === '');
}

function answersKept(scene: Scene, hand: Hand): (email: string) => boolean {
  const cells = new Set(hand.people().map((line) => line.at('Email')));
  const saved = Object.entries(scene.script.properties('document').all()).filter(([name]) =>
    name.startsWith('ledger.'),
  );
  const ledger = [
    ...saved.map(([, text]) => text),
    ...Object.values(scene.script.cache('document').entries(scene.script.clock.now())),
  ].join('\n');
  return (email) => cells.has(email) || ledger.includes(email);
}

/** The email that a charged request was answered with. */
function emailOf({ contacts }: Scene, entry: JournalEntry): string | null {
  const asked = askedFor(entry);
  return (
    contacts.people.find(
      (person) => Object.keys(person).length > 1 && askedFor({ body: withoutEmail(person) }) === asked,
    )?.found_email ?? null
  );
}

function withoutEmail({ found_email: _, ...fields }: Scene['contacts']['people'][number]): object {
  return fields;
}

/** Leaves so many bytes in the store, beside what a run before the storm has put there. */
function fill(store: PropertyStore, room: number): void {
  const PART = 9_000;
  const used = Object.entries(store.all()).reduce((sum, [name, text]) => sum + Buffer.byteLength(name + text), 0);
  let left = PROPERTY_STORE_BYTES - room - Math.max(200, used);
  for (let part = 0; left > 0; part++) {
    const name = `${JUNK} ${part}`;
    const size = Math.max(0, Math.min(PART, left - name.length));
    store.set({ [name]: 'x'.repeat(size) });
    left -= size + name.length;
  }
}
