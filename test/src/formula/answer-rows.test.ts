import { describe, expect, test } from '@jest/globals';
import { answerRows, planRow } from '../../../src/formula/answer-rows';
import { DATE_TEXT } from '../../../src/formula/arguments';
import { createLedger } from '../../../src/ledger/ledger';
import { findsEverybody, findsNobody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

function answered(rows: string[][], respond: Respond = findsEverybody) {
  const services = memoryServices(respond);
  const formula = { services, ledger: createLedger(services), token: () => 'secret-token-1234', newId: () => 'id' };
  const answers = answerRows(formula, rows);
  return { texts: answers.map((answer) => (answer.kind === 'text' ? answer.text : `! ${answer.message}`)), services };
}

describe('what a row asks for', () => {
  test.each([
    ['a person', ['Ann Lee', 'Acme'], 1, 'lookups'],
    ['a date', [DATE_TEXT, 'Acme'], 1, 'date'],
    ['headers', ['Full name', 'Company'], 0, 'header'],
    ['headers anywhere but on top', ['Full name', 'Company'], 1, 'lookups'],
    ['a blank row', ['', ''], 1, 'blank'],
    ['half a person', ['Ann Lee', ''], 1, 'missing'],
  ])('%s', (_, values, index, kind) => expect(planRow(values, index).kind).toBe(kind));
});

test('each row has its own answer, and a bad one does not spoil the others', () => {
  const { texts, services } = answered([
    ['Ann Lee', 'Acme'],
    ['', ''],
    ['Ann', ''],
    ['Ben Fox', 'Acme'],
  ]);
  expect(texts[0]).toBe('ann.lee@found.example');
  expect(texts[1]).toBe('');
  expect(texts[2]).toMatch(/^! Missing data: /);
  expect(texts[3]).toBe('ben.fox@found.example');
  expect(services.asked).toHaveLength(2);
});

test('one person in many rows is asked for once', () => {
  const { texts, services } = answered([
    ['Ann Lee', 'Acme'],
    ['ANN  LEE', 'acme'],
  ]);
  expect(new Set(texts)).toEqual(new Set(['ann.lee@found.example']));
  expect(services.asked).toHaveLength(1);
});

test('rows that ask for nobody touch no service', () => {
  const { texts, services } = answered([
    ['', ''],
    ['Ann', ''],
  ]);
  expect(texts[0]).toBe('');
  expect(services.calls).toEqual({});
});

test('nobody found is told apart from values that eCore takes in no combination', () => {
  expect(answered([['Ann Lee', 'Acme']], findsNobody).texts).toEqual(['Not found']);
  const { texts } = answered([['Ann Lee', 'Acme']], () => ({ status: 400, body: { error: 'Provide an email.' } }));
  expect(texts[0]).toMatch(/^! eCore rejected these values/);
});
