import { attempt } from './attempt';

/** What was stored as JSON; null where there is nothing, or something that nobody can read. */
export function parseJson<T>(text: string | null | undefined): T | null {
  return attempt(() => JSON.parse(text || 'null') as T | null, null);
}

/** The same of an entry in a store; null also where the store fails. */
export function readJson<T>(store: { get(key: string): string | null }, key: string): T | null {
  return parseJson(attempt(() => store.get(key), null));
}
