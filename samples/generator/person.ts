import type { Dice } from './dice';
import type { PooledName } from './name-pools';
import { LOOKALIKE_NAMES, OTHER_SCRIPTS, PARTICLE_NAMES, SPECIAL_COMPANIES } from './name-pools';

/** The ways to ask for somebody, in the order in which a row's are tried. */
export const WAYS = ['linkedin_url', 'company_website', 'company_name', 'email'] as const;

export type Way = (typeof WAYS)[number];

export interface Company {
  name: string;
  domain: string;
}

export interface Person {
  id: string;
  first: string;
  last: string;
  /** A family name first, or no space between the names: unfit for a column of full names. */
  needsTwoColumns: boolean;
  company: Company;
  /** The path behind the host, not encoded. */
  linkedinPath: string;
  /** The address that a contact list may already have. */
  knownEmail: string;
  workEmail: string;
  /** What the service finds, by the way somebody asks; a way that is missing finds nothing. */
  answers: { [way in Way]?: string };
}

const ADJECTIVES =
  'Blue,Quiet,Amber,Northern,Copper,Silver,Velvet,Hollow,Bright,Cedar,Crimson,Polar,Granite,Golden,Misty'.split(',');
const NOUNS =
  'Kite,Harbor,Lantern,Falcon,Meadow,Anchor,Comet,Willow,Beacon,Otter,Summit,Canyon,Sparrow,Orchard,Pebble'.split(',');
const TRADES = 'Logistics,Foods,Software,Studios,Health,Energy,Robotics,Media,Textiles,Partners,Labs,Travel'.split(',');

/** Invented companies with their domains, no two alike. */
export function inventCompanies(dice: Dice, count: number): Company[] {
  const companies: Company[] = SPECIAL_COMPANIES.map(([name, domain]) => ({ name, domain }));
  const taken = new Set<string>();
  while (companies.length < count) {
    const [adjective, noun, trade] = [dice.pick(ADJECTIVES), dice.pick(NOUNS), dice.pick(TRADES)];
    const domain = `${adjective}${noun}-${trade}.example`.toLowerCase();
    if (!taken.has(domain)) companies.push({ name: `${adjective} ${noun} ${trade}`, domain });
    taken.add(domain);
  }
  return companies;
}

/** Latin letters only, in lower case, for addresses: `Łukasz Öz` → `lukasz-oz`. */
export function latin(text: string): string {
  const plain: { [letter: string]: string } = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', đ: 'd', æ: 'ae', œ: 'oe' };
  const letters = text.toLowerCase().replace(/[łøßıđæœ]/g, (letter) => plain[letter] ?? letter);
  return letters
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

type Kind = 'latin' | 'other-script' | 'particle' | 'lookalike' | 'two-first-names';

function inventName(dice: Dice, kind: Kind): { first: PooledName; last: PooledName; needsTwoColumns: boolean } {
  if (kind === 'other-script') {
    const pool = dice.pick(OTHER_SCRIPTS);
    const first = dice.pick(pool.first);
    return {
      first,
      last: dice.pick(pool.last),
      needsTwoColumns: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(first.text),
    };
  }
  const name = dice.latinName();
  const { first, last } = {
    latin: () => name,
    particle: () => ({ ...name, last: dice.pick(PARTICLE_NAMES) }),
    lookalike: () => dice.pick(LOOKALIKE_NAMES.map(([first, last]) => ({ first, last }))),
    'two-first-names': () => ({ ...name, first: `${name.first} ${dice.latinName().first}` }),
  }[kind]();
  return {
    first: { text: first, latin: latin(first) },
    last: { text: last, latin: latin(last) },
    needsTwoColumns: false,
  };
}

/**
 * Gives the maker of invented people: no two share a name and a company. A profile's name ends in random digits, so
 * that it is nobody's real one.
 */
export function createPeople(dice: Dice, companies: readonly Company[]): (kind: Kind, company?: Company) => Person {
  const taken = new Set<string>();
  let made = 0;
  return function invent(kind, company = dice.pick(companies)) {
    const { first, last, needsTwoColumns } = inventName(dice, kind);
    const key = [first.text, last.text, company.domain].join('\n').toLowerCase();
    if (taken.has(key)) return invent(kind);
    taken.add(key);
    const person: Person = {
      id: `P${String(++made).padStart(3, '0')}`,
      first: first.text,
      last: last.text,
      needsTwoColumns,
      company,
      linkedinPath: '',
      knownEmail: `${first.latin}.${last.latin}${dice.number(1, 99)}@${dice.pick(['mailbox', 'homepost', 'quickmail'])}.example`,
      workEmail: `${first.latin}.${last.latin}@${company.domain}`,
      answers: {},
    };
    person.linkedinPath = profilePath(dice, person, `${first.latin}-${last.latin}`);
    return person;
  };
}

function profilePath(dice: Dice, { first, last }: Person, latinName: string): string {
  const kind = dice.number(1, 100);
  if (kind <= 4) return `/pub/${latinName}/${dice.hex(2)}/${dice.hex(3)}/${dice.hex(3)}`;
  if (kind <= 7) return `/sales/lead/ACwAA${dice.hex(12)},NAME_SEARCH,${dice.hex(4)}`;
  if (kind <= 9) return `/talent/profile/AEMAA${dice.hex(12)}`;
  const slug = dice.chance(35)
    ? `${first}-${last}`
        .toLowerCase()
        .normalize('NFC')
        .replace(/[\s'’]+/g, '-')
    : latinName;
  return `/in/${slug}-${dice.hex(8)}`;
}
