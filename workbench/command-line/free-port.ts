import { BadInput } from './bad-input';

/** How many ports are tried after the one asked for. */
const TRIED = 20;

/**
 * Opens something on a port, or on the next free one.
 *
 * @param open rejects with the system's EADDRINUSE when the port is taken
 * @throws BadInput when all of them are taken
 */
export async function onFreePort<T>(
  port: number,
  open: (port: number) => Promise<T>,
): Promise<{ opened: T; port: number }> {
  const last = Math.min(port + TRIED, 65_535);
  for (let tried = port; tried <= last; tried += 1) {
    try {
      return { opened: await open(tried), port: tried };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new BadInput(`The ports ${port} to ${last} are all taken: choose another one with --port.`);
}
