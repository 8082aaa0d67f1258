import { expect, test } from '@jest/globals';
import { built } from '../build/built';

test('Code.js, which every formula cell loads, has at most 246 KB', () => {
  expect(Buffer.byteLength(built('Code.js'))).toBeLessThanOrEqual(246_400);
});
