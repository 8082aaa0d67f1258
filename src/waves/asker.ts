import type { Entry } from '../ledger/entry';
import type { Lookup } from '../lookups/lookup';
import type { Services } from '../services';
import { askWave } from './ask-wave';
import type { Asking } from './asking';

/** Who asks eCore: a formula, a step of a run, or a lane beside it. */
export interface Asker {
  services: Services;
  token: string;
  asking: Asking;
}

/** What came of a wave. */
export interface Asked {
  /** Paid for: they are stored before anything else happens, by the step together with its next claims. */
  answers: Map<string, Entry>;
  /** Lookups that have no answer. */
  unanswered: Lookup[];
  sentAt: number;
  /** Where the asking stood before. */
  before: Asking;
  /** Answers among them that were lost on the way, and refusals for speed. */
  lost: number;
  refused: number;
}

/** Asks a wave of lookups that the asker has claimed. */
export function askTogether({ services, token, asking }: Asker, wave: Lookup[], timeoutSeconds: number): Asked {
  const before = { ...asking };
  const sentAt = services.clock.now();
  const answers = askWave({ ...services, token }, wave, asking, timeoutSeconds);
  return {
    answers,
    unanswered: wave.filter(({ key }) => !answers.has(key)),
    sentAt,
    before,
    lost: asking.lostAnswers - before.lostAnswers,
    refused: asking.refusals - before.refusals,
  };
}
