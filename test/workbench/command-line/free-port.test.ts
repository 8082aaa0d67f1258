import { expect, test } from '@jest/globals';
import { onFreePort } from '../../../workbench/command-line/free-port';

const takenUpTo = (last: number) => (port: number) =>
  port <= last
    ? Promise.reject(Object.assign(new Error('taken'), { code: 'EADDRINUSE' }))
    : Promise.resolve(`on ${port}`);

test('a port that is free is used', async () => {
  expect(await onFreePort(4870, takenUpTo(0))).toEqual({ opened: 'on 4870', port: 4870 });
});

test('the next free one is used when it is taken', async () => {
  expect(await onFreePort(4870, takenUpTo(4872))).toEqual({ opened: 'on 4873', port: 4873 });
});

test('when all are taken, a sentence says so', async () => {
  await expect(onFreePort(65_530, takenUpTo(65_535))).rejects.toThrow(
    'The ports 65530 to 65535 are all taken: choose another one with --port.',
  );
});

test('any other failure is not taken for a taken port', async () => {
  await expect(
    onFreePort(80, () => Promise.reject(Object.assign(new Error('closed'), { code: 'EACCES' }))),
  ).rejects.toThrow('closed');
});
