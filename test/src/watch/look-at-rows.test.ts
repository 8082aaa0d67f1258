import { describe, expect, test } from '@jest/globals';
import { EMAIL, PEOPLE, watched, UNTOUCHED, reverse } from '../support/watched';

describe('what people type meanwhile is theirs', () => {
  test('in other rows: it stays, and nobody reads the whole sheet for it', () => {
    const { watch, answer, sheet, told } = watched();
    watch.open(2);
    answer(2);
    sheet.cells[5]![5] = 'typed';
    sheet.cells[8]![EMAIL - 1] = 'typed@by.hand';
    const { reads } = sheet;
    watch.close();
    expect(sheet.reads - reads).toBe(1);
    expect(told).toEqual([[2, true]]);
    expect([sheet.cells[5]![5], sheet.cells[8]![EMAIL - 1]]).toEqual(['typed', 'typed@by.hand']);
  });

  test.each<[string, (cells: string[][]) => void]>([
    ['shows an email that was just written', (cells) => void (cells[6]![EMAIL - 1] = 'p2@found.example')],
    ['is about somebody who was just answered', (cells) => cells[6]!.splice(0, 3, ...cells[1]!.slice(0, 3))],
    [
      'and many more show something else',
      (cells) => cells.forEach((row, index) => void (index > 2 && (row[5] += '!'))),
    ],
  ])('but the whole sheet is looked at where another row %s', (_, change) => {
    const { watch, answer, sheet } = watched({ rows: PEOPLE.map((row) => [...row.slice(0, 5), '']) });
    watch.open(2);
    answer(2);
    change(sheet.cells);
    const [{ reads }, typed] = [sheet, sheet.cells[6]!.join()];
    watch.close();
    expect(sheet.reads - reads).toBeGreaterThan(1);
    expect([sheet.cells[1]![EMAIL - 1], sheet.cells[9]!.join()]).toEqual(['p2@found.example', expect.any(String)]);
    expect(typed).toContain(sheet.cells[6]![0]!);
  });

  test('in the row itself: the answer was written, and what was typed over it stays', () => {
    const { watch, answer, sheet } = watched();
    watch.open(2);
    answer(2);
    sheet.cells[1]![EMAIL - 1] = 'typed@by.hand';
    watch.close();
    expect(sheet.cells[1]![EMAIL - 1]).toBe('typed@by.hand');
  });
});

describe('a read that fails', () => {
  /** Fails the next so many reads. */
  const failing = (scene: ReturnType<typeof watched>, times: number) => {
    let left = times;
    scene.sheet.meanwhile = (call) => {
      if (call === 'read' && left-- > 0) throw new Error('Service Spreadsheets timed out');
    };
  };

  test('is told at once where nothing is open, for then nothing is lost', () => {
    const scene = watched();
    failing(scene, 1);
    const before = scene.services.clock.now();
    expect(() => scene.watch.open(2)).toThrow('timed out');
    failing(scene, 1);
    expect(() => scene.watch.rows([2, 4])).toThrow('timed out');
    expect(scene.services.clock.now()).toBe(before);
  });

  test('is tried again, a little later each time, while nobody has looked at what was written', () => {
    const scene = watched();
    scene.watch.open(2);
    reverse(scene.sheet.cells);
    scene.answer(2);
    failing(scene, 3);
    const before = scene.services.clock.now();
    scene.watch.close();
    expect(scene.services.clock.now() - before).toBe(400 + 800 + 1_200);
    expect(scene.outputs()).toEqual(UNTOUCHED);
  });

  test('ends the step where it fails each time, and whoever drives next puts back what went astray', () => {
    const scene = watched();
    scene.watch.open(2);
    reverse(scene.sheet.cells);
    scene.answer(2);
    failing(scene, 4);
    expect(() => scene.watch.close()).toThrow('timed out');
    // His first read fails as well.
    failing(scene, 1);
    scene.next().recover();
    expect(scene.outputs()).toEqual(UNTOUCHED);
  });
});
