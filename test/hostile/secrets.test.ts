import { describe, expect, test } from '@jest/globals';
import type { Progress } from '../../src/contract';
import { built, BUILT_FILES } from '../build/built';
import { DEMO_TOKENS } from '../../workbench/ecore/ecore';
import { EDITOR, EDITORS_TOKEN, found, notFound, openDocument, OWNER, peopleNamed, TOKEN } from './support/document';
import type { HostileDocument, Respond } from './support/document';

/** A dozen people, so that waves halve and a breaker may trip. */
const NAMES = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

const WEATHER: [what: string, respond: Respond][] = [
  ['all is well', (_asked, number) => (number % 3 === 0 ? notFound() : found(`somebody${number}@found.example`))],
  ['the token is refused', () => ({ status: 401, body: { detail: 'Invalid token.' } })],
  ['the token is quoted in the error', () => ({ status: 401, body: { detail: `Invalid token ${TOKEN}.` } })],
  ['the token is quoted in an answer', () => ({ status: 500, body: { error: `No luck with Token ${TOKEN}` } })],
  ['the token comes as the email', () => found(`${TOKEN}`)],
  ['the wallet is empty', () => ({ status: 402, body: { error: 'Insufficient credits.', required: 1, balance: 0 } })],
  ['the day is over', () => ({ status: 429, body: '' })],
  ['the server fails', () => ({ status: 500, body: '<html>' })],
  ['the network fails', () => ({ failure: 'address-unavailable' })],
  ['no name is found', () => ({ failure: 'dns' })],
  ['nothing comes back', () => ({ failure: 'timeout' })],
  [
    'it rains now and then',
    (_asked, number) =>
      [found(`a${number}@found.example`), { status: 500, body: '' }, { failure: 'timeout' as const }, { body: '{' }][
        number % 4
      ]!,
  ],
];

/** Google's errors quote the whole address: https://justin.poehnelt.com/posts/definitive-guide-to-urlfetchapp */
const TROUBLE = [
  'Address unavailable: https://app.ecoreservice.com/backend/?x=1',
  "We're sorry, a server error occurred. Please wait a bit and try again.",
  'Service invoked too many times for one day: urlfetch.',
];

/** Everything of a document that outlives an execution, or reaches somebody's eyes, by where it is. */
function kept({ workbook, script, sheetId, replies }: HostileDocument): { [place: string]: string } {
  const { lastRow, lastColumn } = workbook.sheet(sheetId);
  const area = { row: 1, column: 1, rows: Math.max(1, lastRow), columns: Math.max(1, lastColumn) };
  const cells = [
    workbook.values(sheetId, area),
    workbook.formulas(sheetId, area),
    workbook.notes(sheetId, area),
    workbook.links(sheetId, area),
    workbook.formats(sheetId, area),
  ];
  const now = script.clock.now();
  const stores = ['document', 'script', `user:${EDITOR}`];
  return {
    cells: JSON.stringify(cells),
    'sheet names': JSON.stringify(workbook.sheets().map(({ name }) => name)),
    properties: JSON.stringify(stores.map((store) => script.properties(store).all())),
    "the owner's properties but for the token": JSON.stringify({
      ...script.properties(`user:${OWNER}`).all(),
      token: '',
    }),
    caches: JSON.stringify([...stores, `user:${OWNER}`].map((store) => script.cache(store).entries(now))),
    logs: JSON.stringify(script.appsScript.logLines),
    replies: JSON.stringify(replies),
    windows: JSON.stringify(script.appsScript.windows),
    'errors of services': JSON.stringify(script.log.map(({ error }) => error ?? '')),
  };
}

const TROUBLES: [how: string, words: string | null][] = [
  ['while Google is well', null],
  ...TROUBLE.map((words): [string, string] => [`while a service says ${words.slice(0, 24)}`, words]),
];

