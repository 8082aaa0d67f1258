import { expect, test } from '@jest/globals';
import {
  forgetToken,
  keepBalance,
  keepToken,
  readBalance,
  readToken,
  tokenState,
} from '../../../src/token/token-store';
import { findsEverybody, memoryServices } from '../support/memory-services';

const properties = () => memoryServices(findsEverybody).userProperties;

test('a new token takes the old one\u2019s balance away, and so does removing it', () => {
  const kept = properties();
  keepBalance(kept, { credits: 7, at: 1 });
  expect(readBalance(kept)).toEqual({ credits: 7, at: 1 });
  keepToken(kept, 'another-token');
  expect([readToken(kept), readBalance(kept)]).toEqual(['another-token', null]);
  keepBalance(kept, { credits: 7, at: 1 });
  forgetToken(kept);
  expect([readToken(kept), readBalance(kept)]).toEqual([null, null]);
});

test('the page is told the last four characters, of a short token not even those', () => {
  expect(tokenState('secret-token-1234')).toEqual({ connected: true, lastFour: '1234' });
  expect(tokenState('short')).toEqual({ connected: true, lastFour: '' });
  expect(tokenState(null)).toEqual({ connected: false, lastFour: '' });
});

test('no balance is kept where none is known, and what can\u2019t be read is none', () => {
  const kept = properties();
  keepBalance(kept, { credits: 7, at: 1 });
  keepBalance(kept, null);
  expect(readBalance(kept)).toEqual({ credits: 7, at: 1 });
  for (const text of ['', '{', 'null', '{"credits":"7","at":1}', '{"credits":7}']) {
    kept.setAll({ balance: text });
    expect(readBalance(kept)).toBeNull();
  }
});
