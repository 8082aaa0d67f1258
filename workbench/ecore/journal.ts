import type { Combination } from './combination';
import type { FaultKind } from './faults';

/** One request as the service saw it. Tokens are not written down. */
export interface JournalEntry {
  /** Counted from 1 over all requests. */
  number: number;
  /** Milliseconds since 1970, by the service's clock. */
  at: number;
  method: string;
  path: string;
  /** The parsed body, or the text of one that is not JSON. */
  body: unknown;
  combination: Combination | null;
  /** The status sent, or that would have been had the connection not been cut; 0 when it was cut before there was one. */
  status: number;
  /** Credits taken by this request. */
  charged: number;
  /** Credits left after it. */
  wallet: number;
  /** False when the caller did not get the answer whole: cut off, malformed, or too late for its time limit. */
  delivered: boolean;
  fault?: FaultKind;
}
