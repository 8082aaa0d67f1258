import { render } from 'preact';
import { App } from './app';
import { readIntent } from './intent';
import { createServer } from './server';
import type { ScriptRun } from './server';
import './sidebar.css';
import { createController } from './state/controller';
import { initialState } from './state/state';
import { createStore } from './state/store';
import { every, wait } from './timers';
import { titleOf } from './title';

const root = document.getElementById('app')!;
const server = createServer(google.script.run as unknown as ScriptRun, {
  set: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clear: (timer) => clearTimeout(timer as number),
});
const codeVersion = document.body.dataset.version ?? '';
const store = createStore(initialState(readIntent(document.body.dataset.intent)), show);
const controller = createController({
  server,
  store,
  now: () => Date.now(),
  wait,
  every,
});

function show(): void {
  document.title = titleOf(store.state);
  render(<App state={store.state} act={controller} now={Date.now()} codeVersion={codeVersion} />, root);
}

show();
void controller.open();
