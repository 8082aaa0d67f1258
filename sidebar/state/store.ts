import type { Event } from './events';
import { reduce } from './reduce';
import type { State } from './state';

export interface Store {
  readonly state: State;
  dispatch(event: Event): void;
}

/** Holds the page's state and tells `onChange` after each event. */
export function createStore(first: State, onChange: (state: State) => void = () => undefined): Store {
  let state = first;
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      state = reduce(state, event);
      onChange(state);
    },
  };
}
