import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { checkConformanceProject, checkScriptProject } from '../../../workbench/command-line/check-script-project';

test("a script id of one's own is fine", () => {
  expect(() => checkScriptProject('{"scriptId": "1AbC", "rootDir": "dist"}')).not.toThrow();
});

test('the placeholder is answered with both ways to a script project', () => {
  const sentence = () => checkScriptProject('{"scriptId": "PUT-YOUR-SCRIPT-ID-HERE", "rootDir": "dist"}');
  expect(sentence).toThrow(/Project Settings > Script ID/);
  expect(sentence).toThrow(
    /delete the file .*npx clasp create-script --type sheets --title "eCore Email Enrichment" --rootDir dist/,
  );
});

test.each([null, '', '{', '{}', '{"scriptId": ""}', '{"scriptId": 7}', '[]'])(
  '%j is answered in a sentence',
  (text) => {
    expect(() => checkScriptProject(text)).toThrow(/\.clasp\.json/);
  },
);

test('clasp knows the options that the sentence names', () => {
  const command = readFileSync('node_modules/@google/clasp/build/src/commands/create-script.js', 'utf8');
  for (const option of ['--type', '--title', '--rootDir']) expect(command).toContain(`'${option} <`);
});

test('the script that compares with Google has a place of its own, and its own way to one', () => {
  expect(() => checkConformanceProject(readFileSync('workbench/conformance/.clasp.json', 'utf8'))).toThrow(
    /workbench\/conformance\/\.clasp\.json still says .* --rootDir script\./,
  );
});
