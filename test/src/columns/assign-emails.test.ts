import { describe, expect, test } from '@jest/globals';
import { assignEmails } from '../../../src/columns/assign-emails';
import { describeColumn } from '../../../src/columns/guessed-column';
import type { Mapping } from '../../../src/identifiers/identifiers';

function assigned(headers: string[], rows: string[][], mapping: Mapping = {}) {
  const columns = headers.map((header, at) => describeColumn(header, at, rows));
  const outputs = assignEmails(columns, rows, mapping);
  return { ...outputs, asked: mapping.email ?? null };
}
const NAMED = { first_name: 1, last_name: 2, company_name: 3 };
const HEADERS = ['First name', 'Last name', 'Company', 'Email'];
const row = (first: string, email = '') => [first, 'Quillon', 'Acme', email];

describe('a column of emails', () => {
  test('is where the answers go, where the list has something else to ask with', () =>
    expect(assigned(HEADERS, [row('Mara'), row('Otis', 'otis@acme.example')], NAMED)).toEqual({
      email: 4,
      status: null,
      asked: null,
    }));

  test('is asked with where the list has nothing else', () =>
    expect(assigned(['Email'], [['mara@acme.example'], ['otis@acme.example']])).toEqual({
      email: null,
      status: null,
      asked: 1,
    }));

  test('of an earlier run goes on being written', () =>
    expect(
      assigned(
        [...HEADERS.slice(0, 3), 'eCore email', 'eCore status'],
        [[...row('Mara', 'm@acme.example'), 'Found']],
        NAMED,
      ),
    ).toEqual({ email: 4, status: 5, asked: null }));

  test('is none where the list has none', () =>
    expect(assigned(HEADERS.slice(0, 3), [row('Mara').slice(0, 3)], NAMED)).toEqual({
      email: null,
      status: null,
      asked: null,
    }));
});
