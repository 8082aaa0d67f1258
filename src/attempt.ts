/** What an action gives, or something else where it throws: for services that may fail without standing in the way. */
export function attempt<T>(action: () => T, otherwise: T): T;
export function attempt<T>(action: () => T): T | undefined;
export function attempt<T>(action: () => T, otherwise?: T): T | undefined {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** Whether an action went through. */
export function succeeds(action: () => void): boolean {
  return attempt(() => {
    action();
    return true;
  }, false);
}
