import type { InstalledTrigger, Triggers } from '../host/triggers';

/** The longest that a timer of Node can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** Fires clock triggers when their time has come; gives the function that ends it. */
export function fireOnTime(triggers: Triggers, fire: (trigger: InstalledTrigger) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    const next = triggers.nextAt();
    if (next === null) return;
    timer = setTimeout(
      () => {
        triggers.takeDue(Date.now()).forEach(fire);
        wait();
      },
      Math.min(Math.max(0, next - Date.now()), LONGEST_WAIT),
    ).unref();
  };
  triggers.onSchedule = wait;
  return () => {
    triggers.onSchedule = () => {};
    clearTimeout(timer);
  };
}
