import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identifiersFromFormula } from '../../../src/identifiers/formula';
import { planLookups } from '../../../src/lookups/waterfall';
import { naughty } from '../strings';

function asks(...values: string[]): unknown {
  const plan = planLookups(identifiersFromFormula(values), { waterfall: true });
  return plan.kind === 'lookups'
    ? plan.lookups.map(({ body }) => body)
    : plan.kind === 'blank'
      ? 'blank'
      : plan.message;
}

describe('the values of a formula', () => {
  test.each([
    ['a LinkedIn link', ['linkedin.com/in/ada'], [{ linkedin_url: 'https://linkedin.com/in/ada' }]],
    ['an email', ['ada@acme.example'], [{ email: 'ada@acme.example' }]],
    [
      'a full name and a company',
      ['Ada Lovelace', 'Acme'],
      [{ first_name: 'Ada', last_name: 'Lovelace', company_name: 'Acme' }],
    ],
    [
      'a full name and a website',
      ['Ada Lovelace', 'acme.example'],
      [{ first_name: 'Ada', last_name: 'Lovelace', company_website: 'acme.example' }],
    ],
    [
      'first name, last name, company',
      ['Ada', 'Lovelace', 'Acme'],
      [{ first_name: 'Ada', last_name: 'Lovelace', company_name: 'Acme' }],
    ],
    [
      'first name, last name, website',
      ['Ada', 'King Noel', 'https://acme.example'],
      [{ first_name: 'Ada', last_name: 'King Noel', company_website: 'https://acme.example' }],
    ],
    [
      'a LinkedIn link before blanks',
      ['linkedin.com/in/ada', '', ''],
      [{ linkedin_url: 'https://linkedin.com/in/ada' }],
    ],
    ['an email before blanks', ['ada@acme.example', ' '], [{ email: 'ada@acme.example' }]],
    [
      'a LinkedIn link before a company',
      ['linkedin.com/in/ada', 'Acme'],
      [{ linkedin_url: 'https://linkedin.com/in/ada' }],
    ],
    ['nothing', [''], 'blank'],
    ['an empty row of three', ['', ' ', '\u200b'], 'blank'],
    ['a name alone', ['Ada Lovelace'], 'company name or website'],
    ['a name and an empty company', ['Ada Lovelace', ''], 'company name or website'],
    ['one word alone', ['Ada'], 'not a LinkedIn profile link'],
    ['a company page', ['https://www.linkedin.com/company/acme'], 'LinkedIn link is a company page'],
    ['half an email', ['ada@'], 'email is not one complete address'],
    ['three without the last name', ['Ada', '', 'Acme'], 'last name'],
    ['a company without a person', ['', 'Acme'], 'first and last name'],
  ])('%s', (_title, values, outcome) => {
    expect(asks(...values)).toEqual(outcome);
  });

  test('never throw, whatever they are', () => {
    fc.assert(fc.property(fc.array(naughty, { maxLength: 4 }), (values) => void asks(...values)));
  });
});
