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
 * Serves the stand-in over real HTTP on 127.0.0.1, to whoever addresses it by that name: a page on the web whose host
 * name resolves to 127.0.0.1, or whose script sends requests there, is turned away.
 *
 * @param options.port 0 or absent takes a free one
 * @throws the error of `listen` (code `EADDRINUSE`) when the port is taken
 */
export async function serveEcore(ecore: Ecore, { port = 0 }: { port?: number } = {}): Promise<EcoreServer> {
  const waiting = new Set<NodeJS.Timeout>();
  let host = '';
  const server = createServer((request, response) => {
    // Taken now: a request that was cut short no longer has its socket.
    const { socket } = request;
    // A caller that goes away early is seen when the answer is due.
    request.on('error', () => {});
    if (!isOwn(request, host)) {
      request.resume();
      response
        .writeHead(403, { 'Content-Type': 'text/plain' })
        .end('This stand-in of eCore answers programs on its own machine alone.');
      return;
    }
    void read(request).then((body) => {
      if (body === null) return void socket.destroy();
      const outcome = ecore.answer({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: flat(request),
        body,
      });
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
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    close: () =>
      new Promise((done) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Scripts on Google's servers send no Origin; a browser does when one site's page calls another. */
function isOwn({ headers }: IncomingMessage, host: string): boolean {
  return headers.host === host && (headers.origin === undefined || headers.origin === `http://${host}`);
}

function send(
  response: ServerResponse,
  answer: { status: number; headers: { [name: string]: string }; body: string },
  onLost: () => void,
): void {
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
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
