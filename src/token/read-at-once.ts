import type { Properties } from '../services';

/** A store whose entries are read in one call, for an execution that needs several of them. */
export function readAtOnce(properties: Properties): Properties {
  let entries: { [key: string]: string } | null = null;
  const all = () => (entries ??= properties.getAll());
  return {
    get: (key) => all()[key] ?? null,
    getAll: () => ({ ...all() }),
    setAll(changed) {
      entries = null;
      properties.setAll(changed);
    },
    remove(key) {
      entries = null;
      properties.remove(key);
    },
  };
}
