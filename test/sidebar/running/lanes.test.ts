import { describe, expect, test } from '@jest/globals';
import type { Ahead, Progress } from '../../../src/contract';
import { createLanes } from '../../../sidebar/running/lanes';
import type { Answer } from '../../../sidebar/server';
import { progress } from '../builders';

const done = (changes: Partial<Ahead> = {}): Answer<Ahead> => ({
  ok: true,
  value: { more: true, wait: 0, balance: null, ...changes },
});
const lost: Answer<Ahead> = { ok: false, problem: { code: 'network', message: 'Lost.' } };

/** Lanes whose calls are answered from a list each; a lane without further answers finds the run over. */
function setUp(answers: Answer<Ahead>[][], first: Partial<Progress> = {}) {
  const state = { progress: progress({ lanes: answers.length, ...first }), isOver: false };
  const called: number[] = [];
  const waits: number[] = [];
  const balances: number[] = [];
  const lanes = createLanes({
    server: {
      askAhead(_runId, lane) {
        called.push(lane);
        const answer = answers[lane]?.shift();
        if (answers.every(({ length }) => length === 0)) state.isOver = true;
        return Promise.resolve(answer ?? done());
      },
    },
    wait: (milliseconds) => (waits.push(milliseconds), Promise.resolve()),
    progress: () => state.progress,
    isOver: () => state.isOver,
    onBalance: ({ credits }) => void balances.push(credits),
  });
  return { state, lanes, called, waits, balances };
}

describe('the calls that ask ahead', () => {
  test('are as many as the server has use for, each made again as soon as it has ended', async () => {
    const { lanes, called } = setUp([
      [done(), done()],
      [done(), done()],
      [done(), done()],
    ]);
    lanes.follow();
    lanes.follow();
    await lanes.home();
    expect(called.sort()).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('are none where the server has no use for any, or the run is no longer driven', async () => {
    const idle = setUp([[done()]], { lanes: 0 });
    idle.lanes.follow();
    await idle.lanes.home();
    const over = setUp([[done()]]);
    over.state.isOver = true;
    over.lanes.follow();
    await over.lanes.home();
    expect([...idle.called, ...over.called]).toEqual([]);
  });

  test('wait as long as they are told, in pieces that a stop cuts short', async () => {
    const { lanes, waits } = setUp([[done({ wait: 1_200 }), done()]]);
    lanes.follow();
    await lanes.home();
    expect(waits).toEqual([500, 500, 500, 500, 200]);
  });

  test('end when the server says so, and silently after some failures', async () => {
    const ended = setUp([[done({ more: false }), done()]]);
    ended.lanes.follow();
    await ended.lanes.home();
    expect(ended.called).toEqual([0]);
    const failing = setUp([[lost, lost, lost, done()]]);
    failing.lanes.follow();
    await failing.lanes.home();
    expect(failing.called).toEqual([0, 0, 0]);
  });

  test('tell the balance that they know later than the step', async () => {
    const { lanes, balances } = setUp(
      [[done({ balance: { credits: 9, at: 5 } }), done({ balance: { credits: 7, at: 50 } }), done()]],
      {
        balance: { credits: 8, at: 20 },
      },
    );
    lanes.follow();
    await lanes.home();
    expect(balances).toEqual([7]);
  });
});
