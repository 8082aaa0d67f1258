import { describe, expect, test } from '@jest/globals';
import { checkForms, checkPolicy, checkWorkflows } from '../../checks/workflows.mjs';
import { ROOT } from '../build/built';

test('the workflows are valid and keep to the rules', async () => expect(await checkWorkflows(ROOT)).toEqual([]));

test('the issue forms can be shown, and say what to leave out', () => expect(checkForms(ROOT)).toEqual([]));

describe('the rules', () => {
  const COMMIT = '3d3c42e5aac5ba805825da76410c181273ba90b1';
  const GOOD = `
on: push
permissions: {}
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${COMMIT} # v7.0.1
        with:
          persist-credentials: false
      - run: npm test
`;
  test('let a good workflow pass', () => expect(checkPolicy(GOOD)).toEqual([]));

  test.each([
    ['an action named by its tag', GOOD.replace(`${COMMIT} # v7.0.1`, 'v7'), /not pinned/],
    ['a commit without its version', GOOD.replace(' # v7.0.1', ''), /not pinned/],
    ['rights for all jobs', GOOD.replace('permissions: {}', 'permissions:\n  contents: write'), /has permissions/],
    ['no word about rights', GOOD.replace('permissions: {}\n', ''), /has permissions/],
    ['a job that may hang', GOOD.replace('    timeout-minutes: 5\n', ''), /no timeout/],
    [
      'a token that stays',
      GOOD.replace('persist-credentials: false', 'fetch-depth: 1'),
      /keeps the repository's token/,
    ],
    ["somebody's text in a script", GOOD.replace('npm test', 'echo ${{ github.event.issue.title }}'), /hand it over/],
    ['rights for strangers', GOOD.replace('on: push', 'on:\n  pull_request_target:'), /pull_request_target/],
  ])('refuse %s', (_, text, complaint) => {
    expect(checkPolicy(text)).toEqual([expect.stringMatching(complaint)]);
  });
});
