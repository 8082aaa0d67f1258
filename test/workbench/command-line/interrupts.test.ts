import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { onInterrupts } from '../../../workbench/command-line/interrupts';

function pressed(...times: number[]): string[] {
  const heard: string[] = [];
  const signals = new EventEmitter();
  let time = 0;
  onInterrupts(
    () => heard.push('first'),
    () => heard.push('second'),
    { signals, now: () => time },
  );
  for (time of times) signals.emit('SIGINT');
  return heard;
}

test('one key press that npm passes on once more counts once', () => expect(pressed(0, 3)).toEqual(['first']));

test('a later key press is the second one', () => expect(pressed(0, 3, 2000)).toEqual(['first', 'second']));
