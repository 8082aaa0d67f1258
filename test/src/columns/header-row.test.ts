import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findHeaderRow } from '../../../src/columns/header-row';
import { naughty } from '../strings';

describe('the header row', () => {
  test.each([
    [
      'is the first row',
      1,
      [
        ['Name', 'Company'],
        ['Ada Lovelace', 'Acme'],
      ],
    ],
    [
      'may have one known header',
      1,
      [
        ['LinkedIn', 'x', 'y'],
        ['linkedin.com/in/ada', '', ''],
      ],
    ],
    [
      'may stand below a title and a blank row',
      3,
      [['Leads, spring fair'], [''], ['Vorname', 'Nachname', 'Firma'], ['Ada', 'Lovelace', 'Acme']],
    ],
    [
      'goes before a title that reads like a header',
      2,
      [
        ['Contacts', ''],
        ['First name', 'Company'],
        ['Ada', 'Acme'],
      ],
    ],
    ['may be all there is', 1, [['Name', 'Company']]],
    [
      'may be in a language nobody listed',
      1,
      [
        ['氏名', '会社'],
        ['Ada Lovelace', 'Acme'],
      ],
    ],
    [
      'is missing above links',
      0,
      [
        ['Ada Lovelace', 'https://www.linkedin.com/in/ada'],
        ['Alan Turing', ''],
      ],
    ],
    ['is missing above emails', 0, [['ada@acme.example'], ['alan@npl.example']]],
    [
      'is missing above names',
      0,
      [
        ['Ada Lovelace', 'Acme'],
        ['Alan Turing', 'NPL'],
      ],
    ],
    ['is missing in an empty sheet', 0, []],
    ['is missing in blank rows', 0, [['', ''], ['']]],
    [
      'stands below notes, dates and links',
      4,
      [
        ['Notes:'],
        ['See https://help.example/261, as of 2026-02-01'],
        [''],
        ['First Name', 'URL', 'Company'],
        ['Ada', 'linkedin.com/in/ada', 'Acme'],
      ],
    ],
    [
      'stands below a report that names its host',
      5,
      [
        ['Report'],
        ['Host', 'kim@agency.example'],
        ['Host profile', 'https://www.linkedin.com/in/kim'],
        [''],
        ['First Name', 'Last Name', 'Company', 'Email'],
        ['Ada', 'Lovelace', 'Acme', ''],
        ['Alan', 'Turing', 'NPL', 'alan@npl.example'],
        ['Grace', 'Hopper', 'Navy', ''],
      ],
    ],
    [
      'is the second of two tables where that one has more',
      4,
      [
        ['Meeting ID', 'Topic', 'User Email', 'Participants'],
        ['123', 'Fair', 'kim@agency.example', '2'],
        [''],
        ['Name (Original Name)', 'User Email', 'Guest'],
        ['Ada Lovelace', '', 'No'],
        ['Alan Turing', 'alan@npl.example', 'No'],
      ],
    ],
    [
      'may stand far below row 10',
      31,
      [...Array.from({ length: 30 }, () => ['']), ['First name', 'Company'], ['Ada', 'Acme']],
    ],
    [
      'may hold questions, years and symbols',
      1,
      [
        [
          'Name',
          '2025',
          '%',
          'LinkedIn.com',
          'What is the biggest challenge your team faces with data quality today, and how do you measure it?',
        ],
        ['Ada Lovelace', '1', '2', '', 'x'],
      ],
    ],
    [
      'may stand below groups of columns',
      2,
      [
        ['Person', '', 'Business', ''],
        ['First Name', 'Last Name', 'Company', 'Email'],
        ['Ada', 'Lovelace', 'Acme', ''],
      ],
    ],
    ['is not looked for below data', 0, [['ada@acme.example'], ['Name']]],
  ] as [string, number, string[][]][])('%s', (_title, row, rows) => {
    expect(findHeaderRow(rows)).toBe(row);
  });

  test('is one of the rows, or none', () => {
    fc.assert(
      fc.property(fc.array(fc.array(naughty, { maxLength: 4 }), { maxLength: 12 }), (rows) => {
        const row = findHeaderRow(rows);
        expect(row >= 0 && row <= rows.length).toBe(true);
      }),
    );
  });
});
