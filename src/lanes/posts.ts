import { decodeLanes } from '../record/lane-credits';
import type { Report } from '../record/lane-parcels';
import { LARGEST_WAVE } from '../waves/pace';
import type { RunState } from '../record/run-state';
import { parseJson } from '../stored-json';

type Texts = { [name: string]: string };

/** An execution of a lane, as the step knows it. */
export interface Post {
  owner: string;
  /** Parcels that were handed to it. */
  handed: number;
  /** Keys of these that have no answer yet, as much as is kept of them, and in which parcel each of them is. */
  keys: Map<string, number>;
  /** How many lookups each of the parcels held that this step has handed to it. */
  sizes: number[];
  report: Report | null;
  /** When it was done with a parcel, or had none. */
  heardAt: number;
}

const HANDED_PROPERTY = 'run.handed';
/** As much of a key as tells it from others: all that lanes have in hand is kept in one property, which holds 9 KB. */
const KEPT_OF_KEY = 12;
const A_KEY = /.{12}/g;
/** A lane that has something in hand and says nothing for longer may be dead. */
const SILENT = 8_000;

export const kept = (key: string): string => key.slice(0, KEPT_OF_KEY);

export function newPost(owner: string): Post {
  return { owner, handed: 0, keys: new Map(), sizes: [], report: null, heardAt: 0 };
}

/** How many parcels a lane has in hand; null for one that takes none. */
export function inHand({ handed, report }: Post, now: number): number | null {
  return report === null || report.leaving || report.until <= now ? null : handed - report.done;
}

/** The largest wave that a lane may have on its way. */
export function waveOf(post: Post, now: number): number {
  const { sizes, heardAt } = post;
  const count = inHand(post, now) || 0;
  if (count === 0 || now - heardAt > SILENT) return 0;
  return Math.max(...sizes.slice(-count), count > sizes.length ? LARGEST_WAVE : 0);
}

type SavedPost = [owner: string, handed: number, keys: [parcel: number, keys: string][]];

/** What lanes were handed, for the next step, as a property. */
export function encodePosts({ startedAt }: Pick<RunState, 'startedAt'>, posts: Post[]): Texts {
  const saved = posts.map(({ owner, handed, keys }): SavedPost => {
    const parcels = new Map<number, string>();
    keys.forEach((parcel, key) => parcels.set(parcel, (parcels.get(parcel) || '') + key));
    return [owner, handed, [...parcels]];
  });
  return { [HANDED_PROPERTY]: JSON.stringify({ run: startedAt, posts: saved }) };
}

/** What lanes that are still at work were handed by the steps before. */
export function restorePosts(run: Pick<RunState, 'startedAt'>, saved: Texts, now: number): Post[] {
  const before = parseJson<{ run: number; posts: SavedPost[] }>(saved[HANDED_PROPERTY]);
  const posts = before?.run === run.startedAt ? before.posts : [];
  return decodeLanes(saved, run).map(({ owner, until }, lane) => {
    const isAtWork = owner !== '' && until > now;
    const [whose, handed, parcels] = posts[lane] || ['', 0, []];
    const ofParcel = ([parcel, keys]: [number, string]) =>
      (keys.match(A_KEY) || []).map((key): [string, number] => [key, parcel]);
    if (isAtWork && owner === whose) return { ...newPost(owner), handed, keys: new Map(parcels.flatMap(ofParcel)) };
    return newPost(isAtWork ? owner : '');
  });
}
