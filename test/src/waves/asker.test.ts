import { expect, test } from '@jest/globals';
import { askTogether } from '../../../src/waves/asker';
import { newAsking } from '../../../src/waves/asking';
import { lookupOf } from '../support/call-scene';
import { findsEverybody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const PEOPLE = ['ann', 'ben', 'cy'].map(lookupOf);

function ask(respond: Respond) {
  const services = memoryServices(respond);
  const asking = newAsking();
  const sentAt = services.clock.now();
  return { services, asking, sentAt, asked: askTogether({ services, token: 'secret-token-1234', asking }, PEOPLE, 20) };
}

test('a wave gives the answers, and what stood before it', () => {
  const { asked, asking, sentAt } = ask(findsEverybody);
  expect([...asked.answers.keys()]).toEqual(PEOPLE.map(({ key }) => key));
  expect(asked).toMatchObject({ unanswered: [], sentAt, lost: 0, refused: 0, before: { spent: 0, balance: null } });
  expect(asking.spent).toBe(3);
});

test('it tells which lookups have no answer, and of how many that was a refusal for speed', () => {
  const { asked } = ask((body, number) => (number > 1 ? { status: 429, body: {} } : findsEverybody(body, number)));
  expect(asked).toMatchObject({ unanswered: PEOPLE.slice(1), refused: 2, lost: 0 });
});

test('it tells how many answers were lost on the way', () => {
  const { asked } = ask(() => 'drop');
  expect(asked).toMatchObject({ unanswered: PEOPLE, lost: 3, refused: 0 });
});
