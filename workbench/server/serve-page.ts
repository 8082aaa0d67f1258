import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FRAME_FLAGS } from './frame-flags';
import type { FramePages } from './frame-page';
import { admit, type Door, readTarget } from './guard';

/** A file made on request, as the download of the sheet. */
export interface Download {
  type: string;
  name: string;
  bytes: Uint8Array;
}

export interface PageRoutes {
  door(): Door;
  fileName(): string;
  pageDirectory: string;
  frames(): FramePages | null;
  /** Makes the file for `download/csv` and the like; null when there is no such kind. */
  download(kind: string, query: URLSearchParams): Promise<Download | null>;
}

const ASSETS: { [path: string]: string } = { '/main.js': 'text/javascript', '/main.css': 'text/css' };

/** The HTTP half of the server: the page, its script and style, the frames, downloads. Whoever is not let in gets 403. */
export function servePage(routes: PageRoutes): Server {
  return createServer((request, response) => {
    answer(request, response, routes).catch((error: unknown) => {
      if (!response.headersSent)
        send(response, 500, 'text/plain', error instanceof Error ? error.message : String(error));
      else response.destroy();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, routes: PageRoutes): Promise<void> {
  const door = routes.door();
  const { pathname = '', searchParams = new URLSearchParams() } = readTarget(request.url) ?? {};
  const visit = { path: pathname, host: request.headers.host, origin: request.headers.origin };

  // A frame's path is its own secret: the add-on's page must not learn the token of the page around it.
  const frame = routes.frames()?.get(pathname);
  if (frame !== undefined && request.method === 'GET' && visit.host === door.host) {
    return send(response, 200, 'text/html', frame, `sandbox ${FRAME_FLAGS}; frame-ancestors 'self'`);
  }

  const path = admit(visit, door);
  if (path === null) {
    return send(
      response,
      403,
      'text/plain',
      'This is a workbench on somebody’s own machine. Open the address that it printed when it started.',
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Only GET is answered here.');
  if (path === '/') return send(response, 200, 'text/html', shell(routes.fileName()), pagePolicy(door.host));
  const type = ASSETS[path];
  if (type) return send(response, 200, type, await readFile(join(routes.pageDirectory, path)));
  const kind = /^\/download\/(\w+)$/.exec(path)?.[1];
  const file = kind === undefined ? null : await routes.download(kind, searchParams);
  if (!file) return send(response, 404, 'text/plain', 'There is nothing here.');
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  send(response, 200, file.type, file.bytes);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  policy = "default-src 'none'",
): void {
  response.writeHead(status, {
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    // The address holds the token; nobody the page links to may learn it.
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

/** Univer styles elements in place and draws with data and blob images; everything else comes from this server alone. */
function pagePolicy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://${host}`,
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function shell(fileName: string): string {
  const title = fileName.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} – workbench</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%23188038'/%3E%3Cpath d='M3.5 4.5h9v7h-9zM3.5 7h9M3.5 9.2h9M7 4.5v7' fill='none' stroke='white'/%3E%3C/svg%3E">
<link rel="stylesheet" href="main.css">
</head>
<body><div id="app"></div><script src="main.js"></script></body>
</html>
`;
}
