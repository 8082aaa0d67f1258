import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultRule } from '../ecore/faults';
import { parseFaults } from '../ecore/faults';
import type { Person } from '../ecore/people';
import { parsePeople } from '../ecore/people';
import { repository } from '../repository';
import { BadInput } from './bad-input';

/** The people that the stand-in knows: of the file the user names, else of the sample list. */
export function readPeople(file: string | undefined): Person[] {
  return readBy(parsePeople, file ?? join(repository(), 'samples/people.csv'), '--people');
}

export function readFaults(file: string | undefined): FaultRule[] {
  return file === undefined ? [] : readBy(parseFaults, file, '--faults');
}

function readBy<T>(parse: (text: string) => T, file: string, option: string): T {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new BadInput(`${option}: the file ${file} cannot be read; check its name.`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${option}: ${file} is not UTF-8 text; save it as UTF-8.`);
  }
  try {
    return parse(text);
  } catch (error) {
    throw new BadInput(`${option}: ${file}: ${(error as Error).message}`);
  }
}
