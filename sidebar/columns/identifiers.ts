import type { Mapping, Outputs } from '../../src/contract';
import type { Identifier } from '../../src/identifiers/identifiers';

export interface IdentifierLabel {
  identifier: Identifier;
  label: string;
}

/** The identifiers in the order and the groups in which the *Columns* step shows them. */
export const IDENTIFIER_GROUPS: readonly { title: string; fields: readonly IdentifierLabel[] }[] = [
  {
    title: 'Person',
    fields: [
      { identifier: 'linkedin_url', label: 'LinkedIn URL' },
      { identifier: 'first_name', label: 'First name' },
      { identifier: 'last_name', label: 'Last name' },
      { identifier: 'full_name', label: 'Full name' },
      { identifier: 'full_name_last_first', label: 'Full name, last name first' },
      { identifier: 'last_name_prefix', label: 'Last name prefix (van der)' },
      { identifier: 'name_suffix', label: 'Name suffix (Jr., III)' },
    ],
  },
  {
    title: 'Company',
    fields: [
      { identifier: 'company_website', label: 'Company website' },
      { identifier: 'company_name', label: 'Company name' },
    ],
  },
  { title: 'Known email', fields: [{ identifier: 'email', label: 'Email to look up' }] },
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
