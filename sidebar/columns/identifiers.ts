import type { Identifier, Mapping, Outputs } from '../../src/contract';

export interface IdentifierLabel {
  identifier: Identifier;
  label: string;
}

const field = (identifier: Identifier, label: string): IdentifierLabel => ({ identifier, label });

/** The identifiers as they stand beside each other where columns are chosen. */
export const PAIRS: readonly (readonly [IdentifierLabel, ...IdentifierLabel[]])[] = [
  [field('first_name', 'First name'), field('last_name', 'Last name')],
  [field('full_name', 'Full name'), field('linkedin_url', 'LinkedIn URL')],
  [field('company_name', 'Company name'), field('company_website', 'Company website')],
  [field('email', 'Email to look up'), field('full_name_last_first', 'Full name, last first')],
  [field('last_name_prefix', 'Prefix (van der)'), field('name_suffix', 'Suffix (Jr., III)')],
];

/** What still keeps this choice of columns from finding anybody, as one sentence; null when nothing does. */
export function findMissingColumns(mapping: Mapping, outputs: Outputs): string | null {
  const name = mapping.full_name || mapping.full_name_last_first || (mapping.first_name && mapping.last_name);
  const company = mapping.company_name || mapping.company_website;
  if (!mapping.linkedin_url && !mapping.email && !(name && company)) {
    return 'Choose at least a LinkedIn URL, or a name together with a company, or an email to look up.';
  }
  if (outputs.email !== null && outputs.email === outputs.status)
    return 'Choose two different columns for the found email and its status.';
  if (outputs.status !== null && Object.values(mapping).includes(outputs.status)) {
    return 'The status would overwrite a column you use as input. Choose another column for the status.';
  }
  return null;
}
