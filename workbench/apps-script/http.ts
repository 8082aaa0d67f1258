/** What UrlFetchApp puts on the wire, and what comes of it: the seam between the simulated services and the outside. */
export interface HttpRequest {
  url: string;
  method: string;
  headers: { [name: string]: string };
  body: string;
  /** The body where it is no text; `body` is empty then. */
  bytes?: Uint8Array;
  timeoutSeconds: number;
}

/** An answer, or one of the network failures that UrlFetchApp throws for. */
export type HttpOutcome =
  | {
      status: number;
      headers: { [name: string]: string | string[] };
      body: string;
      /** The body where it is no text in UTF-8. */
      bytes?: Uint8Array;
      latencyMs?: number;
    }
  | { failure: 'address-unavailable' | 'dns' | 'timeout'; latencyMs?: number };
