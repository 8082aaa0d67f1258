/** What UrlFetchApp puts on the wire, and what comes of it: the seam between the simulated services and the outside. */
export interface HttpRequest {
  url: string;
  method: string;
  headers: { [name: string]: string };
  body: string;
  timeoutSeconds: number;
}

/** An answer, or one of the network failures that UrlFetchApp throws for. */
export type HttpOutcome =
  | { status: number; headers: { [name: string]: string | string[] }; body: string; latencyMs?: number }
  | { failure: 'address-unavailable' | 'dns' | 'timeout'; latencyMs?: number };
