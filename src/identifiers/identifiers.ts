/** What a row may know of a person, in eCore's own names plus the full name, which is split before it is sent. */
export const IDENTIFIERS = [
  'linkedin_url',
  'email',
  'first_name',
  'last_name',
  'full_name',
  'company_name',
  'company_website',
] as const;

export type Identifier = (typeof IDENTIFIERS)[number];

/** One row's identifiers, each as the user sees it in the cell; absent or blank ones are missing. */
export type Identifiers = { readonly [identifier in Identifier]?: string };
