import type { FromPage, Mutation, ToPage } from './messages';

/** The workbook that decides, as far as the relay sees it. */
export interface Original {
  /** Applies a mutation that a page sent; it does not come back through `onMutation`. */
  apply(mutation: Mutation): void;
  snapshot(): object;
  /** Calls back for every mutation that did not come from a page; gives the function that ends it. */
  onMutation(listener: (mutation: Mutation) => void): () => void;
}

type Send = (message: Extract<ToPage, { type: 'snapshot' | 'mutations' }>) => void;

/** One page that shows the workbook. */
export interface Member {
  /** Takes an edit made in the page; false when it had to be dropped and the page gets the whole workbook again. */
  receive(message: Extract<FromPage, { type: 'mutation' }>): boolean;
  leave(): void;
}

export interface Relay {
  join(send: Send): Member;
  /** Sends at once what is waiting to be sent together. */
  flush(): void;
  close(): void;
}

/** Mutations after which the same row or column number means another row or column. */
const MOVES =
  /insert-row|insert-col|remove-row|remove-col|move-|reorder|insert-sheet|remove-sheet|insert-range|delete-range/;

/** Mutations close together travel in one message: as long as a frame of the screen takes, and a bit. */
const TOGETHER_MS = 8;

/**
 * Keeps the pages equal to the original, which applies all edits in one order. A page applies its own edit at once and
 * says what it had seen by then (`base`). If something else was applied in between, the edit *crossed* it:
 *
 * - both leave cells where they are: the original applies the edit last, and the page gets its own edit back, so that
 *   there too it comes last;
 * - one of them moves rows, columns or sheets: the edit meant other cells, so it is dropped and that page starts over
 *   from a snapshot, in a new epoch. What it sends in the old one is void.
 */
export function createRelay(original: Original): Relay {
  interface State {
    send: Send;
    epoch: number;
    /** Numbers of the last mutation this page had not made itself (or was sent back), and of the last that moved cells. */
    lastOther: number;
    lastMove: number;
    waiting: Mutation[];
  }
  const members = new Set<State>();
  let sequence = 0;
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    for (const member of members) {
      if (member.waiting.length === 0) continue;
      member.send({ type: 'mutations', epoch: member.epoch, sequence, mutations: member.waiting });
      member.waiting = [];
    }
  };
  const queue = (member: State, mutation: Mutation) => {
    member.lastOther = sequence;
    if (MOVES.test(mutation.id)) member.lastMove = sequence;
    member.waiting.push(mutation);
    timer ??= setTimeout(flush, TOGETHER_MS);
  };
  const startOver = (member: State) => {
    member.epoch += 1;
    member.waiting = [];
    member.lastOther = member.lastMove = sequence;
    member.send({ type: 'snapshot', epoch: member.epoch, sequence, workbook: original.snapshot() });
  };

  const toAll = (mutation: Mutation, except?: State) => {
    sequence += 1;
    for (const member of members) if (member !== except) queue(member, mutation);
  };
  /** What an edit of a page brings about while it is applied; it has to come behind the edit. */
  let consequences: Mutation[] | null = null;
  const stop = original.onMutation((mutation) => (consequences ? consequences.push(mutation) : toAll(mutation)));

  return {
    join: (send) => {
      const member: State = { send, epoch: 0, lastOther: 0, lastMove: 0, waiting: [] };
      members.add(member);
      startOver(member);
      return {
        receive: ({ epoch, base, mutation }) => {
          if (epoch !== member.epoch) return true;
          const crossed = base < member.lastOther;
          if (crossed && (MOVES.test(mutation.id) || base < member.lastMove)) {
            startOver(member);
            return false;
          }
          consequences = [];
          let applied = true;
          try {
            original.apply(mutation);
            toAll(mutation, crossed ? undefined : member);
          } catch {
            applied = false;
          }
          consequences.forEach((consequence) => toAll(consequence));
          consequences = null;
          if (!applied) startOver(member);
          return applied;
        },
        leave: () => void members.delete(member),
      };
    },
    flush,
    close: () => {
      if (timer) clearTimeout(timer);
      stop();
      members.clear();
    },
  };
}
