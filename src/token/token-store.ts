import type { Balance } from '../ecore/balance';
import type { Properties } from '../services';
import { readJson } from '../stored-json';

/** What the page is told of the token. */
export interface TokenState {
  connected: boolean;
  /** The token's last four characters, or empty. */
  lastFour: string;
}

/** The user's token and last known balance: user properties only, which no other user of the document can read. */

const TOKEN_PROPERTY = 'token';
const BALANCE_PROPERTY = 'balance';

export function readToken(userProperties: Properties): string | null {
  return userProperties.get(TOKEN_PROPERTY);
}

export function keepToken(userProperties: Properties, token: string): void {
  userProperties.setAll({ [TOKEN_PROPERTY]: token });
  userProperties.remove(BALANCE_PROPERTY);
}

export function forgetToken(userProperties: Properties): void {
  userProperties.remove(TOKEN_PROPERTY);
  userProperties.remove(BALANCE_PROPERTY);
}

/** What the page may know of the token. A short one shows nothing of itself. */
export function tokenState(token: string | null): TokenState {
  return { connected: token !== null, lastFour: token !== null && token.length >= 12 ? token.slice(-4) : '' };
}

export function readBalance(userProperties: Properties): Balance | null {
  const balance = readJson<Balance>(userProperties, BALANCE_PROPERTY);
  return typeof balance?.credits === 'number' && typeof balance.at === 'number' ? balance : null;
}

/** @param isOthersToo what another execution has kept later stays */
export function keepBalance(userProperties: Properties, balance: Balance | null, isOthersToo = false): void {
  if (isOthersToo && (readBalance(userProperties)?.at || 0) >= (balance?.at || 0)) return;
  if (balance) userProperties.setAll({ [BALANCE_PROPERTY]: JSON.stringify(balance) });
}
