import { expect, test } from '@jest/globals';
import { setCeiling, spentToday } from '../../../src/formula/daily-ceiling';
import { ecoreEmail } from '../../../src/formula/ecore-email';
import { forgetRefusals } from '../../../src/formula/refusals';
import { createLedger } from '../../../src/ledger/ledger';
import { findsEverybody, findsNobody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const DAY = 24 * 60 * 60 * 1000;
const REACHED = /^Error: Formulas have spent what this document allows a day\./;

function cells(ceiling: number | null, respond: Respond = findsEverybody) {
  const services = memoryServices(respond);
  let ids = 0;
  const formula = {
    services,
    ledger: createLedger(services),
    token: () => 'secret-token-1234',
    newId: () => `id-${++ids}`,
  };
  if (ceiling !== null) setCeiling(services, ceiling);
  const column = (people: number) =>
    ecoreEmail(formula, [Array.from({ length: people }, (_, index) => [`https://linkedin.com/in/p${index}`])]) as [
      string,
    ][];
  return { services, formula, column };
}

const emails = (column: [string][]) => column.filter(([text]) => text.includes('@')).length;

test('a column spends what the document allows a day, and the cells beyond it say so', () => {
  const { services, column } = cells(30);
  const shown = column(100);
  expect(emails(shown)).toBe(30);
  expect(shown.filter(([text]) => REACHED.test(text))).toHaveLength(70);
  expect(services.asked.length).toBe(30);
});

test('the next day, or with a higher ceiling, the rest is asked', () => {
  const { services, column } = cells(30);
  column(50);
  services.clock.sleep(DAY);
  forgetRefusals(services.documentCache, services.clock.now());
  expect(emails(column(50))).toBe(50);
  setCeiling(services, 200);
  forgetRefusals(services.documentCache, services.clock.now());
  expect(emails(column(100))).toBe(100);
});

test('a cell alone throws the sentence, and saved answers stay free', () => {
  const { services, formula, column } = cells(1);
  column(1);
  expect(() => ecoreEmail(formula, ['https://linkedin.com/in/other'])).toThrow(
    'Formulas have spent what this document allows a day. Choose Retry unfinished formulas tomorrow, or raise the limit in the sidebar under Settings.',
  );
  expect(ecoreEmail(formula, ['https://linkedin.com/in/p0'])).toBe('p0@found.example');
  expect(services.asked).toHaveLength(1);
});

test('nobody found costs nothing of it', () => {
  const { services, column } = cells(5, findsNobody);
  expect(column(60).every(([text]) => text === 'Not found')).toBe(true);
  expect(spentToday(services)).toBe(0);
});

test('without a ceiling no cell but the first looks for one', () => {
  const { services, column, formula } = cells(null);
  column(1);
  const reads = services.calls['properties.get'] ?? 0;
  const sets = services.calls['properties.setAll'] ?? 0;
  ecoreEmail(formula, ['https://linkedin.com/in/p0']);
  expect(services.calls['properties.get'] ?? 0).toBe(reads);
  expect(services.calls['properties.setAll'] ?? 0).toBe(sets);
});
