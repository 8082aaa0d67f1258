import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { contentFolder } from '../../../workbench/deploy/settings';
import { ADD_ON, CONFORMANCE } from '../../../workbench/deploy/target';
import { ROOT } from '../../build/built';

test.each([ADD_ON, CONFORMANCE])('$command recognises what it has pushed itself', (target) => {
  const folder = contentFolder(ROOT, target);
  expect(readFileSync(join(folder, `${target.mark.file}.js`), 'utf8')).toMatch(target.mark.text);
  expect(folder.startsWith(join(ROOT, dirname(target.settings)))).toBe(true);
});

test('neither takes the other for its own', () => {
  expect(readFileSync(join(contentFolder(ROOT, CONFORMANCE), 'Main.js'), 'utf8')).not.toMatch(ADD_ON.mark.text);
  expect(readFileSync(join(contentFolder(ROOT, ADD_ON), 'Code.js'), 'utf8')).not.toMatch(CONFORMANCE.mark.text);
});
