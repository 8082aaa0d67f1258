import type { OtherRun, Problem, Progress, Reply, RunRequest, SidebarApi } from '../../src/contract';
import type { RowKind } from '../../src/contract-around';
import { aroundStory } from './fake-around';
import { check, HALF_PAST_TWO, opening, progress, sheetColumns } from './builders';

type Override = { [Name in keyof SidebarApi]?: SidebarApi[Name] };

/** Rows a step settles. */
const STEP = 10;

const ok = <T>(value: T): Reply<T> => ({ ok: true, value });

/**
 * A server of the sidebar that keeps a token and one run over 40 rows: of ten rows seven are found, two are not, one fails.
 * `override` replaces single functions; `calls` is what it was asked, in order. A function asked outside its story throws.
 */
export function fakeApi(override: Override = {}) {
  const calls: { name: keyof SidebarApi; args: unknown[] }[] = [];
  let lastFour = '4f2a';
  let savedAnswers = 12;
  let sheet = sheetColumns();
  let run: Progress | null = null;
  let other: OtherRun | null = null;
  let stopAsked = false;
  const noRun: Problem = { code: 'no-run', message: 'There is no run to go on with.' };
  const token = () => ({ connected: lastFour !== '', lastFour });

  function begin(request: RunRequest): Progress {
    const total = request.firstRows ?? 40;
    return progress({
      total,
      left: total,
      creditCap: request.creditCap,
      balance: { credits: 250, at: HALF_PAST_TWO + 60_000 },
      startedAt: Date.now(),
    });
  }

  function settle(seen: Progress): Progress {
    const rows = Math.min(STEP, seen.left);
    const failed = rows === STEP ? 1 : 0;
    const notFound = Math.floor(rows / 5);
    const found = rows - failed - notFound;
    const left = seen.left - rows;
    return {
      ...seen,
      left,
      found: seen.found + found,
      notFound: seen.notFound + notFound,
      failed: seen.failed + failed,
      spent: seen.spent + found,
      balance: seen.balance && { ...seen.balance, credits: seen.balance.credits - found },
      state: left === 0 ? 'done' : seen.state,
    };
  }

  const rowsOf = (kind: RowKind): number =>
    kind === 'found'
      ? (run?.found ?? 0)
      : kind === 'not-found'
        ? (run?.notFound ?? 0)
        : kind === 'failed'
          ? (run?.failed ?? 0)
          : 0;

  const story: SidebarApi = {
    ...aroundStory(rowsOf, () => savedAnswers),
    openSidebarState: () => ok(opening({ token: token(), sheet, run, otherRun: other, savedAnswers })),
    connectToken(typed) {
      if (!/^[0-9a-f]{8,}$/.test(typed.trim())) {
        return {
          ok: false,
          problem: {
            code: 'bad-token',
            message: 'eCore does not know this token. Copy it again from Settings \u2192 API Tokens.',
          },
        };
      }
      lastFour = typed.trim().slice(-4);
      return ok({ token: token(), note: 'The token works.' });
    },
    removeToken() {
      lastFour = '';
      return ok(token());
    },
    readColumns({ headerRow, forget }) {
      sheet = { ...sheet, headerRow: headerRow ?? sheet.headerRow, remembered: forget ? false : sheet.remembered };
      return ok(sheet);
    },
    rememberColumns({ mapping, outputs }) {
      sheet = { ...sheet, mapping, outputs, remembered: true };
      return ok(null);
    },
    checkRun: () =>
      ok(
        check({
          rowsTaken: 40,
          unusable: { count: 2, rows: '7, 23' },
          duplicates: 3,
          known: 4,
          lookups: 31,
          mostCredits: 31,
          skipped: [
            { reason: 'found', count: 14, rows: '2\u201314, 17' },
            { reason: 'blank', count: 1, rows: '9' },
          ],
        }),
      ),
    startRun: (request) => ok((run = begin(request))),
    askAhead: () => ok({ more: false, wait: 0, balance: null }),
    stepRun(runId) {
      if (run?.runId !== runId || run.state !== 'running') throw new Error(`No step of ${runId} is due`);
      run = stopAsked
        ? { ...run, state: 'stopped', stop: { code: 'stopped', message: 'The run was stopped.' } }
        : settle(run);
      return ok(run);
    },
    readProgress: () => ok(null),
    stopRun(runId) {
      if (run?.runId !== runId) throw new Error(`${runId} is not the run`);
      stopAsked = true;
      return ok(run);
    },
    resumeRun({ agreedCredits }) {
      if (!run || run.left === 0) return { ok: false, problem: noRun };
      other = null;
      stopAsked = false;
      return ok((run = { ...run, state: 'running', agreedCredits: agreedCredits ?? run.agreedCredits, stop: null }));
    },
    discardRun() {
      const rows = run?.left ?? 0;
      run = null;
      return ok({ rows });
    },
    selectRow: () => ok(null),
    clearSavedAnswers() {
      const answers = savedAnswers;
      savedAnswers = 0;
      return ok({ answers });
    },
  };

  function call(name: keyof SidebarApi, args: unknown[]): unknown {
    calls.push({ name, args });
    const functions = { ...story, ...override } as unknown as { [name: string]: (...args: unknown[]) => unknown };
    const asked = functions[name];
    if (!asked) throw new Error(`Script function not found: ${name}`);
    return asked(...args);
  }

  return {
    calls,
    call,
    story,
    /** Replaces single functions from now on. */
    replace: (more: Override) => Object.assign(override, more),
    restore: (name: keyof SidebarApi) => delete override[name],
    namesCalled: () => calls.map(({ name }) => name),
    setOtherRun: (seen: OtherRun | null) => (other = seen),
    setRun: (seen: Progress | null) => (run = seen),
  };
}

export type FakeApi = ReturnType<typeof fakeApi>;
