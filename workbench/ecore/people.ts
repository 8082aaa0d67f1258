import { parseCsv } from 'hucre/csv';
import type { Asked, Combination, Field } from './combination';
import { COMBINATIONS } from './combination';
import { spellingOf } from './spelling';

/** Somebody eCore knows: found by each combination whose fields are there; an empty `found_email` is never found. */
export type Person = Asked & { found_email: string };

const FIELDS: Field[] = ['linkedin_url', 'email', 'first_name', 'last_name', 'company_name', 'company_website'];

/**
 * Reads a directory of people from CSV with a header row: `found_email` and any of `linkedin_url`, `email`,
 * `first_name`, `last_name`, `company_name`, `company_website`, in any order; other columns are ignored.
 *
 * @throws Error with one sentence for the user when a column that is needed is missing
 */
export function parsePeople(csvText: string): Person[] {
  const [header = [], ...rows] = parseCsv(csvText).map((row) => row.map((cell) => String(cell ?? '').trim()));
  const names = header.map((name) => name.toLowerCase());
  if (!names.includes('found_email')) {
    throw new Error('The list of people needs a column found_email with the email eCore finds for each person.');
  }
  const there = FIELDS.filter((field) => names.includes(field));
  if (!Object.values(COMBINATIONS).some((fields) => fields.every((field) => there.includes(field)))) {
    throw new Error(
      'The list of people needs columns to find somebody by: linkedin_url, email, or first_name and last_name with company_name or company_website.',
    );
  }
  const people: Person[] = [];
  for (const row of rows) {
    if (row.every((cell) => cell === '')) continue;
    const person: Person = { found_email: row[names.indexOf('found_email')] ?? '' };
    for (const field of there) {
      const value = row[names.indexOf(field)];
      if (value) person[field] = value;
    }
    people.push(person);
  }
  return people;
}

/**
 * Gives the look-up of a directory: the email of the first person listed under the combination asked for, or null.
 */
export function createDirectory(people: readonly Person[]): (combination: Combination, asked: Asked) => string | null {
  const emails = new Map<string, string>();
  for (const person of people) {
    for (const combination of Object.keys(COMBINATIONS) as Combination[]) {
      const spelling = spellingOf(combination, person);
      if (spelling !== null && !emails.has(spelling)) emails.set(spelling, person.found_email);
    }
  }
  return (combination, asked) => emails.get(spellingOf(combination, asked) ?? '') || null;
}
