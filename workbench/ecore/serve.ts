import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ecore } from './ecore';

export interface EcoreServer {
  /** The origin, without a closing slash. */
  url: string;
  /** Ends every connection, also the hanging ones. */
  close(): Promise<void>;
}

/** More than any request of the API needs. */
const MAXIMUM_BODY_BYTES = 1_000_000;

/**
 * Serves the stand-in over real HTTP on 127.0.0.1.
 *
 * @param options.port 0 or absent takes a free one
 * @throws the error of `listen` (code `EADDRINUSE`) when the port is taken
 */
export async function serveEcore(ecore: Ecore, { port = 0 }: { port?: number } = {}): Promise<EcoreServer> {
  const waiting = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    // Taken now: a request that was cut short no longer has its socket.
    const { socket } = request;
    // A caller that goes away early is seen when the answer is due.
    request.on('error', () => {});
    void read(request).then((body) => {
      if (body === null) return void socket.destroy();
      const outcome = ecore.answer({ method: request.method ?? '', path: request.url ?? '', headers: flat(request), body });
      if ('cut' in outcome && outcome.cut === 'hang') return;
      const timer = setTimeout(() => {
        waiting.delete(timer);
        if ('cut' in outcome || socket.destroyed) {
          ecore.lost(outcome.number);
          socket.destroy();
          return;
        }
        send(response, outcome, () => ecore.lost(outcome.number));
      }, outcome.latencyMs);
      waiting.add(timer);
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, answer: { status: number; headers: { [name: string]: string }; body: string }, onLost: () => void): void {
  response.once('close', () => {
    if (!response.writableFinished) onLost();
  });
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** The body as text, or null when it is too long or the caller went away. */
async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += (chunk as Buffer).length;
      if (bytes > MAXIMUM_BODY_BYTES) return null;
      chunks.push(chunk as Buffer);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flat({ headers }: IncomingMessage): { [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}
