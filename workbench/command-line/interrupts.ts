/** npm passes Ctrl+C on to a process that the terminal has already told: what comes this close is one key press. */
const ONE_PRESS_MS = 1000;

export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * Calls back at the first Ctrl+C, and at the second one.
 *
 * @returns the function that ends listening
 */
export function onInterrupts(
  first: () => void,
  second: () => void,
  { signals = process as SignalSource, now = Date.now } = {},
): () => void {
  let pressed: number | null = null;
  const listener = () => {
    const at = now();
    if (pressed === null) {
      pressed = at;
      first();
    } else if (at - pressed > ONE_PRESS_MS) second();
  };
  signals.on('SIGINT', listener);
  signals.on('SIGTERM', listener);
  return () => {
    signals.off('SIGINT', listener);
    signals.off('SIGTERM', listener);
  };
}
