import { expect, test } from '@jest/globals';
import { readAtOnce } from '../../../src/token/read-at-once';
import { findsEverybody, memoryServices } from '../support/memory-services';

function counted() {
  const services = memoryServices(findsEverybody);
  return { properties: readAtOnce(services.userProperties), calls: services.calls };
}

test('several reads cost one', () => {
  const { properties, calls } = counted();
  properties.setAll({ balance: '7' });
  delete calls['properties.setAll'];
  expect([properties.get('token'), properties.get('balance'), properties.get('nothing')]).toEqual([
    'secret-token-1234',
    '7',
    null,
  ]);
  expect(calls).toEqual({ 'properties.getAll': 1 });
});

test('what was written or removed is read anew', () => {
  const { properties } = counted();
  properties.get('token');
  properties.setAll({ token: 'another' });
  expect(properties.get('token')).toBe('another');
  properties.remove('token');
  expect(properties.get('token')).toBeNull();
});

test('whoever changes what was given changes nothing here', () => {
  const { properties } = counted();
  properties.getAll().token = 'changed';
  expect(properties.get('token')).toBe('secret-token-1234');
});
