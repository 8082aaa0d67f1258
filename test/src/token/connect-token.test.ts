import { describe, expect, test } from '@jest/globals';
import { connectToken } from '../../../src/token/connect-token';
import { readToken } from '../../../src/token/token-store';
import { memoryServices } from '../support/memory-services';

const GOOD = 'demo-live-token';
/** What was connected before stays where the new one is not taken. */
const FORMER = 'secret-token-1234';

function connect(status: number, body: unknown) {
  const services = memoryServices(() => ({ status, body }));
  const outcome = connectToken(services, GOOD);
  return { outcome, kept: readToken(services.userProperties) };
}

describe('connecting a token', () => {
  test('keeps it when eCore refuses the empty question and not the token', () => {
    const { outcome, kept } = connect(400, { error: 'Provide linkedin_url, email, or first_name + last_name.' });
    expect(outcome).toMatchObject({ token: { connected: true, lastFour: 'oken' }, note: '' });
    expect(kept).toBe(GOOD);
  });

  test('keeps it, and says so, when only the wallet is empty or the day is used up', () => {
    expect(connect(402, { error: 'Insufficient credits.' })).toMatchObject({
      outcome: { note: expect.stringContaining('wallet') },
      kept: GOOD,
    });
    expect(connect(429, { error: 'Daily usage limit exceeded.' })).toMatchObject({ kept: GOOD });
  });

  test.each([
    [401, { detail: 'Invalid token.' }],
    [403, { detail: 'Invalid token.' }],
  ])('refuses one that eCore answers %i in its own words', (status, body) => {
    const { outcome, kept } = connect(status, body);
    expect(outcome).toMatchObject({ problem: { code: 'bad-token' } });
    expect(kept).toBe(FORMER);
  });

  test.each([400, 403, 500, 503])('does not blame the token for a %i of a firewall (situation 24)', (status) => {
    const { outcome, kept } = connect(status, '<html><title>Access denied</title>token</html>');
    expect(outcome).toMatchObject({ problem: { code: 'ecore-failing' } });
    expect(outcome).toMatchObject({ problem: { message: expect.stringContaining('could not be checked') } });
    expect(kept).toBe(FORMER);
  });
});
