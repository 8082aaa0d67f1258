import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './built';

test('clasp would push exactly the three files of dist/', () => {
  const clasp = join(ROOT, 'node_modules/@google/clasp/build/src/index.js');
  const answer = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], { cwd: ROOT, encoding: 'utf8' });
  const { filesToPush } = JSON.parse(answer) as { filesToPush: string[] };
  expect(filesToPush.sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
}, 20_000);
