import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepNotes, wantedNote } from '../../../src/look/status-notes';
import { memoryLook } from '../support/memory-look';

const NOW = '27 Nov 2026, 16:45';
const FAILED = 'Failed: no answer from eCore';
const OURS = `Failed: no answer from eCore.\n${NOW}\neCore Email Enrichment`;

describe('a status cell\u2019s note', () => {
  test.each([
    ['a failed row gets the reason and the time', { status: FAILED, note: '' }, OURS],
    ['a found row loses ours', { status: 'Found', note: OURS }, ''],
    ['a row that was emptied loses ours', { status: '', note: OURS }, ''],
    [
      'a row that still fails keeps the time at which it did',
      { status: FAILED, note: OURS.replace('16:45', '09:00') },
      OURS.replace('16:45', '09:00'),
    ],
    [
      'another reason is told with its own time',
      { status: 'Missing data: last name', note: OURS },
      `Missing data: last name.\n${NOW}\neCore Email Enrichment`,
    ],
    ['somebody\u2019s own note stays on a failed row', { status: FAILED, note: 'call her' }, 'call her'],
    ['somebody\u2019s own note stays on a found row', { status: 'Found', note: 'call her' }, 'call her'],
    ['a row that nobody found needs none', { status: 'Not found', note: '' }, ''],
  ])('%s', (_what, cell, note) => {
    expect(wantedNote(cell, NOW)).toBe(note);
  });
});

const statuses = fc.constantFrom(
  '',
  'Found',
  'Not found',
  'Queued',
  FAILED,
  'Invalid input: not a LinkedIn profile',
  'my own words',
);
const notes = fc.constantFrom('', OURS, 'call her');

describe('the notes of a status column', () => {
  test('end as each cell wants them, and nobody\u2019s own note is written over', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(statuses, notes), { maxLength: 900 }), (cells) => {
        const look = memoryLook(cells.map(([status, note]) => ({ status, note })));
        keepNotes(look, 1, 5, NOW);
        expect(look.cells.map(({ note }) => note)).toEqual(
          cells.map(([status, note]) => wantedNote({ status, note }, NOW)),
        );
        expect(look.overwritten).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('take two reads where nothing is to be told, and few writes for a thousand rows', () => {
    const quiet = memoryLook(Array.from({ length: 1_000 }, () => ({ status: 'Found', note: '' })));
    keepNotes(quiet, 1, 5, NOW);
    expect(quiet.calls).toEqual({ texts: 1, notes: 1 });
    const some = memoryLook(
      Array.from({ length: 1_000 }, (_, row) => ({ status: row % 50 === 0 ? FAILED : 'Found', note: '' })),
    );
    keepNotes(some, 1, 5, NOW);
    expect(some.calls).toEqual({ texts: 2, notes: 2, writeNotes: 1 });
  });

  test('follow rows that are sorted between the look and the writing', () => {
    const look = memoryLook([
      { status: FAILED, note: '' },
      { status: 'Found', note: '' },
      { status: 'Found', note: '' },
    ]);
    look.beforeWriting = () => void look.cells.reverse();
    keepNotes(look, 1, 5, NOW);
    expect(look.cells.map(({ note }) => note)).toEqual(['', '', OURS]);
  });
});
