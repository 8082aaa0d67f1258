import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { admitSocket, type Door, readTarget } from './guard';
import type { FromPage, ToPage } from './messages';
import { readMessage } from './read-message';

/** A page that is connected: which window it is, who sits there, and how to reach it. */
export interface ConnectedPage {
  window: string;
  person: string;
  send(message: ToPage): void;
}

/** What is done with a page's messages; `left` is called once, when the connection ends. */
export interface PageHandler {
  receive(message: FromPage): void;
  left(): void;
}

/** One message of a page: the largest is a paste of many cells. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;

export interface PagesOptions {
  door(): Door;
  /** Who sits at a window, by what its address says behind `?as=`. */
  people: { [name: string]: string };
  onPage(page: ConnectedPage): PageHandler;
  log(line: string): void;
}

/** The WebSocket half of the server: lets in who has the token and comes from the page itself. */
export function acceptPages(server: Server, { door, people, onPage, log }: PagesOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });

  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const { pathname = '', searchParams = new URLSearchParams() } = readTarget(request.url) ?? {};
    const path = admitSocket({ path: pathname, host: request.headers.host, origin: request.headers.origin }, door());
    const window = searchParams.get('window') ?? '';
    const name = searchParams.get('as') ?? '';
    const person = Object.hasOwn(people, name) ? people[name] : undefined;
    if (path !== '/socket' || person === undefined || !/^[\w-]{8,64}$/.test(window)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) =>
      serve(connection, { window, person }, { onPage, log }),
    );
  });
  return () => {
    for (const connection of sockets.clients) connection.terminate();
    sockets.close();
  };
}

/** A message that the server can't read or work off is told in the log and has no other effect. */
function serve(
  connection: WebSocket,
  who: { window: string; person: string },
  { onPage, log }: Pick<PagesOptions, 'onPage' | 'log'>,
): void {
  const send = (message: ToPage) => {
    if (connection.readyState === connection.OPEN) connection.send(JSON.stringify(message));
  };
  const handler = onPage({ ...who, send });
  connection.on('message', (data) => {
    const message = readMessage(String(data));
    if (message === null) return log('A message of the page could not be understood and was left out.');
    if (message.type === 'ping') return send({ type: 'pong' });
    try {
      handler.receive(message);
    } catch (error) {
      log(`A message of the page (${message.type}) could not be worked off: ${String(error)}`);
    }
  });
  // `close` follows every error.
  connection.on('error', () => {});
  connection.on('close', () => handler.left());
}
