import { seededRandom } from '../../../workbench/apps-script/host/random';
import { FAULTS } from '../../../workbench/ecore/faults';
import type { Latency } from '../../../workbench/ecore/latency';
import type { FaultRule } from '../../../workbench/ecore/faults';
import { BETWEEN_RUNS } from './between-runs';
import { createContacts } from './contacts';
import type { Contacts } from './contacts';
import { EDITS } from './edits';
import type { Edit } from './edits';

/** What goes wrong in one schedule, all of it from one seed. */
export interface Weather {
  contacts: Contacts;
  latency: Latency;
  credits: number;
  creditCap: number | null;
  serviceFaults: FaultRule[];
  /** How many of the calls of Google's services fail. */
  googleFaults: number;
  /** How many of the cache's entries are gone when they are read. */
  cacheLoss: number;
  /** Bytes that are left in the property store. */
  roomForProperties: number | null;
  /** How many of the calls the server does not survive. */
  kills: number;
  /** What somebody does to the sheet, and before which calls of the whole schedule. */
  edits: { at: number; edit: Edit }[];
  /** The rounds in which what is left is discarded, and all rows are enriched anew. */
  discards: number[];
  /** Of the answers that were charged, each so manieth comes with this status and without its body. */
  chargedAs: { every: number; status: number } | null;
  /** A service of Google's that fails from this call on, as long as the storm lasts. */
  broken: { service: 'Cache' | 'Properties' | 'Lock'; from: number } | null;
  /** How many of the server's answers the page never gets, although the call was carried out. */
  lostPages: number;
  /** A run before the storm has left rows queued; the first run of the storm is of other rows, and does this with them. */
  leftovers: 'include' | 'discard' | null;
  /** Nobody resumes what is left while the clock goes on with it; where false, runs pause without a driver. */
  byClock: boolean;
  /** Sidebars are closed as soon as a run has started. */
  leaves: boolean;
  /** The round in which somebody enriches two rows of another sheet. */
  elsewhere: number | null;
  /** That run soon reaches its limit, and rows of the other sheet are left queued as well. */
  leavesElsewhere: boolean;
  /** What somebody does to the sheet before a round, with rows that wait. */
  between: { round: number; edit: Edit } | null;
  random: () => number;
  seed: number;
}

const MOST_ROWS = 14;
const HARMLESS_EDITS = EDITS.filter(({ mayStop }) => !mayStop);

/**
 * The weather of a seed. Kills and Google's own errors don't come together with edits: an edit in the moment between a
 * look and a write is put right at the next look, and a server that dies in that very moment never looks again.
 */
export function weatherOf(seed: number): Weather {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const sometimes = <T>(chance: number, value: () => T, otherwise: T): T => (random() < chance ? value() : otherwise);
  const withEdits = random() < 0.3;
  const further = furtherWeather(seed);
  return {
    ...further,
    ...weatherBetweenRuns(seed, further.leftovers !== null, withEdits),
    seed,
    random,
    contacts: createContacts(3 + below(MOST_ROWS - 2), seed),
    latency: further.slow ?? pick([50, 400, 400, 2_000, 6_000]),
    credits: sometimes(0.15, () => below(5), 1_000),
    creditCap: sometimes(0.25, () => 1 + below(6), null),
    serviceFaults: sometimes(0.7, () => Array.from({ length: 1 + below(5) }, () => serviceFault(random)), []),
    googleFaults: withEdits ? 0 : sometimes(0.4, () => pick([0.005, 0.02, 0.06]), 0),
    cacheLoss: sometimes(0.3, () => pick([0.02, 0.3, 1]), 0),
    roomForProperties: sometimes(0.15, () => pick([2_500, 4_000, 20_000]), null),
    kills: withEdits ? 0 : sometimes(0.4, () => pick([0.005, 0.02]), 0),
    discards: sometimes(0.15, () => [2 + below(3)], []),
    edits: withEdits
      ? Array.from({ length: 1 + below(4) }, () => ({ at: 1 + below(160), edit: pick(HARMLESS_EDITS) }))
      : [],
  };
}

const STATUSES = [201, 204, 301, 302, 404, 408, 418, 500, 502, 503, 504];
/** Answers in the middle of Google's patience, some of them beyond it. */
const SLOW: Latency = { medianMs: 20_000, spread: 0.5, maximumMs: 60_000 };

/** From a seed of its own, so that what a seed meant before is as it was. */
function furtherWeather(seed: number) {
  const random = seededRandom(seed + 7_000_000);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const sometimes = <T>(chance: number, value: () => T): T | null => (random() < chance ? value() : null);
  return {
    slow: sometimes(0.12, () => SLOW),
    chargedAs: sometimes(0.2, () => ({ every: 1 + below(4), status: pick(STATUSES) })),
    broken: sometimes(0.1, () => ({ service: pick(['Cache', 'Properties', 'Lock'] as const), from: 1 + below(150) })),
    lostPages: sometimes(0.15, () => 0.25) ?? 0,
    leftovers: sometimes(0.2, () => pick(['include', 'discard'] as const)),
    elsewhere: sometimes(0.15, () => 2 + below(2)),
    ...(random() < 0.5 ? { byClock: true, leaves: random() < 0.5 } : { byClock: false, leaves: false }),
  };
}

/** Those after which every person's answer is the same, and what was paid for is still there. */
const BETWEEN = BETWEEN_RUNS.filter(({ name, mayStop }) => !mayStop || name === 'deletes the column eCore status');

/** The same again. */
function weatherBetweenRuns(seed: number, leftovers: boolean, withEdits: boolean) {
  const random = seededRandom(seed + 8_000_000);
  const isEdited = random() < (leftovers ? 0.6 : 0.25);
  const round = leftovers && random() < 0.7 ? 1 : 2 + Math.floor(random() * 2);
  // A hand that goes on working in the sheet needs all its columns.
  const edits = BETWEEN.filter(({ mayStop }) => !(mayStop && withEdits));
  const edit = edits[Math.floor(random() * edits.length)]!;
  return { between: isEdited ? { round, edit } : null, leavesElsewhere: random() < 0.5 };
}

function serviceFault(random: () => number): FaultRule {
  const below = (limit: number) => Math.floor(random() * limit);
  const kind = FAULTS[below(FAULTS.length)]!;
  const where = random();
  const first = 1 + below(30);
  const place =
    where < 0.5 ? { at: first } : where < 0.75 ? { every: 2 + below(8) } : { from: first, to: first + below(20) };
  return {
    ...place,
    do: kind,
    ...(kind === '429' && random() < 0.5 ? { retryAfter: [0, 2, 30, 600, 86_400][below(5)]! } : {}),
    ...(random() < 0.3 && (kind === 'drop' || kind === 'hang' || kind === 'malformed') ? { before: true } : {}),
  };
}
