import { byteLength } from '../byte-length';
import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Expected } from '../sheet/place-columns';

/** The headers' share of the 9 KB that a property holds (https://developers.google.com/apps-script/guides/services/quotas). */
const MOST_BYTES = 4_500;

/**
 * The header row in the space there is for it: all of it where it fits; in a wide sheet the run's own columns with
 * their neighbours, by which a renamed column is known; or its own columns alone.
 */
export function packHeaders({ headers, mapping, email, status }: Expected): { [column: number]: string } {
  const own = new Set([email, status, ...IDENTIFIERS.map((identifier) => mapping[identifier])]);
  const choices = [
    () => true,
    (column: number) => own.has(column - 1) || own.has(column) || own.has(column + 1),
    (column: number) => own.has(column),
  ];
  let packed: { [column: number]: string } = {};
  for (const isKept of choices) {
    packed = {};
    headers.forEach((header, index) => header !== '' && isKept(index + 1) && (packed[index + 1] = header));
    if (byteLength(JSON.stringify(packed)) <= MOST_BYTES) break;
  }
  return packed;
}

export function unpackHeaders(packed: { [column: number]: string }): string[] {
  const headers: string[] = [];
  for (const column of Object.keys(packed)) {
    while (headers.length < Number(column)) headers.push('');
    headers[Number(column) - 1] = packed[Number(column)] || '';
  }
  return headers;
}
