import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Progress } from '../../../src/contract';
import { driveRun, PAUSES } from '../../../sidebar/running/drive';
import type { Pause } from '../../../sidebar/running/drive';
import type { Answer } from '../../../sidebar/server';
import type { Trouble } from '../../../sidebar/trouble/trouble';
import { progress } from '../builders';

type StepAnswer = Answer<Progress>;

const stepped = (left: number): StepAnswer => ({
  ok: true,
  value: progress({ left, state: left === 0 ? 'done' : 'running' }),
});
const failed = (code: Trouble['code']): StepAnswer => ({ ok: false, problem: { code, message: `${code}.` } });
/** Another call's step of this run is at work. */
const busyFor = (retryAfter: number): StepAnswer => ({
  ok: false,
  problem: { code: 'busy', message: 'busy.', retryAfter },
});
const stoppedAt = (left: number): StepAnswer => ({
  ok: true,
  value: progress({ left, state: 'stopped', stop: { code: 'stopped', message: 'Stopped.' } }),
});

const noLane = () => Promise.resolve({ ok: true as const, value: { more: false, wait: 0, balance: null } });

/** A drive whose steps are answered from a list, with what was seen of it. */
function drive(
  answers: StepAnswer[],
  { stopAnswers = [], onStep = () => {} }: { stopAnswers?: StepAnswer[]; onStep?: (call: number) => void } = {},
) {
  const log: string[] = [];
  const pauses: Pause[] = [];
  const waits: number[] = [];
  let inHand = 0;
  let mostInHand = 0;
  const started = driveRun(progress(), {
    server: {
      stepRun: async () => {
        inHand += 1;
        mostInHand = Math.max(mostInHand, inHand);
        log.push('step');
        await Promise.resolve();
        onStep(log.filter((entry) => entry === 'step').length);
        await Promise.resolve();
        inHand -= 1;
        const answer = answers.shift();
        if (!answer) throw new Error('One step too many');
        return answer;
      },
      askAhead: noLane,
      readProgress: () => Promise.resolve({ ok: true, value: null }),
      stopRun: () => {
        log.push('stop');
        return Promise.resolve(stopAnswers.shift() ?? stepped(30));
      },
    },
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    every: () => () => undefined,
    onProgress: ({ left }) => void log.push(`left ${left}`),
    onPause: (pause) => void pauses.push(pause),
  });
  return { ...started, log, pauses, waits, mostInHand: () => mostInHand };
}

