import { createHash, timingSafeEqual } from 'node:crypto';

/** What of a request decides whether it is let in. */
export interface Visit {
  path: string;
  host: string | undefined;
  origin: string | undefined;
}

export interface Door {
  token: string;
  /** `127.0.0.1:4870` */
  host: string;
}

/**
 * Where a request leads: the page's part of its path (`/` and on), or null when it is turned away. A request is let in
 * with the token that begins its path, addressed to the server by its own name (so that a foreign name that resolves to
 * 127.0.0.1 is not enough) and, where the browser tells an origin, from the page itself. A sandboxed frame's origin is
 * `null`, so the add-on's page can't reach the server but through the page around it.
 */
export function admit({ path, host, origin }: Visit, door: Door): string | null {
  if (host !== door.host) return null;
  if (origin !== undefined && origin !== `http://${door.host}`) return null;
  const [, token = '', ...rest] = path.split('/');
  return same(token, door.token) && path.startsWith(`/${token}/`) ? `/${rest.join('/')}` : null;
}

/** As `admit`, for a WebSocket: a browser always tells its origin there, so it has to be right. */
export function admitSocket(visit: Visit, door: Door): string | null {
  return visit.origin === undefined ? null : admit(visit, door);
}

/** Compares in a time that tells nothing of where two texts differ. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** A request's path and query; null for a target that is neither, as a proxy's `http://…`. */
export function readTarget(target: string | undefined): URL | null {
  return target?.startsWith('/') && URL.canParse(`http://127.0.0.1${target}`)
    ? new URL(`http://127.0.0.1${target}`)
    : null;
}
