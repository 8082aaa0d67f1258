/** The four combinations of identifiers that eCore accepts; a body holds exactly one of them. */
export const COMBINATIONS = {
  linkedin_url: ['linkedin_url'],
  email: ['email'],
  company_name: ['first_name', 'last_name', 'company_name'],
  company_website: ['first_name', 'last_name', 'company_website'],
} as const;

/** A combination, named by the identifier that tells it from the others. */
export type Combination = keyof typeof COMBINATIONS;

/** Everything a body may hold, in the words of eCore's API. */
export type Field = (typeof COMBINATIONS)[Combination][number];

/** The fields of one combination with their values as sent. */
export type Asked = { [field in Field]?: string };

/**
 * Which combination a request's body holds.
 *
 * @param body the parsed JSON; anything at all
 * @returns null when it is not exactly one of the four: a field too many, one too few, or one without text
 */
export function readCombination(body: unknown): { combination: Combination; asked: Asked } | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const sent = Object.entries(body);
  if (!sent.every(([, value]) => typeof value === 'string' && value.trim() !== '')) return null;
  const names = new Set(sent.map(([name]) => name));
  for (const [combination, fields] of Object.entries(COMBINATIONS)) {
    if (fields.length === names.size && fields.every((field) => names.has(field))) {
      return { combination: combination as Combination, asked: Object.fromEntries(sent) as Asked };
    }
  }
  return null;
}
