/** The four combinations eCore accepts (`POST …/email/enrichment/`), in the words of its API. */
export type LookupBody =
  | { linkedin_url: string }
  | { first_name: string; last_name: string; company_website: string }
  | { first_name: string; last_name: string; company_name: string }
  | { email: string };

/** One question to eCore: what is sent, and the key under which its answer is kept. */
export interface Lookup {
  /** The values as the user sees them, trimmed, white space folded, Unicode NFC. */
  readonly body: LookupBody;
  /** A hash of the combination and its normalised values: another spelling of the same lookup has the same key. */
  readonly key: string;
}

export function keysOf(lookups: readonly Lookup[]): string[] {
  return lookups.map(({ key }) => key);
}
