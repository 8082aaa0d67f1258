import type { FromPage, Mutation, SelectedRange, Selection } from './messages';

const BUTTONS = new Set<unknown>(['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']);
/** More rows or columns than any sheet has. */
const FARTHEST = 20_000_000;

type Fields = { [name: string]: unknown };

/**
 * A message of a page as the server understands it, or null for anything else. The page itself sends nothing else; but
 * what reaches the server is whatever the browser's console, an extension or a faulty page puts into the socket.
 */
export function readMessage(text: string): FromPage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(message)) return null;
  const reader =
    typeof message.type === 'string' && Object.hasOwn(READERS, message.type)
      ? READERS[message.type as FromPage['type']]
      : null;
  return reader ? reader(message) : null;
}

/** How each message is told from what only calls itself one. */
const READERS: { [type in FromPage['type']]: (message: Fields) => FromPage | null } = {
  mutation: ({ epoch, base, mutation }) =>
    isCount(epoch) && isCount(base) && isMutation(mutation) ? { type: 'mutation', epoch, base, mutation } : null,
  selection: ({ selection }) => (isSelection(selection) ? { type: 'selection', selection } : null),
  menu: ({ functionName }) => (typeof functionName === 'string' ? { type: 'menu', functionName } : null),
  call: ({ call, frame, name, args }) =>
    typeof call === 'string' && typeof frame === 'string' && typeof name === 'string' && Array.isArray(args)
      ? { type: 'call', call, frame, name, args }
      : null,
  answered: ({ question, answer }) => {
    if (typeof question !== 'string' || !isObject(answer) || !BUTTONS.has(answer.button)) return null;
    if (answer.text !== undefined && typeof answer.text !== 'string') return null;
    const button = answer.button as 'OK';
    return {
      type: 'answered',
      question,
      answer: answer.text === undefined ? { button } : { button, text: answer.text },
    };
  },
  closed: ({ frame }) => (typeof frame === 'string' ? { type: 'closed', frame } : null),
  ping: () => ({ type: 'ping' }),
};

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= FARTHEST;
}

function isMutation(value: unknown): value is Mutation {
  return isObject(value) && typeof value.id === 'string' && isObject(value.params);
}

function isRange(value: unknown): value is SelectedRange {
  return isObject(value) && [value.row, value.column, value.rows, value.columns].every(isPlace);
}

function isSelection(value: unknown): value is Selection {
  if (!isObject(value) || typeof value.sheet !== 'string' || !isObject(value.current)) return false;
  return (
    Array.isArray(value.ranges) &&
    value.ranges.every(isRange) &&
    isPlace(value.current.row) &&
    isPlace(value.current.column)
  );
}
