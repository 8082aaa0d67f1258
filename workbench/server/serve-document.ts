import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TypedCells } from '../apps-script/host/events';
import type { Missing } from '../apps-script/host/missing';
import type { LiveWindow } from '../apps-script/live/options';
import { createFramePages } from './frame-page';
import type { About, Mutation } from './messages';
import { createRelay, type Original } from './mutation-relay';
import type { RunningServer, StandIn } from './options';
import { acceptPages, type ConnectedPage, type PageHandler } from './pages';
import { servePage, type Download } from './serve-page';
import { createWindowSession, type SheetIds, type WindowSession } from './window-session';

/** A workbook with a script at work on it, put together elsewhere. */
export interface DocumentParts {
  about: Omit<About, 'person' | 'owner'>;
  /** Who sits at a window, by what its address says behind `?as=`. */
  people: { owner: string; [name: string]: string };
  original: Original;
  sheetIds: SheetIds;
  /** Which cells an edit that is about to be applied writes into. */
  typedCells(mutation: Mutation): TypedCells | null;
  openWindow(email: string): LiveWindow;
  /** Names that `google.script.run` can call. */
  callable: string[];
  download(kind: string, query: URLSearchParams): Promise<Download | null>;
  pageDirectory: string;
  port: number;
  standIn: StandIn | null;
  missing: Missing;
  log: (line: string) => void;
}

/** A window whose page has been gone for so long is closed; a page that lost its connection is back long before. */
const FORGOTTEN_AFTER_MS = 60_000;
const FIGURES_EVERY_MS = 400;
const LOOPBACK = '127.0.0.1';

/** Serves a document to browser windows on this machine. @throws the system's error when the port is taken. */
export async function serveDocument(parts: DocumentParts): Promise<RunningServer> {
  const door = { token: randomBytes(24).toString('base64url'), host: '' };
  const frameScript = await readFile(join(parts.pageDirectory, 'frame.js'), 'utf8');
  const relay = createRelay(parts.original);
  const windows = new Map<string, { session: WindowSession; person: string; forget: NodeJS.Timeout | null }>();
  const pages = new Set<ConnectedPage>();
  let frames: ReturnType<typeof createFramePages> | null = null;

  const server = servePage({
    door: () => door,
    fileName: () => parts.about.fileName,
    pageDirectory: parts.pageDirectory,
    frames: () => frames,
    download: parts.download,
  });

  const windowOf = (id: string, person: string) => {
    const known = windows.get(id);
    if (known?.person === person) {
      if (known.forget) clearTimeout(known.forget);
      known.forget = null;
      return known;
    }
    const session = createWindowSession({
      window: parts.openWindow(person),
      frames: frames!,
      sheetIds: parts.sheetIds,
      functions: () => parts.callable,
      log: parts.log,
    });
    const opened = { session, person, forget: null };
    windows.set(id, opened);
    return opened;
  };

  /** An edit that names no cells of the sheet is refused when it is applied. */
  const typedCellsOf = (mutation: Mutation) => {
    try {
      return parts.typedCells(mutation);
    } catch {
      return null;
    }
  };

  const onPage = (page: ConnectedPage): PageHandler => {
    const shown = windowOf(page.window, page.person);
    page.send({ type: 'welcome', about: { ...parts.about, person: page.person, owner: parts.people.owner } });
    page.send({ type: 'missing', missing: parts.missing.list() });
    if (parts.standIn) page.send({ type: 'figures', figures: parts.standIn.figures() });
    const member = relay.join(page.send);
    const detach = shown.session.attach(page.send);
    pages.add(page);
    return {
      receive: (message) => {
        if (message.type === 'ping') return;
        if (message.type !== 'mutation') return shown.session.receive(message);
        const cells = typedCellsOf(message.mutation);
        if (member.receive(message)) return cells ? shown.session.typed(cells) : undefined;
        page.send({
          type: 'toast',
          toast: {
            id: `again-${Date.now()}`,
            title: 'Please do that again',
            message: 'The sheet changed at the same moment, so your last edit was not taken.',
            seconds: 6,
          },
        });
      },
      left: () => {
        pages.delete(page);
        member.leave();
        detach();
        const stillOpen = [...pages].some(({ window }) => window === page.window);
        if (stillOpen) return;
        shown.forget = setTimeout(() => {
          windows.delete(page.window);
          shown.session.close();
        }, FORGOTTEN_AFTER_MS);
        shown.forget.unref();
      },
    };
  };
  const stopPages = acceptPages(server, { door: () => door, people: parts.people, onPage, log: parts.log });
  parts.missing.onNote = (what) => {
    parts.log(`${what} is not part of the workbench.`);
    for (const page of pages) page.send({ type: 'missing', missing: parts.missing.list() });
  };
  const stopFigures = parts.standIn ? showFigures(parts.standIn, pages) : () => {};

  await new Promise<void>((done, fail) => server.once('error', fail).listen(parts.port, LOOPBACK, done));
  const { port } = server.address() as AddressInfo;
  door.host = `${LOOPBACK}:${port}`;
  frames = createFramePages(frameScript, () => parts.callable, `http://${door.host}`);

  return {
    url: `http://${door.host}/${door.token}/`,
    port,
    close: async () => {
      stopFigures();
      parts.missing.onNote = () => {};
      stopPages();
      relay.close();
      for (const { session, forget } of windows.values()) {
        if (forget) clearTimeout(forget);
        session.close();
      }
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Tells every page what the stand-in has been asked, when that has changed. */
function showFigures(standIn: StandIn, pages: Set<ConnectedPage>): () => void {
  let last = '';
  const timer = setInterval(() => {
    if (pages.size === 0) return;
    const figures = standIn.figures();
    if (JSON.stringify(figures) === last) return;
    last = JSON.stringify(figures);
    for (const page of pages) page.send({ type: 'figures', figures });
  }, FIGURES_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
