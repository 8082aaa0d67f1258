import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SERVER_FUNCTIONS } from '../../src/contract';
import type { Opening, Problem, Progress, Reply, SidebarApi } from '../../src/contract';
import { IDENTIFIERS } from '../../src/identifiers/identifiers';
import { NAMES, openDocument, OWNER, peopleNamed, RUN_OPTIONS, TOKEN } from './support/document';
import type { HostileDocument } from './support/document';
import { expectPlainWords, INTERNALS } from './support/statuses';

const RUNS = process.env.EXHAUSTIVE ? 1_000 : 25;

/** These take nothing: whatever comes along is not looked at. */
const WITHOUT_ARGUMENTS: (keyof SidebarApi)[] = [
  'lastRuns',
  'checkUndo',
  'readFormulas',
  'retryFormulasInView',
  'replaceFormulasInView',
  'readSettings',
  'openSidebarState',
  'removeToken',
  'discardRun',
  'clearSavedAnswers',
];

const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'ok',
  'problem',
);
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('=1+1', '<img src=x onerror=1>', 'a\r\nX-Evil: 1', '\ud800', '9'.repeat(400), 'x'.repeat(100_000)),
);
const hostileNumber = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 18_278, 18_279, 10_000_000),
);
const leaf = fc.oneof(hostileText, hostileNumber, fc.boolean(), fc.constant(null));
/** Anything that can travel: only JSON does. */
const anything = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(hostileKey, fc.string()), tie('node'), { maxKeys: 4 }),
  ),
})).node;

const column = fc.oneof(hostileNumber, fc.integer({ min: 1, max: 30 }), leaf);
const mapping = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...IDENTIFIERS), hostileKey), column, { maxKeys: 5 }),
  anything,
);
const outputs = fc.oneof(
  fc.record({ email: fc.oneof(column, fc.constant(null)), status: fc.oneof(column, fc.constant(null)) }),
  anything,
);
const range = fc.oneof(
  fc.tuple(hostileNumber, hostileNumber),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
  anything,
);
const rows = fc.oneof(
  fc.constantFrom('selected', 'all', 'without-email', 'everything'),
  fc.record({ ranges: fc.array(range, { maxLength: 5 }) }),
  anything,
);
const flag = fc.oneof({ weight: 4, arbitrary: fc.boolean() }, { weight: 1, arbitrary: anything });
const orNothing = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const sheetId = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: column });
const headerRow = fc.oneof(fc.constantFrom(0, 1, 2), column);
/** Nearly what the page sends, with something wrong in most places now and then. */
const nearlyARequest = fc.record(
  {
    sheetId,
    headerRow,
    headers: fc.oneof(
      fc.constant(['First name', 'Last name', 'Company']),
      fc.array(hostileText, { maxLength: 4 }),
      anything,
    ),
    mapping,
    outputs,
    rows,
    take: fc.oneof(fc.constantFrom('unsettled', 'failed', 'not-found', 'again'), anything),
    onlyVisible: flag,
    overwrite: flag,
    waterfall: flag,
    creditCap: orNothing(column),
    firstRows: orNothing(column),
    leftovers: fc.oneof(fc.constantFrom('ask', 'include', 'discard'), anything),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'sheetId',
      'headerRow',
      'mapping',
      'outputs',
      'rows',
      'take',
      'onlyVisible',
      'overwrite',
      'waterfall',
      'creditCap',
      'firstRows',
      'leftovers',
    ],
  },
);
const nearlyAnArgument = fc.oneof(
  nearlyARequest,
  fc.record({ headerRow: orNothing(headerRow), forget: flag }),
  fc.record({ takeOver: flag, creditCap: orNothing(column) }),
  fc.constant('run-1'),
);
const someArguments = fc.array(fc.oneof(anything, nearlyAnArgument), { maxLength: 3 });

/** The document as it is before each call: a run that was stopped halfway, and a token. */
function prepared(): { document: HostileDocument; before: string } {
  const document = openDocument({ cells: peopleNamed(['One', 'Two', 'Three', 'Four']) });
  document.connect();
  const request = document.request({ mapping: NAMES });
  const { runId } = document.have<Progress>('startRun', [request, 4]);
  document.have('stopRun', [runId]);
  document.have('stepRun', [runId]);
  document.requests.splice(0);
  return { document, before: cellsOf(document) };
}

const cellsOf = ({ workbook, sheetId: sheet }: HostileDocument): string => {
  const { lastRow, lastColumn } = workbook.sheet(sheet);
  const area = { row: 1, column: 1, rows: Math.max(lastRow, 1), columns: Math.max(lastColumn, 1) };
  return JSON.stringify([workbook.values(sheet, area), workbook.formulas(sheet, area)]);
};

/** What every reply must be, whatever was sent; gives the problem of a refusal. */
function expectReply(document: HostileDocument, name: string, args: unknown[]): Problem | null {
  const { value, thrown, killed } = document.script.window(OWNER).call(name, ...args);
  expect({ thrown, killed }).toEqual({});
  const reply = value as Reply<unknown>;
  expect(typeof reply.ok).toBe('boolean');
  expect(JSON.stringify(reply)).not.toContain(TOKEN);
  if (reply.ok) return null;
  expect(Object.keys(reply).sort()).toEqual(['ok', 'problem']);
  expectPlainWords(reply.problem.message);
  return reply.problem;
}

