import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FromPage, Mutation, ToPage } from '../../../workbench/server/messages';
import { createRelay, type Original, type Relay } from '../../../workbench/server/mutation-relay';

type Incoming = Extract<ToPage, { type: 'snapshot' | 'mutations' }>;
type Edit = Extract<FromPage, { type: 'mutation' }>;

/** A list of texts: `set` leaves rows where they are, `insert-row` and `remove-row` move them. */
function change(rows: string[], { id, params }: Mutation): void {
  const { row, text } = params as { row: number; text: string };
  if (id === 'refuse') throw new Error('refused');
  if (id === 'set') rows[row % rows.length] = text;
  else if (id === 'insert-row') rows.splice(row % (rows.length + 1), 0, text);
  else if (rows.length > 1) rows.splice(row % rows.length, 1);
}

function createOriginal() {
  const rows = ['a', 'b', 'c'];
  const listeners: ((mutation: Mutation) => void)[] = [];
  const original: Original = {
    apply: (mutation) => change(rows, mutation),
    snapshot: () => [...rows],
    onMutation: (listener) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const byScript = (mutation: Mutation) => {
    change(rows, mutation);
    listeners.forEach((listener) => listener(mutation));
  };
  return { rows, original, byScript };
}

/** A page whose mail in both directions is delivered one message at a time, when the test says so. */
function createPage(relay: Relay) {
  const inbox: Incoming[] = [];
  const outbox: Edit[] = [];
  const page = { rows: [] as string[], epoch: 0, base: 0, snapshots: 0 };
  const member = relay.join((message) => inbox.push(structuredClone(message)));
  return {
    page,
    member,
    edit: (mutation: Mutation) => {
      if (page.snapshots === 0) return;
      change(page.rows, mutation);
      outbox.push({ type: 'mutation', epoch: page.epoch, base: page.base, mutation });
    },
    deliverIn: () => {
      const message = inbox.shift();
      if (!message || (message.type === 'mutations' && message.epoch !== page.epoch)) return message !== undefined;
      page.epoch = message.epoch;
      page.base = message.sequence;
      if (message.type === 'snapshot') page.rows = [...(message.workbook as string[])];
      else message.mutations.forEach((mutation) => change(page.rows, mutation));
      if (message.type === 'snapshot') page.snapshots += 1;
      return true;
    },
    deliverOut: () => {
      const message = outbox.shift();
      return message ? (member.receive(message), true) : false;
    },
  };
}

const mutation = fc.record({
  id: fc.constantFrom('set', 'set', 'set', 'insert-row', 'remove-row'),
  params: fc.record({ row: fc.nat(5), text: fc.string({ minLength: 1, maxLength: 3 }) }),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), page: fc.nat(2), mutation }),
  fc.record({ kind: fc.constant('script' as const), mutation }),
  fc.record({ kind: fc.constantFrom('in' as const, 'out' as const), page: fc.nat(2) }),
  fc.record({ kind: fc.constant('flush' as const) }),
);

describe('the mutation relay', () => {
  test('pages end up equal to the original, however edits cross', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { rows, original, byScript } = createOriginal();
        const relay = createRelay(original);
        const pages = [createPage(relay), createPage(relay), createPage(relay)];
        for (const now of steps) {
          if (now.kind === 'edit') pages[now.page]!.edit(now.mutation);
          else if (now.kind === 'script') byScript(now.mutation);
          else if (now.kind === 'in') pages[now.page]!.deliverIn();
          else if (now.kind === 'out') pages[now.page]!.deliverOut();
          else relay.flush();
        }
        for (const { deliverOut } of pages) while (deliverOut());
        relay.flush();
        for (const { deliverIn } of pages) while (deliverIn());
        relay.close();
        expect(pages.map(({ page }) => page.rows)).toEqual(pages.map(() => rows));
      }),
      { numRuns: 500 },
    );
  });

  test('an edit that nothing crossed is not sent back', () => {
    const { original } = createOriginal();
    const relay = createRelay(original);
    const page = createPage(relay);
    page.deliverIn();
    page.edit({ id: 'set', params: { row: 0, text: 'x' } });
    page.edit({ id: 'insert-row', params: { row: 0, text: 'y' } });
    page.deliverOut();
    page.deliverOut();
    relay.flush();
    expect(page.deliverIn()).toBe(false);
    expect(page.page.rows).toEqual(['y', 'x', 'b', 'c']);
    relay.close();
  });

  test('an edit of a row that had moved meanwhile is dropped, and the page starts over', () => {
    const { rows, original, byScript } = createOriginal();
    const relay = createRelay(original);
    const page = createPage(relay);
    page.deliverIn();
    byScript({ id: 'remove-row', params: { row: 0, text: '' } });
    page.edit({ id: 'set', params: { row: 2, text: 'mine' } });
    page.deliverOut();
    page.deliverIn();
    expect(rows).toEqual(['b', 'c']);
    expect(page.page).toMatchObject({ rows: ['b', 'c'], snapshots: 2 });
    relay.close();
  });

  test('an edit that the original refuses reaches no other page', () => {
    const { rows, original } = createOriginal();
    const relay = createRelay(original);
    const [one, other] = [createPage(relay), createPage(relay)];
    one.deliverIn();
    other.deliverIn();
    expect(one.member.receive({ type: 'mutation', epoch: 1, base: 0, mutation: { id: 'refuse', params: {} } })).toBe(
      false,
    );
    relay.flush();
    one.deliverIn();
    expect(other.deliverIn()).toBe(false);
    expect(one.page).toMatchObject({ rows, snapshots: 2 });
    relay.close();
  });
});
