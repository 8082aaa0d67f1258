import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startRun } from '../../../src/run/start-run';
import { request, setUp } from '../support/memory-run';

const HEADERS = ['First name', 'Last name', 'Company', 'Notes', 'Email', 'eCore status', 'Website'];
const WAYS = {
  mapping: { first_name: 1, last_name: 2, company_name: 3, company_website: 7 },
  outputs: { email: 5, status: 6 },
  headers: HEADERS,
};

/** Rows of three people, so that most look like others but for their note. */
const lists = fc
  .array(fc.record({ person: fc.nat(2), status: fc.constantFrom('', '', 'Not found'), isTaken: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((rows) => rows.some(({ isTaken }) => isTaken));

type Edit = (cells: string[][]) => void;

const below =
  (change: (rows: string[][]) => void): Edit =>
  (cells) => {
    const rows = cells.slice(1);
    change(rows);
    cells.splice(1, Infinity, ...rows);
  };

/** What people do with rows while some are being queued. */
const EDITS: { [name: string]: Edit } = {
  nothing: () => undefined,
  'turned upside down': below((rows) => rows.reverse()),
  'sorted by person': below((rows) => rows.sort((one, two) => (one[0] ?? '').localeCompare(two[0] ?? ''))),
  'moved by one': below((rows) => rows.unshift(...rows.splice(-1))),
  'a row inserted': below((rows) => rows.splice(1, 0, ['New', 'Person', 'Other', 'new', '', '', ''])),
  'empty rows inserted': below((rows) => rows.splice(1, 0, ['', '', '', '', '', '', ''], ['', '', '', '', '', '', ''])),
  'rows inserted above the headers': (cells) =>
    cells.unshift(['', '', '', '', '', '', ''], ['', '', '', '', '', '', '']),
};

const noteOf = (row: string[]): string => row[3] ?? '';

describe('rows that are queued', () => {
  test.each(Object.entries(EDITS))(
    'are those that were taken, not others of the same people (situations 5, 52): %s',
    (_, edit) => {
      fc.assert(
        fc.property(lists, fc.nat(5), (list, at) => {
          const rows = list.map(({ person, status }, index) => [
            `First${person}`,
            `Last${person}`,
            'Acme',
            `note ${index}`,
            '',
            status,
            'acme.example',
          ]);
          const { sheet, run } = setUp(rows, undefined, HEADERS);
          const taken = list.flatMap(({ isTaken }, index) => (isTaken ? [index] : []));
          let calls = 0;
          // The rows are chosen by the headers, the statuses and one read a stretch; what is edited then decides who they are.
          const stretches = taken.filter((index) => !taken.includes(index - 1)).length;
          sheet.meanwhile = () => {
            if (calls++ !== 2 + stretches + at) return;
            edit(sheet.cells);
          };
          const started = startRun(
            run,
            request({ ...WAYS, take: 'again', rows: { ranges: taken.map((index) => [index + 2, index + 2]) } }),
            100,
          );
          sheet.meanwhile = null;
          if ('problem' in started) return;
          const queued = sheet.cells.filter((row) => row[5] === 'Queued').map(noteOf);
          expect(queued.sort()).toEqual(taken.map((index) => `note ${index}`).sort());
        }),
        { numRuns: 60 },
      );
    },
  );
});
