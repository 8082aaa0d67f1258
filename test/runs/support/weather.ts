import { seededRandom } from '../../../workbench/apps-script/host/random';
import { FAULTS } from '../../../workbench/ecore/faults';
import type { FaultRule } from '../../../workbench/ecore/faults';
import { createContacts } from './contacts';
import type { Contacts } from './contacts';
import { EDITS } from './edits';
import type { Edit } from './edits';

/** What goes wrong in one schedule, all of it from one seed. */
export interface Weather {
  contacts: Contacts;
  latency: number;
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
  return {
    seed,
    random,
    contacts: createContacts(3 + below(MOST_ROWS - 2), seed),
    latency: pick([50, 400, 400, 2_000, 6_000]),
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
