import { PAUSES } from '../../../sidebar/running/drive';
import { FEWEST_ROWS_FOR_LANES as ROWS_FOR_LANES } from '../../../src/record/lane-credits';
import { seededRandom } from '../../../workbench/apps-script/host/random';
import { runRequest } from '../../sidebar/builders';
import type { Progress, RunRequest } from '../../../src/contract';
import { drive, lanesBeside } from './actors';
import type { Driven, Seen } from './actors';
import type { Actor } from '../../../workbench/apps-script/simulated/together';
import { Colleague, DEEDS, MORE_DEEDS } from './colleague';
import { ANA, createScene } from './scene';
import type { Scene } from './scene';
import { openSidebar } from './sidebar';
import type { Ended, Sidebar } from './sidebar';
import { createUsedList, shapeAtRandom, SHAPES } from './used-list';
import type { Shape } from './used-list';

/** One schedule: a list, a run over it, and what people and Google do meanwhile. */
export interface Plan {
  seed: number;
  shape: Shape;
  rows: number;
  /** How many of the rows have an email of their own. */
  share: number;
  deeds: { deed: number; pause: number }[];
  /** The write right before which the first deed is done, or null: then after so many milliseconds of the run. */
  beforeWrite: number | null;
  after: number;
  /** What fails, counted in calls of that kind since the first deed. */
  trouble: { kind: 'none' | 'failed read' | 'failed write' | 'kill'; nth: number };
  /** Lanes ask beside the steps. */
  hasLanes: boolean;
}

export interface Shift {
  plan: Plan;
  transcript: string[];
  /** Rows with another person's email. */
  foreign: string[];
  /** Rows whose own email is not there any more. */
  lost: string[];
  /** Other cells that show something else. */
  changed: string[];
  /** Rows that say `Queued` although the run says it is done. */
  forgotten: string[];
  /** Rows that nobody has answered in the end. */
  open: number;
  ended: string;
  writes: number;
}

const TROUBLES = ['none', 'none', 'none', 'failed read', 'failed write', 'kill'] as const;
const WRITE = /^(Range|RangeList)\.(setValues|setValue)$/;
const READ = 'Range.getDisplayValues';
const SERVER_ERROR = "We're sorry, a server error occurred. Please wait a bit and try again.";

/** Beyond this seed columns and headers are drawn too. */
const SEEDS_OF_SHAPES = 5_000;

function shapeOf(seed: number, drawn: number): Shape {
  return seed > SEEDS_OF_SHAPES ? shapeAtRandom(seededRandom(seed * 19 + 1)) : SHAPES[drawn]!;
}

/** Beyond this one, lists are short, and what people do follows at once, columns before all. */
const SEEDS_IN_A_HURRY = 10_000;

function inAHurry(plan: Plan): Plan {
  const random = seededRandom(plan.seed * 23 + 9);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const total = MORE_DEEDS.reduce((sum, { weight }) => sum + weight, 0);
  const deed = (): Plan['deeds'][number] => {
    let dice = random() * total;
    const index = MORE_DEEDS.findIndex(({ weight }) => (dice -= weight) < 0);
    return { deed: index, pause: 300 + (random() < 0.7 ? 500 : 3_000) * random() };
  };
  const rows = pick([24, 24, 60, 60, 120]);
  return {
    ...plan,
    rows,
    shape: random() < 0.5 ? pick(SHAPES) : plan.shape,
    deeds: Array.from({ length: 2 + Math.floor(random() * 3) }, deed),
    beforeWrite: 1 + Math.floor(random() * (4 + rows / 12)),
    trouble: { kind: pick([...TROUBLES, 'kill', 'kill']), nth: 1 + Math.floor(random() * 3) },
    hasLanes: false,
  };
}

export function planOf(seed: number): Plan {
  return seed > SEEDS_IN_A_HURRY ? inAHurry(usualPlan(seed)) : usualPlan(seed);
}

