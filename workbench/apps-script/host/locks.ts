/** Who holds a lock: an execution, and in it one lock object. Another object of the same execution has to wait too. */
export interface LockHolder {
  execution: number;
  object: number;
}

/** Document, script and user locks: https://developers.google.com/apps-script/reference/lock/lock-service */
export class Locks {
  readonly #holders = new Map<string, LockHolder>();
  readonly #listeners = new Set<() => void>();

  /** True when the lock is held by this holder afterwards; at once, without waiting. */
  acquire(lock: string, holder: LockHolder): boolean {
    const current = this.#holders.get(lock);
    if (current) return isSame(current, holder);
    this.#holders.set(lock, holder);
    return true;
  }

  holder(lock: string): LockHolder | null {
    return this.#holders.get(lock) ?? null;
  }

  holds(lock: string, holder: LockHolder): boolean {
    const current = this.#holders.get(lock);
    return current !== undefined && isSame(current, holder);
  }

  release(lock: string, holder: LockHolder): void {
    if (!this.holds(lock, holder)) return;
    this.#holders.delete(lock);
    for (const listener of this.#listeners) listener();
  }

  /** Locks end with their execution, and do not survive a dialog: https://developers.google.com/apps-script/reference/base/ui */
  releaseAll(execution: number): void {
    for (const [lock, holder] of this.#holders) if (holder.execution === execution) this.release(lock, holder);
  }

  /** Calls the listener whenever a lock comes free; gives the function that ends it. */
  onRelease(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

function isSame(one: LockHolder, other: LockHolder): boolean {
  return one.execution === other.execution && one.object === other.object;
}
