import type { EcoreOptions } from '../ecore/ecore';
import { runAddOn } from './add-on-run';
import { addCalls, newAccount, sheetCalls } from './calls';
import type { Contestant, Press, Shown } from './contestant';
import type { BenchList, ExpectedRow } from './list';
import { RIVALS } from './rivals/contestants';
import { createScene, peakInFlight } from './scene';
import type { Scene } from './scene';

/** A list and the service's day on which all contestants are tried. */
export interface Contest {
  title: string;
  list: BenchList;
  service?: Omit<EcoreOptions, 'people'>;
  /** How often the user presses the button at most, as long as rows are unanswered. */
  mostPresses: number;
}

/** What rows show after a press. */
export interface Standing {
  right: number;
  /** Another answer than what is right; an error is no answer. */
  wrong: number;
  /** The email was paid for, and no row of the sheet shows it. */
  lost: number;
  /** Neither answered nor paid for. */
  open: number;
}

/** How one contestant fared. */
export interface Result {
  contestant: string;
  /** After the button was pressed once. */
  first: Standing & {
    seconds: number;
    cutOff: boolean;
    requests: number;
    /** Requests on their way at once at most. */
    peak: number;
    credits: number;
    sheetCalls: number;
  };
  /** After it was pressed until every row was answered, or as often as the contest allows. */
  last: Standing & {
    seconds: number;
    presses: number;
    requests: number;
    credits: number;
    sheetCalls: number;
    gaveUp: boolean;
  };
}

const ADD_ON: Contestant = { name: 'This add-on', press: pressEnrich };

export const CONTESTANTS: Contestant[] = [ADD_ON, ...RIVALS];

/** A user who sees no row answered for so many presses gives up. */
const PATIENCE = 2;

/** Tries everybody on the same list and service, one after the other. */
export function compare(contest: Contest, contestants: readonly Contestant[] = CONTESTANTS): Result[] {
  return contestants.map((contestant) => tryOut(contest, contestant));
}

function tryOut({ list, service, mostPresses }: Contest, { name, project, press }: Contestant): Result {
  const paid = new Set<string>();
  const scene = createScene({
    list,
    project: project?.(),
    account: 'workspace',
    service: {
      ...service,
      // Enough for whoever pays twice, so that nobody is stopped by an empty wallet.
      credits: list.expected.length * 3 * mostPresses,
      tamper: ({ entry, answer }) => {
        if (entry.charged > 0) paid.add((JSON.parse(answer.body) as { results: { email: string } }).results.email);
        return answer;
      },
    },
  });
  const account = newAccount();
  let milliseconds = 0;
  const once = (before: Shown[] | null): Press => {
    const pressed = press(scene, before);
    milliseconds += pressed.milliseconds;
    addCalls(account, pressed.calls);
    return pressed;
  };
  const tally = ({ shown }: Press) => ({
    ...stand(list.expected, shown, paid),
    seconds: milliseconds / 1000,
    requests: scene.ecore.journal.length,
    credits: scene.ecore.journal.reduce((sum, { charged }) => sum + charged, 0),
    sheetCalls: sheetCalls(account),
  });
  let pressed = once(null);
  let presses = 1;
  const first = { ...tally(pressed), cutOff: pressed.cutOff, peak: peakInFlight(scene.flights) };
  let [unanswered, inVain] = [countUnanswered(pressed), 0];
  while (presses < mostPresses && unanswered > 0 && inVain < PATIENCE) {
    pressed = once(pressed.shown);
    presses++;
    inVain = countUnanswered(pressed) < unanswered ? 0 : inVain + 1;
    unanswered = countUnanswered(pressed);
  }
  return { contestant: name, first, last: { ...tally(pressed), presses, gaveUp: unanswered > 0 } };
}

/** The sidebar's *Enrich*, and *Resume* when it has stopped: the add-on starts its steps itself. */
function pressEnrich(scene: Scene): Press {
  const calls: Press['calls'][number][] = [];
  const { milliseconds } = runAddOn(scene, {
    onStep: (_progress, made) => void calls.push(...made),
    onLane: (made) => void calls.push(...made),
  });
  const { lastColumn } = scene.workbook.sheet(scene.sheetId);
  const shown = scene.workbook
    .displayValues(scene.sheetId, { row: 2, column: lastColumn - 1, rows: scene.list.expected.length, columns: 2 })
    .map(([email = '', status = '']) => ({ email, status }));
  return { milliseconds, calls, cutOff: false, shown };
}

const isUnanswered = ({ email, status }: Shown): boolean =>
  email === '' && /^(?:|Queued|Error.*|Failed.*)$/.test(status);

const countUnanswered = ({ shown }: Press): number => shown.filter(isUnanswered).length;

function stand(expected: readonly ExpectedRow[], shown: readonly Shown[], paid: ReadonlySet<string>): Standing {
  const standing: Standing = { right: 0, wrong: 0, lost: 0, open: 0 };
  const inSheet = new Set(shown.map(({ email }) => email));
  expected.forEach(({ email }, index) => {
    const row = shown[index] ?? { email: '', status: '' };
    if (paid.has(email) && !inSheet.has(email)) standing.lost++;
    else if (isUnanswered(row)) standing.open++;
    else if (email === row.email) standing.right++;
    else standing.wrong++;
  });
  return standing;
}
