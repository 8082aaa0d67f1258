import type { Check, Opening, Progress, RunRequest } from '../../../src/contract';
import { driveRun } from '../../../sidebar/running/drive';
import type { Ending } from '../../../sidebar/running/drive';
import { createServer } from '../../../sidebar/server';
import type { Answer, Server } from '../../../sidebar/server';
import type { EditorWindow } from '../../../workbench/apps-script/simulated/editor-window';
import { runRequest } from '../../sidebar/builders';
import { leaveAlone } from './by-clock';
import { fakeScriptRun } from '../../sidebar/fake-script-run';
import { EMAIL_COLUMN, HEADERS, MAPPING, STATUS_COLUMN } from './contacts';
import type { Hand } from './hand';
import { ANA, shown, shownRows, TOKEN } from './scene';
import type { Scene } from './scene';

/** The sidebar of one person, with the page's own code between the buttons and the server. */
export interface Sidebar {
  window: EditorWindow;
  server: Server;
  connect(): Promise<void>;
  /** *Check*, then *Enrich N rows*, then what the page does until the run ends. */
  enrich(changes?: Partial<RunRequest>): Promise<Ended>;
  /** The same, and the sidebar is closed before its first step. */
  leave(changes?: Partial<RunRequest>): Promise<Ended>;
  /** *Resume* of what is left, and the driving after it. */
  resume(options?: ResumeOptions): Promise<Ended>;
  /** *Discard* of what is left of a run, or of the document's latest. */
  discard(runId?: string): Promise<Answer<{ rows: number }>>;
  opening(): Promise<Answer<Opening>>;
  /** From now on nothing of this page reaches the server: it was closed, or the laptop sleeps. */
  close(): void;
}

export interface ResumeOptions {
  runId?: string;
  takeOver?: boolean;
  agreedCredits?: number | null;
}

/** How an act at the sidebar ended: a run's end, or a refusal before there was one. */
export type Ended = Ending | { progress: null; trouble: NonNullable<Ending['trouble']> };

/** Timers that never fire: the virtual clock has no calls that hang. */
const NO_TIMERS = { set: () => null, clear: () => undefined };

const LOST = 'NetworkError: Connection failure due to HTTP 0';
const NO_ANSWER = "We're sorry, a server error occurred. Please wait a bit and try again.";

/** What the page asks for once it has read the columns anew, after somebody has moved or renamed them. */
export function requestAgain(hand: Hand): Partial<RunRequest> {
  const headerRow = hand.headerRow();
  return {
    headerRow,
    headers: shown(hand.scene)?.[headerRow - 1] ?? [],
    mapping: {
      first_name: hand.column('First name'),
      last_name: hand.column('Last name'),
      company_name: hand.column('Company'),
      company_website: hand.column('Website'),
      linkedin_url: hand.column('LinkedIn'),
    },
    outputs: { email: hand.column('Email') || null, status: hand.column('eCore status') || null },
  };
}

export function requestOf({ sheetId }: Pick<Scene, 'sheetId'>, changes: Partial<RunRequest> = {}): RunRequest {
  return runRequest({
    sheetId,
    headers: [...HEADERS],
    mapping: MAPPING,
    outputs: { email: EMAIL_COLUMN, status: STATUS_COLUMN },
    rows: 'all',
    ...changes,
  });
}

