/** Lets so many tasks through at once; the others wait in the order in which they came. */
export function createGate(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (task) => {
    if (inside >= atOnce) await new Promise<void>((goOn) => waiting.push(goOn));
    else inside += 1;
    try {
      return await task();
    } finally {
      // Whoever waits takes over the place that comes free.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
