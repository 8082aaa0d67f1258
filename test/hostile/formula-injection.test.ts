import { describe, expect, test } from '@jest/globals';
import { expectSettled } from './support/statuses';
import { found, openDocument, OWNER, peopleNamed } from './support/document';
import type { HostileDocument, Respond } from './support/document';
import { FORMULAS, MARKUP, NUMBERS_AND_DATES } from './support/payloads';

const PAYLOADS = [...FORMULAS, ...NUMBERS_AND_DATES, ...MARKUP];
/** So few failures do not stop a run, and what is found between them goes on being written. */
const A_LIST = 8;
const lists = chunks(PAYLOADS, A_LIST).map((list): [string, string[]] => [JSON.stringify(list[0]), list]);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const named = (index: number): string => `Payload${LETTERS.charAt(index % 26)}`;

/** Answers each payload's row with what `hostile` makes of it, and everybody else with an email. */
function answering(payloads: string[], hostile: (payload: string) => ReturnType<Respond>): Respond {
  return (asked) => {
    const index = payloads.findIndex((_, at) => asked.last_name === named(at));
    return index < 0 ? found('ann@good.example') : hostile(payloads[index]!);
  };
}

/** Enriches a row for each payload, with good rows around them. */
function enrichList(payloads: string[], hostile: (payload: string) => ReturnType<Respond>): HostileDocument {
  const names = ['Good', ...payloads.map((_, index) => named(index)), 'Better'];
  const document = openDocument({ cells: peopleNamed(names), respond: answering(payloads, hostile) });
  document.connect();
  document.enrich();
  return document;
}

interface OutputCell {
  value: unknown;
  formula: string;
  format: string;
}

/** The cells of the two output columns below their headers. */
function outputs({ workbook, sheetId }: HostileDocument): { email: OutputCell; status: OutputCell }[] {
  const { lastRow } = workbook.sheet(sheetId);
  const area = { row: 2, column: 4, rows: lastRow - 1, columns: 2 };
  const [values, formulas, formats] = [
    workbook.values(sheetId, area),
    workbook.formulas(sheetId, area),
    workbook.formats(sheetId, area),
  ];
  const cell = (row: number, column: number): OutputCell => ({
    value: values[row]![column],
    formula: formulas[row]![column]!,
    format: formats[row]![column]!,
  });
  return values.map((_, row) => ({ email: cell(row, 0), status: cell(row, 1) }));
}

describe.each([
  ['the email', (payload: string) => found(payload)],
  ['the local part of the email', (payload: string) => found(`${payload}@evil.example`)],
  [
    'the message of a not-found',
    (payload: string) => ({ body: { success: true, status: 'not_found', message: payload, remaining_credits: 5 } }),
  ],
  ['the error of a 400', (payload: string) => ({ status: 400, body: { error: payload } })],
  ['the error of a 500', (payload: string) => ({ status: 500, body: { error: payload, message: payload } })],
  ['the whole body', (payload: string) => ({ body: payload })],
])('a payload as %s', (_place, hostile) => {
  test.each(lists)('stays text or stays out: %s and the next ones', (_first, list) => {
    const document = enrichList(list, hostile);
    const rows = outputs(document);
    expect(rows).toHaveLength(list.length + 2);
    for (const [index, { email, status }] of rows.entries()) {
      const said = hostile(list[index - 1] ?? '') as { body: { results?: { email?: string } } };
      expect([email.formula, status.formula]).toEqual(['', '']);
      expect(typeof status.value).toBe('string');
      expectSettled(String(status.value));
      const isGood = index === 0 || index === rows.length - 1;
      if (isGood) expect([email.value, status.value]).toEqual(['ann@good.example', 'Found']);
      else if (status.value === 'Found')
        expect(email.value).toBe(said.body.results!.email!.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, ''));
      else expect(email.value).toBeNull();
      if (/^[=+\-@'\uff1d\uff0b\uff0d\uff20]/.test(String(email.value))) expect(email.format).toBe('@');
    }
  });
});

test('an address that begins like a formula was paid for: it is written, as text', () => {
  const document = enrichList(
    ['=1+1@evil.example', '+1+1@evil.example', '\uff1d1@evil.example', "'1@evil.example"],
    (payload) => found(payload),
  );
  expect(outputs(document).slice(1, -1)).toEqual(
    ['=1+1@evil.example', '+1+1@evil.example', '\uff1d1@evil.example', "'1@evil.example"].map((value) => ({
      email: { value, formula: '', format: '@' },
      status: { value: 'Found', formula: '', format: '@' },
    })),
  );
});

test('what is no email fails in plain words, counts as paid, and is not asked for again', () => {
  const document = openDocument({
    cells: peopleNamed(['Good', named(0), 'Better']),
    respond: answering(['=1+1'], (payload) => found(payload)),
  });
  document.connect();
  const progress = document.enrich();
  expect(document.shown()[2]).toEqual([
    'Ann',
    named(0),
    'Acme',
    '',
    "Failed: eCore's answer holds no readable email. It was paid for, and is not asked for again",
  ]);
  expect(progress).toMatchObject({ state: 'done', found: 2, failed: 1, lostAnswers: 0 });
});

describe('in a formula', () => {
  test.each(lists)('a payload stays text or becomes a plain message: %s and the next ones', (_first, list) => {
    const document = openDocument({
      cells: peopleNamed(list.map((_, index) => named(index))),
      respond: answering(list, (payload) => found(`${payload}@evil.example`)),
    });
    document.connect();
    const { workbook, sheetId } = document;
    const places = list.map((_, index) => ({ row: index + 2, column: 6, rows: 1, columns: 1 }));
    places.forEach((area) =>
      workbook.change(sheetId, area, [[{ formula: `=ECORE_EMAIL(A${area.row}, B${area.row}, C${area.row})` }]]),
    );
    const texts = places.map((area) => workbook.values(sheetId, area)[0]![0]);
    texts.forEach((text, index) => {
      if (typeof text === 'string') expect(text).toBe(`${list[index]!}@evil.example`.replace(/^[\s\u200b\ufeff]+/, ''));
      else
        expect(text).toMatchObject({
          error: '#ERROR!',
          message: "eCore's answer holds no readable email. It was paid for, and is not asked for again.",
        });
    });
    // The values stay text when they take the formulas' place.
    const window = document.script.window(OWNER);
    window.openDocument();
    window.answers.push({ button: 'YES' });
    window.clickMenu('Formulas', 'Replace formulas with values');
    places.forEach((area, index) => {
      const isError = typeof texts[index] !== 'string';
      expect(workbook.formulas(sheetId, area)[0]![0]).toBe('');
      expect(workbook.values(sheetId, area)[0]![0]).toBe(
        isError
          ? "Error: eCore's answer holds no readable email. It was paid for, and is not asked for again."
          : texts[index],
      );
    });
  });
});

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
