import { expect, test } from '@jest/globals';
import { readStartOptions, USUAL_PORT } from '../../../workbench/command-line/start-options';

test('without arguments the sample list is opened with the stand-in', () => {
  expect(readStartOptions([])).toEqual({ list: undefined, live: false, port: USUAL_PORT });
});

test('list, port and the real service can be chosen', () => {
  expect(readStartOptions(['mine.xlsx', '--live', '--port', '5000'])).toEqual({
    list: 'mine.xlsx',
    live: true,
    port: 5000,
  });
});

test.each(['0', '65536', 'x', '-1', '1.5'])('%s is not a port', (port) => {
  expect(() => readStartOptions(['--port', port])).toThrow(
    `--port takes a port between 1 and 65535, not "${port}"; npm run start -- --help shows what there is.`,
  );
});

test('--live that npm kept for itself is not taken for the stand-in', () => {
  expect(() => readStartOptions([], { npm_config_live: 'true' })).toThrow('npm took --live for itself');
});

test('whom the stand-in knows and what goes wrong in it can be chosen', () => {
  expect(readStartOptions(['--people', 'people.csv', '--faults', 'faults.json'])).toMatchObject({
    people: 'people.csv',
    faults: 'faults.json',
  });
});

test.each(['--people', '--faults'])('%s has no place with the real service', (option) => {
  expect(() => readStartOptions(['--live', option, 'x'])).toThrow(
    `${option} is about the stand-in of eCore: leave it out with --live.`,
  );
});
