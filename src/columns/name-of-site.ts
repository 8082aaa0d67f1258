import { cleanText } from '../identifiers/text';
import { readWebsite } from '../identifiers/website';

const SHORTEST_NAME = 4;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * True when a column of names tells what the websites beside it are called, in most rows that have both: these are
 * companies (`Tidewater Loom` at `tidewater-loom.example`), and no people. `name` and `site` count from 0.
 */
export function nameTheirSites(rows: readonly (readonly string[])[], name: number, site: number): boolean {
  let both = 0;
  let alike = 0;
  for (const row of rows) {
    const words = squashed(cleanText(row[name] || ''));
    const website = readWebsite(row[site] || '');
    if (words === '' || website === null) continue;
    both += 1;
    if (isNamedAfter(website.normalised, words)) alike += 1;
  }
  return both > 0 && alike * 2 > both;
}

function isNamedAfter(website: string, words: string): boolean {
  const [host = ''] = website.split('/');
  return host
    .split('.')
    .slice(0, -1)
    .map(squashed)
    .some((label) => label.length >= SHORTEST_NAME && (label.includes(words) || words.includes(label)));
}

function squashed(text: string): string {
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