describe('a drive', () => {
  test('steps until nothing is left', async () => {
    const { ending, log } = drive([stepped(20), stepped(0)]);
    expect((await ending).progress.state).toBe('done');
    expect(log).toEqual(['step', 'left 20', 'step', 'left 0']);
  });

  test('comes again as often as it is asked to while another step of the run is at work (situation 38)', async () => {
    const { ending, pauses, waits } = drive([...Array.from({ length: 9 }, () => busyFor(1_500)), stepped(0)]);
    expect(await ending).toMatchObject({ trouble: null, progress: { state: 'done' } });
    expect(waits).toEqual(Array(9).fill(1_500));
    expect(pauses).toEqual([]);
  });

  test('does not come again without end, nor without a pause', async () => {
    const { ending, waits } = drive(Array.from({ length: 2_000 }, () => busyFor(0)));
    expect(await ending).toMatchObject({ trouble: { code: 'busy' } });
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(300_000);
  });

  test('ends when a step says that the run has stopped', async () => {
    const { ending, log } = drive([stepped(20), stoppedAt(12)]);
    expect(await ending).toMatchObject({ trouble: null, progress: { state: 'stopped', left: 12 } });
    expect(log.filter((entry) => entry === 'step')).toHaveLength(2);
  });

  test('tries a call that was lost on the way again, each time after a longer pause', async () => {
    const { ending, pauses } = drive([failed('network'), failed('unexpected'), failed('busy'), stepped(0)]);
    expect((await ending).trouble).toBeNull();
    expect(pauses.map(({ milliseconds }) => milliseconds)).toEqual(PAUSES.slice(0, 3));
    expect([...PAUSES].sort((a, b) => a - b)).toEqual(PAUSES);
  });

  test('counts the pauses anew after a step that came through', async () => {
    const { ending, pauses } = drive([failed('network'), stepped(20), failed('network'), stepped(0)]);
    await ending;
    expect(pauses.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  test('gives up after the last pause, with its trouble and the progress last seen', async () => {
    const { ending } = drive([stepped(20), ...Array.from({ length: PAUSES.length + 1 }, () => failed('network'))]);
    expect(await ending).toMatchObject({ trouble: { code: 'network' }, progress: { left: 20 } });
  });

  test.each(['taken-over', 'no-run', 'two-accounts', 'google-quota', 'busy'] as const)(
    'does not try again after %s',
    async (code) => {
      const { ending, pauses } = drive([failed(code)]);
      expect((await ending).trouble?.code).toBe(code);
      expect(pauses).toEqual([]);
    },
  );
});

describe('Stop', () => {
  test('is sent while the step is in hand, which sees it and ends the run', async () => {
    const started = drive([stepped(20), stoppedAt(14)], { onStep: (call) => void (call === 2 && started.stop()) });
    expect((await started.ending).progress).toMatchObject({ state: 'stopped', left: 14 });
    expect(started.log).toEqual(['step', 'left 20', 'step', 'stop', 'left 14']);
  });

  test('that the step in hand came too late to see is seen by one more, which closes the run', async () => {
    const started = drive([stepped(20), stoppedAt(20)], { onStep: (call) => void (call === 1 && started.stop()) });
    expect((await started.ending).progress).toMatchObject({ state: 'stopped', left: 20 });
    expect(started.log).toEqual(['step', 'stop', 'left 20', 'step', 'left 20']);
  });

  test('that was lost on the way is sent once more', async () => {
    const stopAnswers = [failed('network'), stepped(20)];
    const started = drive([stepped(20), stoppedAt(20)], {
      onStep: (call) => void (call === 1 && started.stop()),
      stopAnswers,
    });
    expect((await started.ending).progress.state).toBe('stopped');
    expect(stopAnswers).toEqual([]);
  });

  test('asks for nothing more when the step in hand already saw it', async () => {
    const started = drive([stoppedAt(8)], { onStep: () => started.stop() });
    expect((await started.ending).progress.left).toBe(8);
    expect(started.log).toEqual(['step', 'stop', 'left 8']);
  });

  test('pressed twice is sent once', async () => {
    const started = drive([stoppedAt(8)], {
      onStep: () => {
        started.stop();
        started.stop();
      },
    });
    await started.ending;
    expect(started.log.filter((entry) => entry === 'stop')).toHaveLength(1);
  });

  test('ends the drive also when it cannot be delivered', async () => {
    const started = drive([stepped(20)], {
      stopAnswers: [failed('network'), failed('network')],
      onStep: () => started.stop(),
    });
    expect(await started.ending).toMatchObject({ trouble: { code: 'network' }, progress: { left: 20 } });
  });

  test('cuts a pause short', async () => {
    const log: string[] = [];
    const started = driveRun(progress(), {
      server: {
        stepRun: () => Promise.resolve(failed('network')),
        askAhead: noLane,
        readProgress: () => Promise.resolve({ ok: true, value: null }),
        stopRun: () => Promise.resolve(stoppedAt(40)),
      },
      wait: () => new Promise(() => undefined),
      every: () => () => undefined,
      onProgress: () => undefined,
      onPause: () => {
        log.push('paused');
        queueMicrotask(() => started.stop());
      },
    });
    expect((await started.ending).progress.state).toBe('stopped');
    expect(log).toEqual(['paused']);
  });
});

describe('while a step is in hand', () => {
  type Look = Answer<Progress | null>;

  /** A drive of one step that ends when told; `look` looks at the run as the timer would, and gets this answer. */
  function slowStep() {
    const shown: number[] = [];
    let tick: (() => void) | null = null;
    let end: (answer: StepAnswer) => void = () => undefined;
    let looks = 0;
    let answerLook: (answer: Look) => void = () => undefined;
    const { ending } = driveRun(progress({ left: 40 }), {
      server: {
        stepRun: () => new Promise<StepAnswer>((resolve) => (end = resolve)),
        askAhead: noLane,
        readProgress: () => {
          looks += 1;
          return new Promise<Look>((resolve) => (answerLook = resolve));
        },
        stopRun: () => Promise.resolve(stoppedAt(40)),
      },
      wait: () => Promise.resolve(),
      every: (_, callback) => {
        tick = callback;
        return () => (tick = null);
      },
      onProgress: ({ left }) => void shown.push(left),
      onPause: () => undefined,
    });
    const look = async (answer: Look) => {
      tick?.();
      answerLook(answer);
      await new Promise(setImmediate);
    };
    return {
      ending,
      shown,
      look,
      tick: () => tick?.(),
      ticking: () => tick !== null,
      looks: () => looks,
      answerLook: (answer: Look) => answerLook(answer),
      end: (answer: StepAnswer) => end(answer),
    };
  }

  test('the run is looked at, so that the bar moves with each wave', async () => {
    const { ending, shown, look, end, ticking } = slowStep();
    await look(stepped(30));
    await look(stepped(20));
    end(stepped(0));
    await ending;
    expect(shown).toEqual([30, 20, 0]);
    expect(ticking()).toBe(false);
  });

  test('a look that fails, knows nothing or is behind shows nothing, and troubles nobody', async () => {
    const { ending, shown, look, end } = slowStep();
    await look(stepped(25));
    await look(failed('network'));
    await look({ ok: true, value: null });
    await look(stepped(31));
    await look(stoppedAt(10));
    end(stepped(0));
    expect((await ending).trouble).toBeNull();
    expect(shown).toEqual([25, 0]);
  });

  test('there is never more than one look in hand, and one that comes after the step shows nothing', async () => {
    const { ending, shown, tick, looks, answerLook, end } = slowStep();
    tick();
    tick();
    expect(looks()).toBe(1);
    end(stepped(0));
    await ending;
    answerLook(stepped(12));
    await new Promise(setImmediate);
    expect(shown).toEqual([0]);
  });
});

test('whatever the server answers and whenever Stop comes, there is never more than one step in hand and the drive ends', async () => {
  const answer = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(stepped),
    fc.constantFrom('network', 'unexpected', 'busy', 'taken-over').map((code) => failed(code as Trouble['code'])),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { maxLength: 12 }), fc.integer({ min: 0, max: 14 }), async (answers, stopAt) => {
      const started = drive([...answers, stepped(0), stoppedAt(0)], {
        onStep: (call) => void (call === stopAt && started.stop()),
      });
      await started.ending;
      expect(started.mostInHand()).toBe(1);
      expect(started.log.filter((entry) => entry === 'step').length).toBeLessThanOrEqual(answers.length + 2);
    }),
  );
});
