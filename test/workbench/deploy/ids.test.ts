import { describe, expect, test } from '@jest/globals';
import { scriptId, spreadsheetId } from '../../../workbench/deploy/ids';

const ID = '1aB_cdEfGhIjKlMnOpQrStUvWxYz-0123456789abcd';

describe("a spreadsheet's id is found in", () => {
  test.each([
    ID,
    ` "${ID}" `,
    `https://docs.google.com/spreadsheets/d/${ID}/edit#gid=0`,
    `https://docs.google.com/spreadsheets/u/2/d/${ID}/edit?usp=sharing`,
    `docs.google.com/spreadsheets/d/${ID}`,
  ])('%s', (text) => expect(spreadsheetId(text)).toBe(ID));
});

describe("a script project's id is found in", () => {
  test.each([
    ID,
    `https://script.google.com/d/${ID}/edit`,
    `https://script.google.com/home/projects/${ID}/edit`,
    `https://script.google.com/u/1/home/projects/${ID}`,
    `https://script.google.com/a/macros/example.com/d/${ID}/edit`,
  ])('%s', (text) => expect(scriptId(text)).toBe(ID));
});

test.each(['', '   ', 'Leads', 'https://example.com', '../../etc/passwd'])('"%s" is answered in a sentence', (text) => {
  expect(() => spreadsheetId(text)).toThrow(/is neither an address like .* nor an ID/);
  expect(() => scriptId(text)).toThrow(/is neither an address like .* nor an ID/);
});

test('one taken for the other is told apart', () => {
  expect(() => spreadsheetId(`https://script.google.com/d/${ID}/edit`)).toThrow(/address of the spreadsheet instead/);
  expect(() => scriptId(`https://docs.google.com/spreadsheets/d/${ID}/edit`)).toThrow(/Project Settings/);
});
