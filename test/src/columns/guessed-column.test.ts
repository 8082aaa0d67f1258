import { describe, expect, test } from '@jest/globals';
import { describeColumn, isTaken, isUnclaimed } from '../../../src/columns/guessed-column';

const column = (header: string, ...values: string[]) =>
  describeColumn(
    header,
    0,
    values.map((value, row) => [value, `row ${row}`]),
  );

describe('what a header says holds as far as the values agree', () => {
  test.each([
    ['Email', ['a@b.example'], 'answer', null],
    ['Email', ['call me'], null, 'no-emails'],
    ['LinkedIn', ['linkedin.com/in/mara'], 'linkedin_url', null],
    ['LinkedIn', ['linkedin.com/company/acme'], null, 'no-profiles'],
    ['Company', ['Acme'], 'company_name', null],
    ['Company', ['12', '13'], null, 'no-names'],
    ['Website', ['acme.example'], 'company_website', null],
    ['Website', ['linkedin.com/in/mara'], 'linkedin_url', null],
    ['First name', ['Mara'], 'first_name', null],
    ['First name', ['linkedin.com/in/mara'], null, 'no-names'],
    ['Email', [], 'answer', null],
  ])('%s over %j', (header, values, kind, against) =>
    expect(column(header, ...values)).toMatchObject({ kind, against }),
  );
});

test('what nobody has claimed may be guessed by its values, unless its header names somebody else', () => {
  expect(isUnclaimed(column('', 'a@b.example'))).toBe(true);
  expect(isUnclaimed(column('Account owner', 'Mara Quillon'))).toBe(false);
  expect(isUnclaimed(column('First name', 'Mara'))).toBe(false);
});

test('a column is taken by one identifier', () => {
  expect(isTaken({ email: 1 }, column('x'))).toBe(true);
  expect(isTaken({ email: 2 }, column('x'))).toBe(false);
});
