import { driveRun } from '../sidebar/running/drive';
import { every, wait } from '../sidebar/timers';
import { pin } from '../sidebar/state/request';
import type { Answer, Server } from '../sidebar/server';
import type { Trouble } from '../sidebar/trouble/trouble';
import type { Progress, RunRequest, SheetColumns } from '../src/contract';
import { BadInput } from '../workbench/command-line/bad-input';
import type { ProgressDisplay } from './progress-display';
import { describeCheck, describeColumns } from './report';

export interface RunListOptions {
  server: Server;
  token: string;
  /** Null for no cap. */
  creditCap: number | null;
  say: (line: string) => void;
  display: ProgressDisplay;
  /** Calls back when the user wants to stop. */
  onInterrupt: (stop: () => void) => void;
}

/** How it ended: where the run stands, or null when no row needed one; and what broke it off, if something did. */
export interface ListEnding {
  progress: Progress | null;
  trouble: Trouble | null;
}

/**
 * Enriches the list as the sidebar would with *All rows*: connects, guesses the columns, checks, runs.
 *
 * @throws BadInput for what ends it before anything was written or spent
 */
export async function runList({
  server,
  token,
  creditCap,
  say,
  display,
  onInterrupt,
}: RunListOptions): Promise<ListEnding> {
  const { note } = accepted(await server.connectToken(token));
  if (note) say(note);
  const sheet = accepted(await server.readColumns({ headerRow: null, forget: false }));
  describeColumns(sheet).forEach(say);
  const request = requestFor(sheet, creditCap);
  const check = accepted(await server.checkRun(request));
  describeCheck(check, creditCap).forEach(say);
  const started = await server.startRun({ ...request, rows: pin(request.rows, check.ranges) }, check.mostCredits);
  if (!started.ok && started.problem.code === 'nothing-to-do') return { progress: null, trouble: null };
  const drive = driveRun(accepted(started), {
    server,
    wait,
    every,
    onProgress: (progress) => display.show(progress),
    onPause: ({ trouble, milliseconds }) => say(`${trouble.message} Trying again in ${milliseconds / 1000} s.`),
  });
  onInterrupt(() => drive.stop());
  try {
    const ending = await drive.ending;
    await drive.home();
    return ending;
  } finally {
    display.end();
  }
}

function requestFor({ sheetId, headerRow, mapping, outputs }: SheetColumns, creditCap: number | null): RunRequest {
  return {
    sheetId,
    headerRow,
    mapping,
    outputs,
    rows: 'all',
    take: 'unsettled',
    onlyVisible: false,
    overwrite: false,
    waterfall: true,
    creditCap,
    firstRows: null,
    // A file has no run of its own to resume: what still says Queued is part of the list.
    leftovers: 'include',
  };
}

function accepted<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  if (answer.problem.code === 'no-columns') {
    throw new BadInput(
      'No column tells who the people are: the list needs a header row with at least LinkedIn URL, Email, or a name and Company or Website.',
    );
  }
  throw new BadInput(answer.problem.message);
}
