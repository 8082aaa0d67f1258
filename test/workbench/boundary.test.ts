import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOMS = ['apps-script', 'workbook', 'fetch-rules'];
/** What they share with the rest of the workbench. */
const SHARED = ['time-zone', 'repository'];

/** Imports that lead out of the rooms that can become a package of their own. */
function importsOutside(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join('workbench', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const path = join('workbench', room, file);
        const text = readFileSync(path, 'utf8');
        return [...text.matchAll(/from '(\.[^']*)'/g)]
          .map(([, target]) => relative('workbench', join(dirname(path), target!)).split(sep))
          .filter(([first]) => !ROOMS.includes(first!) && !SHARED.includes(first!))
          .map((target) => `${path} → ${target.join('/')}`);
      }),
  );
}

test('the local Apps Script and its workbooks import nothing of the add-on, of eCore or of the page', () => {
  expect(importsOutside()).toEqual([]);
});
