import { h, render } from 'preact';
import { App } from '../../sidebar/app';
import type { Controller } from '../../sidebar/state/controller';
import { VERSION } from '../../src/version';
import type { State } from '../../sidebar/state/state';

/** The page's entry for the gallery: draws whatever state it is given, and does nothing when something is pressed. */
const silent = new Proxy({}, { get: () => () => Promise.resolve() }) as Controller;

Object.assign(window, {
  draw(state: State, now: number) {
    const root = document.getElementById('app')!;
    // Each state as a page of its own: nothing of the one before stays, and focus is where a step puts it.
    render(null, root);
    render(h(App, { state, act: silent, now, codeVersion: VERSION }), root);
  },
});