describe.each(WEATHER)('when %s', (what, respond) => {
  // Each weather without and with one trouble; with all of them when there is time.
  const some = process.env.EXHAUSTIVE ? TROUBLES : [TROUBLES[0]!, TROUBLES[1 + (what.length % TROUBLE.length)]!];
  test.each(some)(
    '%s, the token is nowhere but in its owner\u2019s properties, and nothing is logged',
    (_how, words) => {
      const document = openDocument({ cells: peopleNamed(NAMES), respond });
      const { script } = document;
      document.connect();
      document.connect(EDITORS_TOKEN, EDITOR);
      document.have('readColumns', [{ headerRow: null, forget: false }]);
      let calls = 0;
      if (words !== null) script.before(() => (++calls % 23 === 0 ? { name: 'Exception', message: words } : undefined));
      tryAll(document);
      if (words !== null) expect(calls).toBeGreaterThan(23);
      const everything = kept({ ...document, replies: document.replies });
      for (const [place, text] of Object.entries(everything)) {
        expect({ place, held: text.includes(TOKEN) }).toEqual({ place, held: false });
        if (!place.includes('properties'))
          expect({ place, held: text.includes(EDITORS_TOKEN) }).toEqual({ place, held: false });
      }
      expect(script.properties(`user:${OWNER}`).all()).toMatchObject({ token: TOKEN });
      expect(script.properties(`user:${EDITOR}`).all()).toMatchObject({ token: EDITORS_TOKEN });
      expect(script.appsScript.logLines).toEqual([]);
      expect(everything['errors of services']).not.toMatch(/found\.example/);
    },
  );
});

/** A run, its stop, its resumption, the failed rows, a formula and the menu, each as far as it gets. */
function tryAll(document: HostileDocument): void {
  const attempt = (action: () => unknown): unknown => {
    try {
      return action();
    } catch (error) {
      document.replies.push({ name: 'attempt', value: String(error) });
      return null;
    }
  };
  const progress = attempt(() => document.enrich()) as Progress | null;
  attempt(() => document.call('openSidebarState'));
  attempt(() => document.call('openSidebarState', [], EDITOR));
  const runId = progress?.runId ?? 'none';
  attempt(() => document.drive(document.have<Progress>('resumeRun', [{ runId, takeOver: false, agreedCredits: 5 }])));
  attempt(() => document.call('listRows', [{ sheetId: document.sheetId, kind: 'failed', from: 0 }]));
  if (progress) attempt(() => document.call('readProgress', [progress.runId], EDITOR));
  if (progress) attempt(() => document.call('stepRun', [progress.runId], EDITOR));
  attempt(() => document.call('discardRun', [{ runId }]));
  const place = { by: EDITOR, sheetId: document.sheetId, row: 30, column: 9 };
  for (const args of [
    ['Ann Twelve', 'Acme'],
    [
      [
        ['Ann Thirteen', 'Acme'],
        ['Ann Fourteen', 'Acme'],
      ],
    ],
    [''],
  ]) {
    const { value, thrown } = document.script.evaluate('ECORE_EMAIL', args, place);
    document.replies.push({ name: 'ECORE_EMAIL', value, ...(thrown ? { thrown } : {}) });
  }
  const window = document.script.window(OWNER);
  attempt(() => window.openDocument());
  window.answers.push({ button: 'YES' });
  attempt(() => window.clickMenu('Formulas', 'Retry unfinished formulas'));
  attempt(() => window.clickMenu('Open sidebar'));
}

test('no execution logs anything: the bundle names neither console nor Logger', () => {
  expect(built('Code.js')).not.toMatch(/\bconsole\b|\bLogger\b/);
  expect(built('Sidebar.html')).not.toMatch(/\bconsole\.|localStorage|sessionStorage|document\.cookie|indexedDB/);
});

test('no file that is pushed holds a token, or an address to send one to other than eCore\u2019s', () => {
  for (const file of BUILT_FILES) {
    const text = built(file);
    for (const { token } of DEMO_TOKENS) expect(text).not.toContain(token);
    expect(text).not.toMatch(/\b[0-9a-f]{40}\b/);
    const hosts = [...text.matchAll(/https?:\/(?:\/|\\x2f)([\w.-]+)/g)].map(([, host]) => host);
    const harmless = [
      'app.ecoreservice.com',
      'docs.ecoreservice.com',
      'www.linkedin.com',
      'www.googleapis.com',
      'www.w3.org',
    ];
    expect(hosts.filter((host) => !harmless.includes(host!))).toEqual([]);
  }
});
