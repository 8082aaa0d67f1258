import { describe, expect, test } from '@jest/globals';
import { compare } from '../../workbench/bench/compare';
import type { Contest, Result } from '../../workbench/bench/compare';
import { createList, TIDY } from '../../workbench/bench/list';
import { RIVALS } from '../../workbench/bench/rivals/contestants';

const ROWS = 300;

function tried(changes: Partial<Contest> = {}): { [contestant: string]: Result } {
  const contest: Contest = { title: '', list: createList(ROWS, TIDY, 1), mostPresses: 3, ...changes };
  return Object.fromEntries(compare(contest).map((result) => [result.contestant, result]));
}

describe('the ways of enriching a sheet', () => {
  const calm = tried();

  test('all come to what is right when nothing goes wrong', () => {
    for (const { last } of Object.values(calm))
      expect(last).toMatchObject({ right: ROWS, wrong: 0, lost: 0, open: 0, gaveUp: false });
  });

  test('cost the fewest credits with the add-on, and more where somebody in two rows is asked for twice', () => {
    const { found } = createList(ROWS, TIDY, 1);
    const { 'This add-on': addOn, ...others } = calm;
    expect(addOn!.last.credits).toBe(found);
    for (const { last } of Object.values(others)) expect(last.credits).toBeGreaterThan(found);
  });

  test('lose what was paid for when they write at the end and six minutes do not suffice', () => {
    const contest: Contest = {
      title: '',
      list: createList(1000, TIDY, 1),
      service: { latency: 20_000 },
      mostPresses: 1,
    };
    const [rowByRow, fetchAll] = compare(contest, RIVALS.slice(1));
    expect(fetchAll!.first).toMatchObject({ right: 0, cutOff: true });
    expect(fetchAll!.first.lost).toBeGreaterThan(500);
    expect(rowByRow!.first).toMatchObject({ cutOff: true });
    expect(rowByRow!.first.lost).toBeLessThanOrEqual(1);
  });

  test('ask on and on at a daily cap, except the add-on', () => {
    const wall = tried({ service: { faults: [{ from: 10, do: '429' }] }, mostPresses: 1 });
    expect(wall['This add-on']!.first.requests).toBeLessThan(60);
    for (const name of ['A formula a row', 'Row by row', 'Fetch all, then write'])
      expect(wall[name]!.first.requests).toBeGreaterThan(0.9 * ROWS);
    expect(wall['This add-on']!.first).toMatchObject({ wrong: 0, lost: 0 });
  });
});
