import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { Missing } from '../../../workbench/apps-script/host/missing';
import type { LiveWindow } from '../../../workbench/apps-script/live/options';
import { type Answer, type Question, WindowState } from '../../../workbench/apps-script/host/window';
import type { FromPage, ToPage } from '../../../workbench/server/messages';
import { type DocumentParts, serveDocument } from '../../../workbench/server/serve-document';

export interface TestWindow extends LiveWindow {
  state: WindowState;
  calls: { name: string; args: unknown[] }[];
  asked: (question: Question) => Promise<Answer>;
}

/** A window without a script behind it: calls are answered by `reply`. */
export function createWindow(
  email: string,
  reply: (name: string, args: unknown[]) => unknown = () => null,
): TestWindow {
  const state = new WindowState(email, {
    sheetId: 1,
    areas: [{ row: 1, column: 1, rows: 1, columns: 1 }],
    cell: { row: 1, column: 1 },
  });
  const calls: TestWindow['calls'] = [];
  const run = async (name: string, ...args: unknown[]) => {
    calls.push({ name, args });
    return reply(name, args);
  };
  const window: TestWindow = {
    state,
    calls,
    openDocument: async () => {
      state.menus.push({
        kind: 'menu',
        label: 'Test add-on',
        entries: [{ kind: 'item', label: 'Go', functionName: 'go' }],
      });
    },
    install: async () => {},
    edit: async () => {},
    typed: async () => {},
    call: run,
    clickMenu: async () => {},
    runMenuFunction: async (name) => void (await run(name)),
    select: (selection) => void (state.selection = selection),
    onQuestion: async () => ({ button: 'CLOSE' }),
    asked: (question) => window.onQuestion(question),
  };
  return window;
}

/** A served document without a spreadsheet behind it. */
export async function serve(parts: Partial<DocumentParts> = {}) {
  const pageDirectory = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(join(pageDirectory, 'frame.js'), '/* frame */');
  writeFileSync(join(pageDirectory, 'main.js'), '/* main */');
  writeFileSync(join(pageDirectory, 'main.css'), '/* style */');
  const windows: TestWindow[] = [];
  const server = await serveDocument({
    about: { fileName: 'contacts', addOn: 'Test add-on', live: false, standInToken: null, functions: [] },
    people: { owner: 'owner@example.com', editor: 'editor@example.com' },
    original: { apply: () => {}, snapshot: () => ({}), onMutation: () => () => {} },
    sheetIds: { toUniver: (sheetId) => `sheet-${sheetId}`, toServices: (sheet) => Number(sheet.replace('sheet-', '')) },
    typedCells: () => null,
    openWindow: (email) => {
      const window = createWindow(email);
      windows.push(window);
      return window;
    },
    callable: ['go', 'greet'],
    download: async (kind) =>
      kind === 'csv' ? { type: 'text/csv', name: 'contacts.csv', bytes: Buffer.from('a,b') } : null,
    pageDirectory,
    port: 0,
    standIn: null,
    missing: new Missing(),
    log: () => {},
    ...parts,
  });
  const sockets: WebSocket[] = [];
  return {
    ...server,
    windows,
    /** Asks over real HTTP, with headers as a browser or somebody else would send them. */
    get: (path: string, headers: { [name: string]: string } = {}, method = 'GET') =>
      new Promise<{ status: number; headers: { [name: string]: unknown }; body: string }>((done, fail) => {
        request(
          {
            host: '127.0.0.1',
            port: server.port,
            path: path.startsWith('/') ? path : new URL(server.url).pathname + path,
            method,
            headers,
          },
          (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (chunk) => (body += String(chunk)));
            response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body }));
          },
        )
          .on('error', fail)
          .end();
      }),
    connect: (query: string, headers: { [name: string]: string } = { Origin: new URL(server.url).origin }) => {
      const page = connectPage(`${server.url.replace('http', 'ws')}socket?${query}`, headers);
      sockets.push(page.socket);
      return page;
    },
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      await server.close();
      rmSync(pageDirectory, { recursive: true, force: true });
    },
  };
}

/** A page's end of the WebSocket. */
export function connectPage(url: string, headers: { [name: string]: string }) {
  const socket = new WebSocket(url, { headers });
  const received: ToPage[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)) as ToPage);
    waiting.splice(0).forEach((look) => look());
  });
  return {
    socket,
    received,
    /** Resolves to the HTTP status of a refusal, or to `open`. */
    outcome: new Promise<number | 'open'>((done) => {
      socket.on('open', () => done('open'));
      socket.on('unexpected-response', (_, response) => done(response.statusCode!));
      socket.on('error', () => {});
    }),
    say: (message: FromPage) => socket.send(JSON.stringify(message)),
    /** The next message that fits and has not been waited for before. */
    next: async <Type extends ToPage['type']>(
      type: Type,
      fits: (message: Extract<ToPage, { type: Type }>) => boolean = () => true,
    ) => {
      for (;;) {
        const at = received.findIndex(
          (message) => message.type === type && fits(message as Extract<ToPage, { type: Type }>),
        );
        if (at >= 0) return received.splice(at, 1)[0] as Extract<ToPage, { type: Type }>;
        await new Promise<void>((look) => waiting.push(look));
      }
    },
  };
}
