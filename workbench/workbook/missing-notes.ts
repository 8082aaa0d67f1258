/** What a workbook has met and does not do, each once. */
export class MissingNotes {
  private readonly noted = new Set<string>();
  private readonly listeners = new Set<(what: string) => void>();

  note(what: string): void {
    this.noted.add(what);
    for (const listener of this.listeners) listener(what);
  }

  /** Tells what was noted so far, and what will be; gives the function that ends it. */
  listen(listener: (what: string) => void): () => void {
    for (const what of this.noted) listener(what);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
