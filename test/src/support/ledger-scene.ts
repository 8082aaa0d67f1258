import { createHash } from 'node:crypto';
import type { Entry } from '../../../src/ledger/entry';
import { createLedger } from '../../../src/ledger/ledger';
import { findsEverybody, memoryServices } from './memory-services';

/** A key as lookups have them. */
export function key(index: number): string {
  return createHash('sha256').update(String(index)).digest('base64url').slice(0, 16);
}

/** A person's answer, who is numbered. */
export function found(index: number, at: number): [string, Entry] {
  return [key(index), { kind: 'found', email: `person${index}@acme.example`, at }];
}

/** A ledger on services in memory, where nothing is known yet. */
export function setUp() {
  const services = memoryServices(findsEverybody);
  return { services, ledger: createLedger(services), now: services.clock.now() };
}
