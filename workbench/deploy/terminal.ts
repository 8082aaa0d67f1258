import { createInterface } from 'node:readline/promises';

/** How a command speaks with its user. */
export interface Terminal {
  say(line: string): void;
  /** The answer, trimmed; null where nobody is there to ask. */
  ask(question: string): Promise<string | null>;
}

export function createTerminal(): Terminal {
  return {
    say: (line) => console.log(line),
    ask: async (question) => {
      if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return (await lines.question(question)).trim();
      } finally {
        lines.close();
      }
    },
  };
}

/** Yes or no; where nobody is there to ask it is a no. */
export async function agree({ ask }: Terminal, question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test((await ask(`${question} [y/N] `)) ?? '');
}
