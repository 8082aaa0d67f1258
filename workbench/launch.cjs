// What `npm test`, `npm start`, `npm run enrich`, `npm run deploy` and their like call: builds what the command needs, then runs it.
// Old syntax on purpose: a Node that is too old must get as far as the sentence that says so.
'use strict';

var OLDEST_NODE = 20;
var found = process.versions.node;
if (parseInt(found, 10) < OLDEST_NODE) {
  console.error(
    'This needs Node ' + OLDEST_NODE + ' or newer; you have ' + found + ': install it from https://nodejs.org'
  );
  process.exit(1);
}

var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
var command = process.argv[2];
var rest = process.argv.slice(3);

var TYPE_CHECKS = ['.', 'sidebar', 'workbench', 'workbench/page', 'enrich', 'test'];

/** Runs a Node script to its end; anything but success ends this process with the same exit code. */
function run(script, args, onFailure) {
  var result = childProcess.spawnSync(process.execPath, [path.join(root, script)].concat(args), {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status === 0) return;
  if (onFailure) console.error(onFailure);
  process.exit(result.status || 1);
}

function build(what) {
  run(
    'esbuild.config.mjs',
    [],
    'The add-on could not be built: mend what is named above (src/, sidebar/) and try again.'
  );
  run(
    'workbench/esbuild.config.mjs',
    what,
    'The workbench could not be built: mend what is named above (workbench/) and try again.'
  );
}

function test() {
  run(
    'node_modules/@biomejs/biome/bin/biome',
    ['ci', '--error-on-warnings', '.'],
    'The code is not laid out or linted as agreed: npm run format mends most of it, and the rest is named above.'
  );
  build(['--page']);
  TYPE_CHECKS.forEach(function (project) {
    run(
      'node_modules/typescript/bin/tsc',
      ['-p', project],
      'The types of "' + project + '" do not fit (tsc -p ' + project + ').'
    );
  });
  run('node_modules/jest/bin/jest.js', rest);
}

if (!fs.existsSync(path.join(root, 'node_modules', 'esbuild'))) {
  console.error('The packages are not installed yet: run npm install first.');
  process.exit(1);
}
if (command === 'test') {
  test();
} else if (command === 'test:exhaustive') {
  // What the tests do a sample of is done in full, which takes long, and each prints a line of figures.
  process.env.EXHAUSTIVE = '1';
  process.env.RUNS = process.env.RUNS || '2000';
  test();
} else if (command === 'screenshots') {
  process.env.SCREENSHOTS = '1';
  build(['--page']);
  run('node_modules/jest/bin/jest.js', ['test/browser/screenshots.test.ts'].concat(rest));
} else if (
  command === 'start' ||
  command === 'enrich' ||
  command === 'workbench' ||
  command === 'deploy' ||
  command === 'package' ||
  command === 'bench' ||
  command === 'conformance' ||
  command === 'conformance-push'
) {
  build(
    command === 'start' || command === 'workbench' || (command === 'bench' && rest.indexOf('--page') >= 0)
      ? ['--page']
      : []
  );
  var bundle = path.join(root, '.workbench', command + '.cjs');
  process.argv.splice(1, 2, bundle);
  require(bundle);
} else {
  console.error(
    'There is no command ' +
      command +
      ': use npm test, npm start, npm run workbench, npm run enrich, npm run bench, npm run deploy, npm run package or npm run conformance.'
  );
  process.exit(1);
}
