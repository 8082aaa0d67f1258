import type { Controller } from '../state/controller';
import type { State } from '../state/state';

/** What every step is given: the page as it is, what may be done, and the time (milliseconds since 1970). */
export interface View {
  state: State;
  act: Controller;
  now: number;
}
