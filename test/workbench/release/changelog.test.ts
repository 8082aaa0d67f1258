import { expect, test } from '@jest/globals';
import { notesFor } from '../../../workbench/release/changelog';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-02-01

### Added

- A thing, see [the help](docs/help.md).

## [1.0.0] - 2026-01-01

### Added

- Everything.

[1.1.0]: https://example.com/1.1.0
`;

test('what stands below a version is its notes', () => {
  expect(notesFor('1.1.0', CHANGELOG)).toBe('### Added\n\n- A thing, see [the help](docs/help.md).\n');
  expect(notesFor('1.0.0', CHANGELOG)).toBe('### Added\n\n- Everything.\n');
});

test.each(['1.0', '2.0.0', 'Unreleased'])('%s has nothing to say, which is said in a sentence', (version) => {
  expect(() => notesFor(version, CHANGELOG)).toThrow(`CHANGELOG.md says nothing about ${version}.`);
});
