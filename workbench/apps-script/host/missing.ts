/** Something that a script asked for and the workbench does not have. */
export interface MissingThing {
  /** As `Range.createPivotTable`. */
  what: string;
  times: number;
}

const WORDS = / (?:is|are) not part of the workbench\b.*| (?:is|are) not known to the workbench\b.*/s;

/** Keeps what was asked for in vain: a script may swallow the error, and goes wrong somewhere else. */
export class Missing {
  readonly #times = new Map<string, number>();
  /** Called after each. */
  onNote: (what: string) => void = () => {};

  note(what: string): void {
    this.#times.set(what, (this.#times.get(what) ?? 0) + 1);
    this.onNote(what);
  }

  /** Notes an error that says so. */
  noteError(message: string): void {
    if (WORDS.test(message)) this.note(message.replace(WORDS, ''));
  }

  /** In the order in which they were first asked for. */
  list(): MissingThing[] {
    return [...this.#times].map(([what, times]) => ({ what, times }));
  }
}