/** @param loses whether an answer gets lost on its way to the page, although the call was carried out */
export function openSidebar(scene: Pick<Scene, 'script' | 'sheetId'>, email = ANA, loses = () => false): Sidebar {
  const { script } = scene;
  const window = script.window(email);
  let closed = false;
  const call = (name: string, args: unknown[]): unknown => {
    if (closed) throw new Error(LOST);
    const { value, thrown, killed } = window.call(name, ...args);
    script.resetLog();
    // A call that was cut off on the server reaches the page as one of Google's own errors.
    if (killed || thrown) throw new Error(thrown?.message ?? NO_ANSWER);
    if (loses()) throw new Error(LOST);
    return value;
  };
  const server = createServer(fakeScriptRun(call), NO_TIMERS);
  const wait = (milliseconds: number) =>
    Promise.resolve(closed || script.clock.advance(milliseconds)).then(() => undefined);
  // One call runs after the other here: lanes would be alone (`actors.ts` has them beside the steps).
  const alone = { ...server, stepRun: async (runId: string) => withoutLanes(await server.stepRun(runId)) };
  const drive = (first: Answer<Progress>): Promise<Ended> =>
    first.ok
      ? driveRun(
          { ...first.value, lanes: 0 },
          {
            server: alone,
            wait,
            every: () => () => undefined,
            onProgress: () => undefined,
            onPause: () => undefined,
          },
        ).ending
      : Promise.resolve({ progress: null, trouble: first.problem });

  const start = async (changes?: Partial<RunRequest>): Promise<Answer<Progress>> => {
    const request = requestOf(scene, changes);
    const check: Answer<Check> = await server.checkRun(request);
    if (!check.ok) return check;
    if (check.value.rowsTaken === 0) return { ok: false, problem: { code: 'nothing-to-do', message: '' } };
    return server.startRun({ ...request, rows: { ranges: check.value.ranges } }, check.value.mostCredits);
  };

  return {
    window,
    server,
    opening: () => server.openSidebarState(),
    close: () => void (closed = true),
    async connect() {
      const answer = await server.connectToken(TOKEN);
      if (!answer.ok) throw new Error(answer.problem.message);
    },
    enrich: async (changes) => drive(await start(changes)),
    async leave(changes) {
      const started = await start(changes);
      return started.ok ? { progress: started.value, trouble: null } : { progress: null, trouble: started.problem };
    },
    async discard(runId) {
      if (runId) return server.discardRun({ runId });
      const opening = await server.openSidebarState();
      return opening.ok ? server.discardRun({ runId: opening.value.run?.runId ?? 'none' }) : opening;
    },
    async resume({ runId: left, takeOver = false, agreedCredits = null } = {}) {
      const opening = await server.openSidebarState();
      if (!opening.ok) return { progress: null, trouble: opening.problem };
      const runId = left ?? opening.value.run?.runId ?? 'none';
      return drive(await server.resumeRun({ runId, takeOver, agreedCredits }));
    },
  };
}

function withoutLanes(answer: Answer<Progress>): Answer<Progress> {
  return answer.ok ? { ok: true, value: { ...answer.value, lanes: 0 } } : answer;
}

/** Agreed on beyond the ceiling that a run has reached. */
export const MORE_CREDITS = 60;

/** A run that lost answers, which may have been charged, and can't ask for all rows within what was agreed on. */
export const reachedItsCeiling = ({ stop }: Progress): boolean => stop?.code === 'agreed-credits';

/**
 * What somebody does who finds a list half done: opens the sidebar, resumes what it offers, and where rows are still
 * without a word, enriches all rows.
 *
 * @param comesBack false where nobody comes back before the clock has done what it can
 */
export async function finishTheList(scene: Scene, email = ANA, comesBack = true): Promise<void> {
  if (!comesBack) leaveAlone(scene, { email });
  for (let round = 0; round < 6; round++) {
    const sidebar = openSidebar(scene, email);
    const opening = await sidebar.opening();
    if (!opening.ok) throw new Error(opening.problem.message);
    // What came of a run that is done is told once.
    const run = opening.value.run?.state === 'done' ? null : opening.value.run;
    if (!run && shownRows(scene).every(({ status }) => status !== '' && status !== 'Queued')) return;
    const agreedCredits = run && reachedItsCeiling(run) ? run.agreedCredits + MORE_CREDITS : null;
    const ended = run ? await sidebar.resume({ agreedCredits }) : await sidebar.enrich();
    if (!ended.progress || ended.trouble) throw new Error(ended.trouble?.message);
    const { state, stop } = ended.progress;
    if (state === 'stopped' && !reachedItsCeiling(ended.progress)) throw new Error(stop?.message);
  }
  throw new Error('The list is never done.');
}