function usualPlan(seed: number): Plan {
  const random = seededRandom(seed * 7 + 3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rows = pick([24, 60, 60, 120, 120, 120, 300, 300, 600, random() < 0.3 ? 3_000 : 1_200]);
  const total = DEEDS.reduce((sum, { weight }) => sum + weight, 0);
  const deed = (): number => {
    let dice = random() * total;
    return DEEDS.findIndex(({ weight }) => (dice -= weight) < 0);
  };
  const count = 1 + Math.floor(random() * 4);
  const beforeWrite = random() < 0.7 ? 1 + Math.floor(random() * Math.min(60, 4 + rows / 12)) : null;
  return {
    seed,
    shape: shapeOf(seed, Math.floor(random() * SHAPES.length)),
    rows,
    share: pick([0, 0.5, 0.5, 0.8]),
    deeds: Array.from({ length: count }, () => ({ deed: deed(), pause: 300 + 19_700 * random() ** 3 })),
    beforeWrite,
    after: random() * (4_000 + rows * 12),
    trouble: { kind: pick(TROUBLES), nth: 1 + Math.floor(random() * 4) },
    hasLanes: rows >= ROWS_FOR_LANES && seededRandom(seed * 17 + 11)() < 0.75,
  };
}

/** *Enrich*, and the steps after it with lanes beside them; what fails on the way is tried again, as the page does. */
async function enrichWithLanes(scene: Pick<Scene, 'script'>, sidebar: Sidebar, request: RunRequest): Promise<Ended> {
  const begun = await sidebar.leave(request);
  if (!begun.progress) return begun;
  const seen: Seen = { progress: null, isOver: false };
  function* driveOn(first: Progress): Actor<Driven> {
    let progress = first;
    for (let failures = 0; ; failures++) {
      const driven = yield* drive(scene, ANA, { ok: true, value: progress }, seen);
      if (driven.ended !== 'refused' || driven.code !== 'network' || failures === PAUSES.length) return driven;
      progress = seen.progress ?? first;
      seen.isOver = false;
      yield { pause: PAUSES[failures]! };
    }
  }
  const { script } = scene;
  const [driven] = script.together([driveOn(begun.progress), ...lanesBeside(scene, ANA, seen)], { seed: 1 });
  script.resetLog();
  return driven.ended === 'refused'
    ? { progress: null, trouble: { code: driven.code as 'network', message: '' } }
    : { progress: driven.progress, trouble: null };
}

/** Plays a schedule to the end: what stops is resumed, what is left is finished in quiet. */
export async function playShift(plan: Plan): Promise<Shift> {
  const { shape } = plan;
  const list = createUsedList(shape, plan.rows, plan.share, plan.seed);
  const scene = createScene(list, { service: { latency: 400 } });
  const { script, workbook, sheetId } = scene;
  const colleague = new Colleague(list, workbook, sheetId, seededRandom(plan.seed * 13 + 5));
  colleague.undoesColumns = plan.seed > SEEDS_IN_A_HURRY;
  const transcript: string[] = [];
  let writes = 0;
  let next = 0;
  let due = plan.beforeWrite === null ? Infinity : null;
  let troubles = plan.trouble.kind === 'none' ? Infinity : plan.trouble.nth;
  let running = false;

  const sidebar = openSidebar(scene);
  await sidebar.connect();
  script.before(({ name }, _args, execution) => {
    const isWrite = WRITE.test(name);
    if (name === READ) colleague.justPasted = [];
    if (isWrite) {
      writes++;
      // What somebody pastes into the cells that are being written is gone, as between two people who type.
      for (const id of colleague.justPasted) colleague.excused.add(id);
    }
    if (!running) return;
    const now = script.clock.now();
    if (next === 0 && (plan.beforeWrite === null ? now >= due! : isWrite && writes === plan.beforeWrite)) due = now;
    while (due !== null && next < plan.deeds.length && now >= due) {
      const { deed, pause } = plan.deeds[next++]!;
      MORE_DEEDS[deed]!.do(colleague);
      transcript.push(
        `before ${name} no. ${writes} in ${execution.request.functionName} somebody ${MORE_DEEDS[deed]!.name}`,
      );
      due += plan.deeds[next]?.pause ?? pause;
      if (isWrite) for (const id of colleague.justPasted) colleague.excused.add(id);
    }
    if (next === 0 || troubles <= 0) return;
    const { kind } = plan.trouble;
    const counts = kind === 'kill' || (kind === 'failed read' ? name === READ : isWrite);
    if (!counts || --troubles > 0) return;
    transcript.push(`${kind} at ${name} in ${execution.request.functionName}`);
    return kind === 'kill' ? 'kill' : new Error(SERVER_ERROR);
  });

  const headers = shape.headerRow > 0 ? shape.columns.map(({ header }) => header) : [];
  const request = runRequest({
    sheetId,
    headerRow: shape.headerRow,
    headers,
    mapping: list.mapping,
    outputs: list.outputs,
    rows: 'all',
  });
  running = true;
  if (plan.beforeWrite === null) due = script.clock.now() + plan.after;
  let ended = plan.hasLanes ? await enrichWithLanes(scene, sidebar, request) : await sidebar.enrich(request);
  const says = (): string => ended.trouble?.code ?? ended.progress?.stop?.code ?? ended.progress?.state ?? 'nothing';
  transcript.push(`ended: ${says()}`);
  const forgotten: string[] = [];
  noteForgotten();
  for (let round = 0; round < 3 && says() !== 'done' && says() !== 'column-gone'; round++) {
    script.clock.advance(10 * 60_000);
    const opening = await openSidebar(scene).opening();
    if (!opening.ok || !opening.value.run) break;
    ended = await openSidebar(scene).resume({ takeOver: true, agreedCredits: null });
    transcript.push(`resumed: ${says()}`);
    noteForgotten();
  }
  running = false;

  function noteForgotten(): void {
    if (says() !== 'done') return;
    const status = colleague.column('status') - 1;
    for (const cells of colleague.data().rows) if (cells[status] === 'Queued') forgotten.push(colleague.idOf(cells));
  }

  const result: Shift = {
    plan,
    transcript,
    foreign: [],
    lost: [],
    changed: [],
    forgotten,
    open: 0,
    ended: says(),
    writes,
  };
  judge(colleague, result);
  return result;
}

function judge(colleague: Colleague, result: Shift): void {
  const seen = new Set<string>();
  const at = (cells: string[], key: Colleague['layout'][number]): string => cells[colleague.column(key) - 1] ?? '';
  for (const cells of colleague.data().rows) {
    const id = colleague.idOf(cells);
    if (id === '') {
      if (at(cells, 'email') !== '') result.foreign.push(`an empty row shows ${at(cells, 'email')}`);
      continue;
    }
    seen.add(id);
    const email = at(cells, 'email');
    const own = colleague.own.get(id);
    const answer = colleague.list.answers.get(id) ?? '';
    if (own !== undefined && email !== own && !colleague.excused.has(id) && colleague.column('email') > 0)
      result.lost.push(`${id} had ${own} and shows "${email}"`);
    const former = colleague.excused.has(id) ? colleague.before.get(id) : own;
    if (![answer, own, former, ''].includes(email)) result.foreign.push(`${id} shows ${email}`);
    if (own === undefined && email === '' && at(cells, 'status') === 'Found' && colleague.column('email') > 0)
      result.changed.push(`${id} says Found without an email`);
    if (at(cells, 'status') === '' || at(cells, 'status') === 'Queued') result.open += own === undefined ? 1 : 0;
    for (const [key, text] of Object.entries(colleague.texts.get(id) ?? {})) {
      if (key === 'email' || key === 'status' || colleague.column(key as 'id') === 0) continue;
      if (at(cells, key as 'id') !== text)
        result.changed.push(`${id} shows "${at(cells, key as 'id')}" under ${key} instead of "${text}"`);
    }
  }
  for (const id of colleague.texts.keys()) {
    if (!seen.has(id) && !colleague.gone.has(id)) result.changed.push(`${id} is gone`);
  }
}
