import { ServiceFailure } from './failure';
import { PROPERTY_STORE_BYTES, PROPERTY_VALUE_BYTES } from './limits';

const bytes = (text: string) => Buffer.byteLength(text);

/** One property store: https://developers.google.com/apps-script/reference/properties/properties */
export class PropertyStore {
  readonly #entries = new Map<string, string>();
  #bytes = 0;

  get(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  all(): { [key: string]: string } {
    return Object.fromEntries(this.#entries);
  }

  /**
   * Stores all entries, or none.
   *
   * A value that is too large is answered with the words for the store: the only ones reported from real logs
   * (https://github.com/lucasvtiradentes/gcal-sync/issues/115).
   */
  set(entries: { [key: string]: string }, deleteAllOthers = false): void {
    const next = deleteAllOthers ? new Map<string, string>() : this.#entries;
    let total = deleteAllOthers ? 0 : this.#bytes;
    for (const [key, value] of Object.entries(entries)) {
      const old = next.get(key);
      total += bytes(value) - (old === undefined ? -bytes(key) : bytes(old));
      if (bytes(value) > PROPERTY_VALUE_BYTES) throw tooLarge();
    }
    if (total > PROPERTY_STORE_BYTES) throw tooLarge();
    if (deleteAllOthers) this.#entries.clear();
    for (const [key, value] of Object.entries(entries)) this.#entries.set(key, value);
    this.#bytes = total;
  }

  delete(key: string): void {
    const old = this.#entries.get(key);
    if (old === undefined) return;
    this.#bytes -= bytes(key) + bytes(old);
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }
}

function tooLarge(): ServiceFailure {
  return new ServiceFailure(
    'You have exceeded the property storage quota. Please remove some properties and try again.',
  );
}
