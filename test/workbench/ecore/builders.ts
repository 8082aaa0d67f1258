import type { EcoreOptions, EcoreRequest, Outcome } from '../../../workbench/ecore/ecore';
import { createEcore, EMAIL_PATH } from '../../../workbench/ecore/ecore';
import type { Person } from '../../../workbench/ecore/people';

export const TOKEN = 'abc123';

export const ada: Person = {
  linkedin_url: 'https://www.linkedin.com/in/ada-park',
  email: 'ada@home.example',
  first_name: 'Ada',
  last_name: 'Park',
  company_name: 'Blue Kite',
  company_website: 'bluekite.example',
  found_email: 'ada.park@bluekite.example',
};

export const ecoreWith = (options: Partial<EcoreOptions> = {}) =>
  createEcore({ people: [ada], credits: 10, tokens: [{ token: TOKEN }], clock: () => 0, ...options });

export const asking = (body: unknown, changes: Partial<EcoreRequest> = {}): EcoreRequest => ({
  method: 'POST',
  path: EMAIL_PATH,
  headers: { Authorization: `Token ${TOKEN}`, 'Content-Type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...changes,
});

export const known = { linkedin_url: 'linkedin.com/in/ada-park' };
export const stranger = { linkedin_url: 'linkedin.com/in/nobody' };

/** Status and parsed body of an outcome, or how it was cut. */
export function seen(outcome: Outcome): unknown {
  return 'cut' in outcome ? outcome.cut : [outcome.status, JSON.parse(outcome.body)];
}
