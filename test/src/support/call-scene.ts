import { beginCall } from '../../../src/formula/formula-call';
import { createLedger } from '../../../src/ledger/ledger';
import type { Lookup } from '../../../src/lookups/lookup';
import { findsEverybody, memoryServices } from './memory-services';
import type { Respond } from './memory-services';

export const keyOf = (name: string) => `A${name.padEnd(15, '0')}`;
export const lookupOf = (name: string): Lookup => ({ key: keyOf(name), body: { email: `${name}@acme.example` } });

/** A formula call that has just begun and is about to ask for these people. */
export function callScene(names: string[], respond: Respond = findsEverybody) {
  const services = memoryServices(respond);
  const ledger = createLedger(services);
  const begin = () =>
    Object.assign(
      beginCall(
        { services, ledger, token: () => 'secret-token-1234', newId: () => 'cell' },
        ({ answers, unanswered }) => {
          const open = names.filter((name) => !answers.has(keyOf(name)) && !unanswered.has(keyOf(name)));
          return new Map(open.map((name) => [keyOf(name), lookupOf(name)]));
        },
      ),
      { token: 'secret-token-1234', owner: 'cell' },
    );
  return { services, ledger, begin, call: begin(), keys: names.map(keyOf), lookups: names.map(lookupOf) };
}
