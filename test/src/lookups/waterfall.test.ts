import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IDENTIFIERS, type Identifiers } from '../../../src/identifiers/identifiers';
import { planLookups } from '../../../src/lookups/waterfall';
import { codeUnits, HOSTILE, naughty } from '../strings';

const anyRow = fc.record(Object.fromEntries(IDENTIFIERS.map((identifier) => [identifier, naughty])), {
  requiredKeys: [],
}) as fc.Arbitrary<Identifiers>;

const word = fc.constantFrom('ada', 'jörg', 'o’brien', 'marie-claire', 'łukasz', 'nguyễn', 'søren');
const invisible = fc.constantFrom('', ' ', '\u00a0', '\u200b', '\ufeff', '\t', '\u200e');
/** The same text as somebody else types or pastes it. */
const respelled = (text: string): fc.Arbitrary<string> =>
  fc
    .record({
      before: invisible,
      after: invisible,
      form: fc.constantFrom('NFC', 'NFD'),
      upper: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    })
    .map(({ before, after, form, upper }) => {
      const cased = Array.from(text, (character, index) =>
        upper[index % 40] ? character.toUpperCase() : character,
      ).join('');
      return before + cased.normalize(form) + after;
    });

test.each([
  { first_name: 'Yannis', last_name: 'Keiner', company_name: 'Bright Comet' },
  { full_name: 'Keiner, Selina', company_website: 'mistybeacon.example' },
  { full_name: 'NIL AKTAŞ', company_website: 'northerncomet.example' },
  { first_name: 'NIL', last_name: 'AKTAŞ', company_name: 'Crimson Harbor' },
  { first_name: 'selina', last_name: 'keiner', company_name: 'Misty Beacon' },
])('%j is a person, whose name is also a word for nothing', (row) =>
  expect(planLookups(row, { waterfall: true }).kind).toBe('lookups'),
);
test.each([
  { first_name: 'Yannis', last_name: 'KEINER', company_name: 'Bright Comet' },
  { first_name: 'NIL', last_name: 'NIL', company_name: 'Bright Comet' },
  { full_name: 'NULL AKTAŞ', company_website: 'northerncomet.example' },
])('%j is nobody', (row) => expect(planLookups(row, { waterfall: true }).kind).toBe('missing'));

function keysOf(row: Identifiers): string[] {
  const plan = planLookups(row, { waterfall: true });
  return plan.kind === 'lookups' ? plan.lookups.map(({ key }) => key) : [];
}

describe('planning a row', () => {
  test('whatever the cells hold, the plan is made and its words are fit for a cell', () => {
    fc.assert(
      fc.property(anyRow, fc.boolean(), (row, waterfall) => {
        const plan = planLookups(row, { waterfall });
        const messages = plan.kind === 'lookups' ? plan.ignored : plan.kind === 'blank' ? [] : [plan.message];
        for (const message of messages) expect(message).toMatch(/^[a-zA-Z][^\n\r\t]{1,99}$/);
        if (plan.kind !== 'lookups') return;
        expect(new Set(plan.lookups.map(({ key }) => key)).size).toBe(plan.lookups.length);
        for (const { body, key } of plan.lookups) {
          expect(key).toMatch(/^[\w-]{16}$/);
          for (const value of Object.values(body)) expect(value).toBe(value.trim().normalize('NFC'));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(HOSTILE.map((text) => [text.slice(0, 12), text]))(
    '50,000 characters of %j are refused without delay',
    (_name, text) => {
      for (const identifier of IDENTIFIERS) {
        const plan = planLookups(
          { last_name: 'Lovelace', company_name: 'Acme', [identifier]: text },
          { waterfall: true },
        );
        expect(['missing', 'invalid']).toContain(plan.kind);
      }
    },
  );

  test('the same row in other spellings has the same keys', () => {
    const row = fc.record({ first: word, last: word, company: word, slug: word });
    const spelled = row.chain(({ first, last, company, slug }) =>
      fc.tuple(
        fc.constant({
          linkedin_url: `https://www.linkedin.com/in/${slug}`,
          full_name: `${first} ${last}`,
          company_name: company,
          company_website: `${company.replace('’', '')}.example`,
          email: `${first}@acme.example`,
        }),
        fc.record({
          linkedin_url: fc
            .tuple(
              fc.constantFrom('', 'http://', 'https://www.', 'https://fr.'),
              respelled(slug),
              fc.constantFrom('', '/', '/de', '?x=1', '/#top'),
            )
            .map(
              ([start, text, end]) =>
                `${start}linkedin.com/in/${encodeURIComponent(text.replace(/[^\p{L}\p{M}’-]/gu, ''))}${end}`,
            ),
          first_name: respelled(first),
          last_name: respelled(last),
          company_name: respelled(company),
          company_website: fc
            .tuple(
              fc.constantFrom('', 'http://', 'https://www.'),
              respelled(company.replace('’', '')),
              fc.constantFrom('', '/', '.', ':443/x'),
            )
            .map(([start, text, end]) => `${start}${text.trim()}.example${end}`),
          email: respelled(`${first}@acme.example`),
        }),
      ),
    );
    fc.assert(fc.property(spelled, ([one, other]) => expect(keysOf(other)).toEqual(keysOf(one))));
  });

  test('two rows that differ in more than spelling share no key', () => {
    const name = fc
      .tuple(word, word, word)
      .map(([first, last, company_name]) => ({ first_name: first, last_name: last, company_name }));
    fc.assert(
      fc.property(name, name, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(keysOf(one)[0] === keysOf(other)[0]).toBe(isSame);
      }),
    );
  });

  test('planning what was sent again gives the same keys', () => {
    fc.assert(
      fc.property(
        fc.record({
          first_name: codeUnits,
          last_name: naughty,
          company_name: naughty,
          email: naughty,
          linkedin_url: naughty,
        }),
        (row) => {
          const plan = planLookups(row, { waterfall: true });
          if (plan.kind !== 'lookups') return;
          for (const { body, key } of plan.lookups) expect(keysOf(body as Identifiers)).toEqual([key]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
