import { expect, test } from '@jest/globals';
import { FIRST_STATE, type PageState, reduce } from '../../../workbench/page/state';

const question = { id: 'q1', kind: 'alert', title: '', text: 'Sure?', buttons: 'YES_NO' } as const;
const after = (...events: Parameters<typeof reduce>[1][]): PageState => events.reduce(reduce, FIRST_STATE);

test('a question that is asked again after a dropped connection stands there once', () => {
  const state = after({ type: 'question', question }, { type: 'question', question });
  expect(state.questions).toEqual([question]);
  expect(reduce(state, { type: 'answered', question: 'q1' }).questions).toEqual([]);
});

test('a lost connection takes away what only the server could answer, and keeps the sidebar', () => {
  const frame = { id: 'sidebar-1', title: 'Side', path: '/frame/x' };
  const state = after(
    { type: 'sidebar', frame },
    { type: 'question', question },
    { type: 'working', working: true },
    { type: 'connection', state: 'lost' },
  );
  expect(state).toMatchObject({ connection: 'lost', questions: [], working: false, sidebar: frame });
});

test('toasts stand side by side until each is closed', () => {
  const toast = (id: string) => ({ type: 'toast', toast: { id, title: '', message: id, seconds: 5 } }) as const;
  const state = after(toast('one'), toast('two'), { type: 'toast-closed', toast: 'one' });
  expect(state.toasts.map(({ id }) => id)).toEqual(['two']);
});

test('what the script asked for in vain is kept as the server tells it', () => {
  const missing = [{ what: 'Sheet.newChart', times: 2 }];
  expect(after({ type: 'missing', missing: [] }, { type: 'missing', missing }).missing).toEqual(missing);
});
