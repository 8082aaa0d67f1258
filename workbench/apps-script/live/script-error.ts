import type { Thrown } from '../host/messages';

/** What a script threw, or what the platform ended it with. */
export class ScriptError extends Error {
  override readonly name: string;
  /** The stack inside the script, where it has one. */
  readonly scriptStack: string | undefined;

  constructor({ name, message, stack }: Thrown) {
    super(message);
    this.name = name;
    this.scriptStack = stack;
  }
}
