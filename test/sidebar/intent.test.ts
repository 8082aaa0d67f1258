import { expect, test } from '@jest/globals';
import { readIntent } from '../../sidebar/intent';

test('a menu item\u2019s choice is read from the page', () => {
  expect(readIntent('{"rows":"selected","take":"again"}')).toEqual({ rows: 'selected', take: 'again' });
});

test.each([
  undefined,
  '',
  'null',
  '<?= intent ?>',
  '{}',
  '{"rows":"every","take":"again"}',
  '{"rows":"all","take":"everything"}',
  '7',
])('%j is no choice', (json) => {
  expect(readIntent(json)).toBeNull();
});
