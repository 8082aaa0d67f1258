/** What happens when, on a virtual clock: the earliest first, and of those at the same moment one by chance. */
export class EventQueue {
  readonly #events: { at: number; order: number; happen: () => void }[] = [];

  constructor(private readonly random: () => number) {}

  add(at: number, happen: () => void): void {
    this.#events.push({ at, order: this.random(), happen });
  }

  /** Lets everything happen, also what is added meanwhile. */
  run(): void {
    while (this.#events.length > 0) {
      const first = this.#events.reduce((best, event) =>
        event.at < best.at || (event.at === best.at && event.order < best.order) ? event : best,
      );
      this.#events.splice(this.#events.indexOf(first), 1);
      first.happen();
    }
  }
}
