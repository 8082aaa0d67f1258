import { expect, test } from '@jest/globals';
import { findMissingColumns, PAIRS } from '../../../sidebar/columns/identifiers';
import { IDENTIFIERS } from '../../../src/identifiers/identifiers';

const NEW = { email: null, status: null };

test('every identifier has a field', () => {
  const shown = PAIRS.flatMap((pair) => pair.map(({ identifier }) => identifier));
  expect([...shown].sort()).toEqual([...IDENTIFIERS].sort());
});

test.each([
  [{ linkedin_url: 1 }],
  [{ email: 1 }],
  [{ full_name: 1, company_name: 2 }],
  [{ first_name: 1, last_name: 2, company_website: 3 }],
])('%j can find somebody', (mapping) => {
  expect(findMissingColumns(mapping, NEW)).toBeNull();
});

test.each([[{}], [{ first_name: 1, last_name: 2 }], [{ first_name: 1, company_name: 2 }], [{ company_website: 1 }]])(
  '%j cannot',
  (mapping) => {
    expect(findMissingColumns(mapping, NEW)).toMatch(/LinkedIn URL, or a name together with a company/);
  },
);

test('the email and the status need two columns, and the status none that is read', () => {
  expect(findMissingColumns({ email: 1 }, { email: 4, status: 4 })).toMatch(/two different columns/);
  expect(findMissingColumns({ email: 1 }, { email: null, status: 1 })).toMatch(/overwrite/);
  expect(findMissingColumns({ email: 1 }, { email: 1, status: null })).toBeNull();
});
