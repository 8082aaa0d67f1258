/**
 * Tells a missing permission from a failure that passes. The texts are in the person's language; the permission's address
 * in them is not.
 */
export function isNotPermitted(error: unknown): boolean {
  return String(error).includes('script.scriptapp');
}
