import { host, strict } from './host';

const user = (email: string) => strict('User', { getEmail: () => email, toString: () => email });

/** https://developers.google.com/apps-script/reference/base/session */
export const Session = strict('Session', {
  getActiveUser: () => user(host('Session.getActiveUser')),
  getEffectiveUser: () => user(host('Session.getEffectiveUser')),
  getTemporaryActiveUserKey: () => host<string>('Session.getTemporaryActiveUserKey'),
  getActiveUserLocale: () => host<string>('Session.getActiveUserLocale'),
  getScriptTimeZone: () => host<string>('Session.getScriptTimeZone'),
});
