import type { Answer } from '../server';
import { isAnswerLost } from '../trouble/trouble';
import type { Trouble } from '../trouble/trouble';
import type { Store } from './store';

export interface AskOptions {
  /** Gets the problem instead of the trouble box. */
  otherwise?: (trouble: Trouble) => void;
  /** What *Try again* does when the answer was lost, for a call that may have been carried out. */
  again?: () => Promise<void>;
}

/** Makes one call to the server; `then` gets its value. Does nothing while another one is in hand. */
export type Ask = <T>(
  what: string,
  call: () => Promise<Answer<T>>,
  then: (value: T) => void | Promise<void>,
  options?: AskOptions,
) => Promise<void>;

/** The one way to the server for all that the user does, and *Try again* for the last of it. */
export function createAsk(store: Store, firstAct: () => Promise<void>): { ask: Ask; tryAgain: () => Promise<void> } {
  let lastAct = firstAct;
  const ask: Ask = async (what, call, then, options = {}) => {
    if (store.state.busy !== null) return;
    const repeat = () => ask(what, call, then, options);
    lastAct = repeat;
    store.dispatch({ kind: 'waiting', what });
    const answer = await call();
    if (answer.ok) return then(answer.value);
    if (isAnswerLost(answer.problem)) lastAct = options.again ?? repeat;
    if (options.otherwise) options.otherwise(answer.problem);
    else store.dispatch({ kind: 'failed', trouble: answer.problem });
  };
  return { ask, tryAgain: () => lastAct() };
}
