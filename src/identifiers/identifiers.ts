/**
 * What a row may know of a person, in eCore's own names, and what lists hold instead: a full name, which is split before
 * it is sent, with the first or the last name in front; the part of a Dutch last name that stands in a column of its
 * own (`van der`); a column for `Jr.` and `III`.
 */
export const IDENTIFIERS = [
  'linkedin_url',
  'email',
  'first_name',
  'last_name',
  'full_name',
  'full_name_last_first',
  'last_name_prefix',
  'name_suffix',
  'company_name',
  'company_website',
] as const;

export type Identifier = (typeof IDENTIFIERS)[number];

/** One row's identifiers, each as the user sees it in the cell; absent or blank ones are missing. */
export type Identifiers = { readonly [identifier in Identifier]?: string };

/** Identifier → column. */
export type Mapping = { [identifier in Identifier]?: number };
