import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { MenuEntry } from '../apps-script/host/window';
import type { About } from '../server/messages';
import { connect, type Connection } from './connection';
import type { FrameActions } from './parts/add-on-frame';
import { FailureBox, FrameBox, QuestionBox } from './parts/dialogs';
import { Footer } from './parts/footer';
import { Help } from './parts/help';
import { type Item, type Menu, MenuBar } from './parts/menu-bar';
import { SidePanel } from './parts/side-panel';
import { Toasts } from './parts/toasts';
import { createSpreadsheet, type Spreadsheet } from './spreadsheet/spreadsheet';
import { FIRST_STATE, reduce } from './state';

const SHEET_ELEMENT = 'sheet';

/** The whole page: the spreadsheet, and around it what Google's editor has around it. */
export function App({ address }: { address: string }) {
  const [state, dispatch] = useReducer(reduce, FIRST_STATE);
  const connection = useRef<Connection | null>(null);
  const spreadsheet = useRef<Spreadsheet | null>(null);
  const activeSheet = useRef('');

  useEffect(() => {
    const seen = { epoch: 0, sequence: 0 };
    const sheet = createSpreadsheet(SHEET_ELEMENT, {
      onMutation: (mutation) =>
        connection.current?.send({ type: 'mutation', epoch: seen.epoch, base: seen.sequence, mutation }),
      onSelection: (selection) => {
        activeSheet.current = selection.sheet;
        connection.current?.send({ type: 'selection', selection });
      },
    });
    spreadsheet.current = sheet;
    // The sheet is drawn on a canvas: this is how the browser's console, and a test, can see what it shows and where.
    Object.assign(window, { shownCells: sheet.shown, placeOfCell: sheet.placeOf });
    connection.current = connect(
      address,
      (message) => {
        if (message.type === 'snapshot') {
          Object.assign(seen, { epoch: message.epoch, sequence: message.sequence });
          void sheet.load(message.workbook).then(() => dispatch({ type: 'loaded' }));
        } else if (message.type === 'mutations') {
          if (message.epoch !== seen.epoch) return;
          seen.sequence = message.sequence;
          sheet.apply(message.mutations);
        } else if (message.type === 'select') {
          sheet.select(message.selection);
        } else {
          if (message.type === 'welcome') sheet.describe(message.about.functions);
          dispatch(message);
        }
      },
      (connectionState) => dispatch({ type: 'connection', state: connectionState }),
    );
  }, []);

  const actions = useMemo<FrameActions>(
    () => ({
      call: (frame, name, args) =>
        connection.current?.call(frame, name, args) ?? Promise.resolve({ ok: false, lost: true }),
      close: (frame) => connection.current?.send({ type: 'closed', frame }),
      focusSheet: () => spreadsheet.current?.focus(),
    }),
    [],
  );
  const { about, questions } = state;
  const question = questions[0];

  return (
    <>
      <header class="page-header">
        <Logo />
        <div class="page-title">
          <div class="file-line">
            <h1>{about?.fileName ?? 'Opening…'}</h1>
            <span class="badge">Local workbench</span>
            {about && <span class={about.live ? 'badge live' : 'badge quiet'}>{badgeOf(about)}</span>}
          </div>
          <MenuBar
            menus={menusOf(state.menus, about?.addOn ?? '', {
              choose: (functionName) => connection.current?.send({ type: 'menu', functionName }),
              help: () => dispatch({ type: 'help', open: true }),
              activeSheet: () => activeSheet.current,
            })}
          />
        </div>
        {state.working && (
          <span class="working" role="status">
            <i class="spinner" aria-hidden="true" /> Working…
          </span>
        )}
        {about && (
          <span class="person" title={`You are ${about.person}`}>
            {about.person.slice(0, 1).toUpperCase()}
          </span>
        )}
      </header>
      <main>
        <div class="sheet-area">
          <div id={SHEET_ELEMENT} />
          {!state.loaded && (
            <div class="cover" role="status">
              <i class="spinner large" aria-hidden="true" />
              <p>Opening the list…</p>
            </div>
          )}
        </div>
        {state.sidebar && <SidePanel frame={state.sidebar} actions={actions} />}
        {state.connection === 'lost' && (
          <div class="lost" role="alert">
            <div>
              <strong>The workbench can’t be reached.</strong>
              <p>
                If it was stopped in its terminal, start it again and open the address that it prints. Otherwise this
                page goes on by itself as soon as it answers.
              </p>
              <button type="button" class="primary" onClick={() => connection.current?.retry()}>
                Try now
              </button>
            </div>
          </div>
        )}
      </main>
      {about && <Footer about={about} figures={state.figures} missing={state.missing} />}
      <Toasts toasts={state.toasts} onClose={(toast) => dispatch({ type: 'toast-closed', toast })} />
      {state.dialog && <FrameBox key={state.dialog.id} frame={state.dialog} actions={actions} />}
      {question && (
        <QuestionBox
          key={question.id}
          question={question}
          onAnswer={(answer) => {
            connection.current?.send({ type: 'answered', question: question.id, answer });
            dispatch({ type: 'answered', question: question.id });
          }}
        />
      )}
      {state.failure !== null && (
        <FailureBox text={state.failure} onClose={() => dispatch({ type: 'failure-closed' })} />
      )}
      {state.help && about && <Help about={about} onClose={() => dispatch({ type: 'help', open: false })} />}
    </>
  );
}

/** The add-on's own menu stands under *Extensions*; what the script made with `createMenu` has a place in the bar. */
function menusOf(
  entries: MenuEntry[] | null,
  addOn: string,
  {
    choose,
    help,
    activeSheet,
  }: { choose: (functionName: string) => void; help: () => void; activeSheet: () => string },
): Menu[] {
  const toItems = (list: MenuEntry[]): Item[] =>
    list.map((entry): Item => {
      if (entry.kind === 'separator') return { kind: 'separator' };
      if (entry.kind === 'menu') return { kind: 'submenu', label: entry.label, items: toItems(entry.entries) };
      return { kind: 'action', label: entry.label, run: () => choose(entry.functionName) };
    });
  const items = toItems(entries ?? []);
  const isAddOn = (item: Item) => item.kind === 'submenu' && item.label === addOn;
  const extensions = items.filter(isAddOn);
  const note: Item = {
    kind: 'note',
    label: entries === null ? 'The add-on’s menu is being built…' : 'The script built no menu here.',
  };
  return [
    {
      label: 'File',
      items: [
        {
          kind: 'link',
          label: 'Download sheet as CSV',
          href: () => `download/csv?sheet=${encodeURIComponent(activeSheet())}`,
        },
        { kind: 'link', label: 'Download all as XLSX', href: () => 'download/xlsx' },
      ],
    },
    { label: 'Extensions', items: extensions.length > 0 ? extensions : [note] },
    ...items.flatMap((item): Menu[] =>
      item.kind === 'submenu' && !isAddOn(item) ? [{ label: item.label, items: item.items }] : [],
    ),
    { label: 'Help', items: [{ kind: 'action', label: 'About this workbench', run: help }] },
  ];
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 40" aria-hidden="true">
      <path d="M4 0h17l11 11v25a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#188038" />
      <path d="M21 0l11 11H23a2 2 0 0 1-2-2z" fill="#0d652d" />
      <path d="M7 18h18v14H7zM7 22.7h18M7 27.3h18M13.5 18v14" fill="none" stroke="#fff" stroke-width="1.8" />
    </svg>
  );
}

function badgeOf({ live, outside }: About): string {
  if (outside) return outside === 'network' ? 'real network' : 'requests by rules';
  return live ? 'real eCore' : 'stand-in of eCore';
}
