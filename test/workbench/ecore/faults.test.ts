import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../../workbench/ecore/faults';
import { faultFor, parseFaults } from '../../../workbench/ecore/faults';
import { asking, ecoreWith, known } from './builders';

const struck = (rule: FaultRule) => [1, 2, 3, 4, 5, 6].filter((number) => faultFor([rule], number));

describe('which request a rule strikes', () => {
  test.each<[string, FaultRule, number[]]>([
    ['at', { at: 3, do: '500' }, [3]],
    ['every', { every: 2, do: '500' }, [2, 4, 6]],
    ['from', { from: 4, do: '500' }, [4, 5, 6]],
    ['from to', { from: 2, to: 3, do: '500' }, [2, 3]],
  ])('%s', (_, rule, numbers) => expect(struck(rule)).toEqual(numbers));

  test('the first rule that fits counts', () => {
    expect(
      faultFor(
        [
          { at: 2, do: 'drop' },
          { every: 1, do: '500' },
        ],
        2,
      )?.do,
    ).toBe('drop');
  });
});

describe('what a fault does', () => {
  const struckBy = (rule: Omit<FaultRule, 'at'>) => {
    const ecore = ecoreWith({ faults: [{ at: 1, ...rule }] });
    const outcome = ecore.answer(asking(known));
    return { outcome, entry: ecore.journal[0] };
  };

  test.each([
    ['401', { status: 401, body: '{"detail":"Invalid token."}' }],
    ['402', { status: 402, body: '{"error":"Insufficient credits."}' }],
    ['429', { status: 429 }],
    ['500', { status: 500, headers: { 'Content-Type': 'application/json' } }],
    ['500-html', { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' } }],
  ] as const)('%s answers without processing the request', (kind, answer) => {
    const { outcome, entry } = struckBy({ do: kind });
    expect(outcome).toMatchObject(answer);
    expect(entry).toMatchObject({ status: answer.status, charged: 0, wallet: 10, delivered: true, fault: kind });
  });

  test('Retry-After is there when it was asked for', () => {
    expect(struckBy({ do: '429', retryAfter: 7 }).outcome).toMatchObject({ headers: { 'Retry-After': '7' } });
    expect((struckBy({ do: '429' }).outcome as { headers: object }).headers).not.toHaveProperty('Retry-After');
  });

  test.each(['drop', 'hang'] as const)('%s charges and then cuts, unless it strikes before', (kind) => {
    const after = struckBy({ do: kind });
    expect(after.outcome).toMatchObject({ cut: kind });
    expect(after.entry).toMatchObject({ status: 200, charged: 1, wallet: 9, delivered: false });
    expect(struckBy({ do: kind, before: true }).entry).toMatchObject({
      status: 0,
      charged: 0,
      wallet: 10,
      delivered: false,
    });
  });

  test('malformed charges and sends half of the answer', () => {
    const { outcome, entry } = struckBy({ do: 'malformed' });
    expect(outcome).toMatchObject({ status: 200 });
    expect(() => JSON.parse((outcome as { body: string }).body)).toThrow();
    expect(entry).toMatchObject({ charged: 1, delivered: false });
  });

  test('a 500 can also come after charging', () => {
    const { outcome, entry } = struckBy({ do: '500', before: false });
    expect(outcome).toMatchObject({ status: 500 });
    expect(entry).toMatchObject({ charged: 1, wallet: 9 });
  });
});

describe('faults from a file', () => {
  test('every form is read as it is', () => {
    const rules = [
      { at: 3, do: '429', retryAfter: 2 },
      { every: 5, do: 'drop', before: true },
      { from: 9, to: 12, do: '500-html' },
    ];
    expect(parseFaults(`\uFEFF${JSON.stringify(rules)}`)).toEqual(rules);
  });

  test.each([
    ['[', /not valid JSON/],
    ['{"at": 1}', /must be a list/],
    ['[3]', /^Fault 1 must be an object/],
    ['[{"at": 1, "do": "500"}, {"at": 1, "do": "503"}]', /^Fault 2 needs "do" with one of 401, 402/],
    ['[{"do": "500"}]', /exactly one of "at", "every" and "from"/],
    ['[{"at": 1, "every": 2, "do": "500"}]', /exactly one of/],
    ['[{"at": 0, "do": "500"}]', /"at" must be a request number/],
    ['[{"every": "2", "do": "500"}]', /"every" must be a request number/],
    ['[{"at": 1, "to": 2, "do": "500"}]', /"to" goes with "from"/],
    ['[{"at": 1, "do": "429", "retryAfter": -1}]', /"retryAfter" must be/],
    ['[{"at": 1, "do": "drop", "before": 1}]', /"before" must be true or false/],
    ['[{"at": 1, "do": "500", "when": 3}]', /"when", which means nothing/],
  ])('%s is refused in one sentence', (text, message) => {
    expect(() => parseFaults(text)).toThrow(message);
  });
});
