/**
 * As long as Google waits (a minute: https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app): a
 * request that is cut off is charged all the same, and asked for again.
 */
export const TIMEOUT_SECONDS = 55;

/** So long a lookup that a step or a lane has claimed is left to it. */
export const CLAIM_LASTS = 90_000;
/** Before a request is sent, and after its answer, until that is in the ledger. */
const ROOM = 11_000;

/** The claim on a lookup must outlast its request: an older one is renewed before anything is sent. */
export function outlastsARequest(claimedAt: number, now: number): boolean {
  return now - claimedAt < CLAIM_LASTS - TIMEOUT_SECONDS * 1000 - ROOM;
}
