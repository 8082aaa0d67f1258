import type { Problem } from '../problem';
import type { TokenState } from './token-store';
import { tokenCheckRequest } from '../ecore/request';
import { readAnswer } from '../ecore/answer';
import { cleanToken } from '../ecore/token';
import { WALL } from '../formula/refusals';
import { problem } from '../messages';
import type { Services } from '../services';
import { keepToken, tokenState } from './token-store';

const TIMEOUT_SECONDS = 20;

/**
 * Checks a pasted token with eCore, at no cost, and keeps it. A good token is answered 400 (nothing was asked) or, with
 * an empty wallet, 402.
 */
export function connectToken(
  services: Services,
  pasted: string,
): { problem: Problem } | { token: TokenState; note: string } {
  const token = cleanToken(pasted);
  if (token === null) {
    const message =
      pasted.trim() === ''
        ? 'Paste your eCore token first.'
        : 'This is not a whole eCore token. Copy it again, without spaces, from the eCore dashboard (Settings > API Tokens).';
    return { problem: problem('bad-token', message) };
  }
  let note = '';
  try {
    const [response] = services.http.sendAll([tokenCheckRequest(token, TIMEOUT_SECONDS)]);
    if (!response) return { problem: problem('network') };
    const answer = readAnswer(response, services.clock.now());
    if (answer.kind === 'refused' && answer.code === 'bad-token') {
      return {
        problem: problem(
          'bad-token',
          'eCore does not accept this token. Copy it again from the eCore dashboard (Settings > API Tokens).',
        ),
      };
    }
    if (answer.kind === 'refused' && answer.code === 'no-credits')
      note = 'The token is good, but the wallet is empty. Top it up in the eCore dashboard.';
    else if (answer.kind === 'refused') note = 'The token is good, but its daily limit is reached.';
    else if (answer.kind !== 'rejected')
      return {
        problem: problem(
          'ecore-failing',
          'eCore did not answer as expected, so the token could not be checked. Try again in a few minutes.',
        ),
      };
  } catch {
    return {
      problem: problem(
        'network',
        'eCore could not be reached, so the token could not be checked. Try again in a few minutes.',
      ),
    };
  }
  keepToken(services.userProperties, token);
  // Formulas may have met the old token's wall.
  services.documentCache.removeAll([WALL]);
  return { token: tokenState(token), note };
}
