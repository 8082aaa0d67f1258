import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createCertificate } from './certificate.mjs';
import type { Google } from './google';

const HOSTS = ['oauth2.googleapis.com', 'script.googleapis.com', 'www.googleapis.com'];

export interface ServedGoogle {
  /** For HTTPS_PROXY: everything that goes through it ends at the stand-in, whatever host it is meant for. */
  proxy: string;
  /** In PEM, for the file that NODE_EXTRA_CA_CERTS names. */
  certificate: string;
  close(): Promise<void>;
}

/**
 * Serves the stand-in over HTTP on this machine, so that clasp itself can be its client, with nothing of clasp replaced: it
 * is sent here by the environment variables for a company's proxy and its certificate.
 */
export async function serveGoogle(google: Pick<Google, 'answer'>): Promise<ServedGoogle> {
  const { key, cert } = await createCertificate(HOSTS);
  const sockets = new Set<Socket>();
  const secure = createSecureServer({ key, cert }, (request, response) => void reply(google, request, response));
  const proxy = createServer();
  proxy.on('connect', (_request, socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  return {
    proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    certificate: cert,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => proxy.close(done));
    },
  };
}

async function reply(
  google: Pick<Google, 'answer'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body = '';
  // Characters may be cut between two chunks.
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const { host = '', ...headers } = request.headers;
  const answer = google.answer({
    method: request.method!,
    host,
    path: request.url!.replace(/\?.*/, ''),
    headers,
    body,
  });
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer.body));
}
