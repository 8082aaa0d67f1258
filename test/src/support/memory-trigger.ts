import type { ClockTrigger } from '../../../src/services';

export interface MemoryTrigger extends ClockTrigger {
  uids: string[];
  /** How many were made so far. */
  made: number;
  /** What the next calls throw; null for nothing. */
  refusal: Error | null;
  /** Only the next so many attempts to make one fail. */
  failures: number;
}

/** Triggers of one person in one file, as a script bound to it has them. */
export function memoryTrigger(file = 'file'): MemoryTrigger {
  const refuse = () => {
    if (trigger.refusal) throw trigger.refusal;
  };
  const trigger: MemoryTrigger = {
    uids: [],
    made: 0,
    refusal: null,
    failures: 0,
    file: () => file,
    standing() {
      refuse();
      return [...trigger.uids];
    },
    make() {
      refuse();
      if (trigger.failures-- > 0) throw new Error('We\u2019re sorry, a server error occurred.');
      const uid = `trigger-${++trigger.made}`;
      trigger.uids.push(uid);
      return { uid, every: 5 };
    },
    remove(uid) {
      refuse();
      trigger.uids = trigger.uids.filter((each) => each !== uid);
    },
  };
  return trigger;
}
