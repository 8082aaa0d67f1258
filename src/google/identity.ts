/** Tells people apart without telling who they are: https://developers.google.com/apps-script/reference/base/session#getTemporaryActiveUserKey() */
export function userKey(): string {
  return Session.getTemporaryActiveUserKey();
}

export function newId(): string {
  return Utilities.getUuid();
}
