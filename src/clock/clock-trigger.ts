/**
 * The trigger by which Google calls the add-on again and again, in the name of whoever made it, also when nobody has the
 * document open (https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers).
 */
export interface ClockTrigger {
  /** Names the file, which a copy of it does not share; null where the add-on is called outside a file. */
  file(): string | null;
  /** Google's ids of this person's triggers. @throws where triggers are not permitted */
  standing(): string[];
  /** Makes one that fires as often as Google allows here. @throws where triggers are not permitted, and now and then */
  make(): { uid: string; every: number };
  remove(uid: string): void;
}

/**
 * Tells a missing permission from a failure that passes. The texts are in the person's language; the permission's address
 * in them is not.
 */
export function isNotPermitted(error: unknown): boolean {
  return String(error).includes('script.scriptapp');
}
