import type { RunningServer, ServerOptions } from './options';

/**
 * Opens a list in a spreadsheet page on 127.0.0.1 and runs a script project on it.
 *
 * @throws the system's error (`EADDRINUSE`) when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  throw new Error(`The page for ${options.list.name} is not there yet.`);
}
