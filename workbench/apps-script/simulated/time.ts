import type { AppsScript } from '../host/apps-script';
import { onClock } from '../host/events';
import type { ExecutionRequest } from '../host/messages';

/** Lets the virtual clock go on, and runs what clock triggers start meanwhile, each at its moment. */
export function letTimePass(
  appsScript: AppsScript,
  milliseconds: number,
  setNow: (now: number) => void,
  run: (request: ExecutionRequest) => unknown,
): void {
  const { triggers, clock } = appsScript;
  const until = clock.now() + milliseconds;
  for (let next = triggers.nextAt(); next !== null && next <= until; next = triggers.nextAt()) {
    setNow(Math.max(clock.now(), next));
    for (const trigger of triggers.takeDue(clock.now())) run(onClock(appsScript, trigger));
  }
  setNow(Math.max(clock.now(), until));
}
