import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Identifiers } from '../../../src/identifiers/identifiers';
import { planLookups } from '../../../src/lookups/waterfall';
import { byCompany, byProfile, byWebsite, type Person, pair, person } from './people';

function keysOf(row: Identifiers): string[] {
  const plan = planLookups(row, { waterfall: true });
  return plan.kind === 'lookups' ? plan.lookups.map(({ key }) => key) : [];
}

const WAYS: { way: string; spell: (who: Person) => fc.Arbitrary<Identifiers>; identity: (who: Person) => string }[] = [
  {
    way: 'name and company (situation 54)',
    spell: byCompany,
    identity: ({ first, last, generation, company }) => [first, last, generation, company].join('|'),
  },
  {
    way: 'name and website (situation 55)',
    spell: byWebsite,
    identity: ({ first, last, generation, website }) => [first, last, generation, website].join('|'),
  },
  { way: 'profile', spell: byProfile, identity: ({ profile }) => profile },
];

describe.each(WAYS)('by $way', ({ spell, identity }) => {
  test('one person has one key, however a list spells it', () => {
    const spelled = person.chain((who) => fc.tuple(spell(who), spell(who)));
    fc.assert(
      fc.property(spelled, ([one, other]) => {
        expect(keysOf(one)).toHaveLength(1);
        expect({ row: other, keys: keysOf(other) }).toEqual({ row: other, keys: keysOf(one) });
      }),
      { numRuns: 1000 },
    );
  });

  test('two people never share a key, however a list spells them', () => {
    const spelled = pair.chain(([one, other]) =>
      fc.tuple(fc.constant([one, other] as const), spell(one), spell(other)),
    );
    fc.assert(
      fc.property(spelled, ([[one, other], row, otherRow]) => {
        fc.pre(identity(one) !== identity(other));
        expect(keysOf(row).filter((key) => keysOf(otherRow).includes(key))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
