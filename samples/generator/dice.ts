import { faker as english } from '@faker-js/faker/locale/en';
import { faker as german } from '@faker-js/faker/locale/de';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as spanish } from '@faker-js/faker/locale/es';
import { faker as portuguese } from '@faker-js/faker/locale/pt_BR';
import { faker as polish } from '@faker-js/faker/locale/pl';
import { faker as czech } from '@faker-js/faker/locale/cs_CZ';
import { faker as turkish } from '@faker-js/faker/locale/tr';
import { faker as swedish } from '@faker-js/faker/locale/sv';
import { faker as vietnamese } from '@faker-js/faker/locale/vi';

const LOCALES = [english, english, german, french, spanish, portuguese, polish, czech, turkish, swedish, vietnamese];

/** Every random choice of the samples, from one seed. */
export interface Dice {
  pick<T>(choices: readonly T[]): T;
  /** Whether something happens that does in so many of a hundred cases. */
  chance(percent: number): boolean;
  number(from: number, to: number): number;
  hex(length: number): string;
  shuffle<T>(list: readonly T[]): T[];
  /** A first and a last name of one language, each one word. */
  latinName(): { first: string; last: string };
  sentence(): string;
}

export function createDice(seed: number): Dice {
  LOCALES.forEach((faker, index) => faker.seed(seed + index));
  english.seed(seed);
  // Some languages have names of two words only.
  const firstWord = (name: string): string => name.split(/[\s.,]+/)[0] ?? name;
  return {
    pick: (choices) => english.helpers.arrayElement(choices),
    chance: (percent) => english.number.int({ min: 1, max: 100 }) <= percent,
    number: (min, max) => english.number.int({ min, max }),
    hex: (length) => english.string.hexadecimal({ length, prefix: '', casing: 'lower' }),
    shuffle: (list) => english.helpers.shuffle(list),
    latinName() {
      const faker = english.helpers.arrayElement(LOCALES);
      return { first: firstWord(faker.person.firstName()), last: firstWord(faker.person.lastName()) };
    },
    sentence: () => english.lorem.sentence({ min: 2, max: 6 }),
  };
}
