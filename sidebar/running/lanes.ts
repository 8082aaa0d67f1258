import type { Balance, Progress } from '../../src/contract';
import type { Server } from '../server';

export interface LaneTools {
  server: Pick<Server, 'askAhead'>;
  wait(milliseconds: number): Promise<void>;
  /** The run as it was seen last. */
  progress(): Progress;
  /** True once nobody drives the run any more, or it is about to stop. */
  isOver(): boolean;
  onBalance(balance: Balance): void;
}

export interface Lanes {
  /** Has as many lanes ask as the server has use for. */
  follow(): void;
  /** Resolves when the calls in hand have ended. */
  home(): Promise<void>;
}

/** The first step begins alone: both would want the document's lock. */
const BEFORE_FIRST = 1_000;
const AFTER_FAILURE = 5_000;
const MOST_FAILURES = 3;
/** A pause is cut short when the run is over. */
const SLICE = 500;

/** Calls that ask ahead of a run's step, each one again as soon as it has ended. They only help: no failure of theirs is told. */
export function createLanes({ server, wait, progress, isOver, onBalance }: LaneTools): Lanes {
  const lanes = new Map<number, Promise<void>>();
  const isWanted = (lane: number) => !isOver() && progress().state === 'running' && lane < progress().lanes;

  async function pause(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0 && !isOver(); left -= SLICE) await wait(Math.min(left, SLICE));
  }

  async function ask(lane: number): Promise<void> {
    await pause(BEFORE_FIRST);
    for (let failures = 0; isWanted(lane) && failures < MOST_FAILURES; ) {
      const answer = await server.askAhead(progress().runId, lane);
      if (answer.ok) {
        failures = 0;
        const { balance } = answer.value;
        if (balance && !isOver() && balance.at > (progress().balance?.at ?? 0)) onBalance(balance);
        if (!answer.value.more) return;
      } else failures += 1;
      await pause(answer.ok ? answer.value.wait : AFTER_FAILURE);
    }
  }

  return {
    follow() {
      for (let lane = 0; lane < progress().lanes; lane++)
        if (!lanes.has(lane) && isWanted(lane))
          lanes.set(
            lane,
            ask(lane).finally(() => lanes.delete(lane)),
          );
    },
    home: () => Promise.all(lanes.values()).then(() => undefined),
  };
}