describe.each(SERVER_FUNCTIONS)('%s', (name) => {
  const withoutArguments = WITHOUT_ARGUMENTS.includes(name);
  test(`${withoutArguments ? 'looks at no argument' : 'refuses in plain words whatever it does not understand'}, and never throws`, () => {
    let { document, before } = prepared();
    const refused = new Set<string>();
    fc.assert(
      fc.property(someArguments, (args) => {
        const problem = expectReply(document, name, args);
        if (problem) {
          refused.add(problem.code);
          expect(cellsOf(document)).toBe(before);
        }
        // Asking costs; a check of a token is free.
        expect(document.requests.filter(({ body }) => body !== '{}')).toEqual([]);
        if (cellsOf(document) !== before || withoutArguments) ({ document, before } = prepared());
      }),
      { numRuns: withoutArguments ? Math.ceil(RUNS / 8) : RUNS, examples: [[[]], [[null]], [[{}, {}]], [['', '']]] },
    );
    if (!withoutArguments) expect([...refused]).toContain(name === 'selectRow' ? 'sheet-gone' : 'bad-request');
  });
});

test('a request of the right shape that asks for the impossible is refused in plain words, or does nothing', () => {
  let { document, before } = prepared();
  const places = fc.constantFrom(1, 2, 3, 4, 5, 26, 27, 900, 18_278);
  const possible = fc.record({
    headerRow: fc.constantFrom(0, 1, 2, 5, 6, 1_000, 1_001, 10_000_000),
    mapping: fc.dictionary(fc.constantFrom(...IDENTIFIERS), places, { maxKeys: 4, noNullPrototype: true }),
    outputs: fc.record({ email: fc.option(places), status: fc.option(places) }),
    rows: fc.oneof(
      fc.constantFrom('selected', 'all', 'without-email'),
      fc.record({
        ranges: fc.array(fc.tuple(fc.constantFrom(1, 2, 5), fc.constantFrom(5, 900, 10_000_000)), { maxLength: 3 }),
      }),
    ),
    onlyVisible: fc.boolean(),
  });
  fc.assert(
    fc.property(possible, fc.constantFrom(...(['checkRun', 'rememberColumns', 'startRun'] as const)), (patch, name) => {
      const problem = expectReply(document, name, [{ sheetId: 0, ...RUN_OPTIONS, ...patch }, 99]);
      const now = cellsOf(document);
      // Queued rows that kept their email say so again, though there is nothing to do.
      if (problem?.code === 'nothing-to-do') expect(now.replaceAll('"Found"', '"Queued"')).toBe(before);
      else if (problem || name !== 'startRun') expect(now).toBe(before);
      expect(document.requests).toEqual([]);
      // What was remembered must not stand in the way of opening the sidebar again.
      expectReply(document, 'openSidebarState', []);
      if (now !== before) ({ document, before } = prepared());
    }),
    { numRuns: RUNS * 3 },
  );
});

test('prototype keys in an argument reach no object of the server', () => {
  const { document } = prepared();
  const poison = JSON.parse(
    '{"__proto__":{"connected":true,"polluted":1},"constructor":{"prototype":{"polluted":1}},"forget":true,"headerRow":null}',
  ) as object;
  expect(Object.keys(poison)).toContain('__proto__');
  for (const name of SERVER_FUNCTIONS) document.script.window(OWNER).call(name, poison, poison);
  expect(JSON.stringify(document.have<Opening>('openSidebarState'))).not.toContain('polluted');
});

test('what stands inside the file cannot be called from the page', () => {
  const { document } = prepared();
  for (const name of [
    'readToken',
    'evaluateFormula',
    'sidebarApi',
    'googleServices',
    'keepToken',
    'global',
    'ECORE_EMAIL_',
  ]) {
    const { value, thrown } = document.script.window(OWNER).call(name, 'token');
    expect({ name, value }).toEqual({ name, value: undefined });
    expect(thrown).toBeDefined();
  }
});

describe('a formula', () => {
  test('given anything at all answers a text or rows of texts, or throws one plain sentence', () => {
    const { document } = prepared();
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (args) => {
        const { value, thrown } = document.script.run({
          kind: 'custom-function',
          functionName: 'ECORE_EMAIL',
          args: args.map(plain),
          user: OWNER,
          cell: { sheetId: 0, row: 9, column: 9 },
        });
        if (thrown) {
          expect(thrown.message).toMatch(/^[A-Z][^\n]{10,250}\.$/);
          expect(thrown.message).not.toMatch(INTERNALS);
        } else
          expect((Array.isArray(value) ? value.flat() : [value]).every((text) => typeof text === 'string')).toBe(true);
      }),
      { numRuns: RUNS * 3 },
    );
  });
});

/** As it would travel: the keys of `{ date }` mean a date to the workbench. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
