import type { Identifier } from '../identifiers/identifiers';
import { cleanText } from '../identifiers/text';

/**
 * What a header says: an identifier; a `name` that may be any of the three; a `link` that may be LinkedIn's or the
 * company's; an email that is the `answer` unless it has to be the question; or one of this add-on's own columns.
 */
export type HeaderKind = Identifier | 'name' | 'link' | 'answer' | 'own-email' | 'own-status';

export const EMAIL_HEADER = 'Email';
export const OWN_EMAIL_HEADER = 'eCore email';
export const STATUS_HEADER = 'eCore status';

/**
 * The words of headers in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish, without
 * accents. A header with a word that stands nowhere here (`Company phone`, `Email status`) is not known.
 */
const VOCABULARY = {
  linkedin: ' linkedin li ',
  email:
    ' email emails mail emailadresse mailadresse emailaddress courriel correo correio posta emailadres epost epostadress mejl mailadress ',
  known:
    ' known personal private current bekannte personliche private privat aktuelle prive personnel actuel privado pessoal privata personale ' +
    'persoonlijke prywatny personlig ',
  work:
    ' work business professional corporate office verified found geschaftliche dienstliche berufliche professionnel pro corporativo profesional ' +
    'profissional aziendale lavoro zakelijk zakelijke werk sluzbowy jobb ',
  address: ' address adresse id direccion electronico eletronico elettronica indirizzo endereco adres adress ',
  website:
    ' website domain homepage webpage www webseite internetseite webadresse firmenwebsite unternehmenswebsite domane domaine dominio sitio sito ' +
    'pagina domein domeinnaam bedrijfswebsite strona witryna domena webbplats hemsida doman ',
  link: ' url link links web site page internet internetowa profile profil perfil profilo profiel lien enlace lank seite public sales navigator ',
  company:
    ' company companyname account organization organisation employer firm firma firmenname unternehmen unternehmensname arbeitgeber gesellschaft ' +
    'entreprise societe employeur raison empresa compania organizacion razon companhia organizacao empregador azienda societa ragione impresa ' +
    'ditta organizzazione bedrijf bedrijfsnaam organisatie werkgever firmy przedsiebiorstwo organizacja pracodawca foretag foretagsnamn bolag arbetsgivare ',
  // A word for the name itself, or one that needs `name` beside it: `Vorname Name` is a full name, `First name` is not.
  first:
    ' firstname fname forename vorname vor rufname prenom nombres voornaam voor roepnaam imie fornamn tilltalsnamn for ',
  firstOf: ' first given primer primeiro pila proprio ',
  last: ' lastname lname surname nachname familienname apellido apellidos sobrenome apelido cognome achternaam familienaam nazwisko efternamn ',
  lastOf: ' last family famille ultimo ',
  full: ' full fullname display complet vollstandiger completo volledige pelne fullstandigt hela nominativo ',
  name: ' name names nom nombre nome naam nazwa namn ',
  person:
    ' contact contacts person lead prospect candidate kontakt kontaktperson ansprechpartner ansprechpartnerin contacto contato persona pessoa ' +
    'contatto referente contactpersoon osoba kontaktowa ',
  filler:
    ' of the and s to your primary main required optional 1 und der des et de la le du l d del y e da do di della della dell en van het i na och till ' +
    'social sociale pflichtfeld obligatoire obligatorio obrigatorio ',
};
type Role = keyof typeof VOCABULARY;
const ROLES = Object.keys(VOCABULARY) as Role[];

const LEADING_PERSON = /^(?:(?:contact|person|lead|prospect|candidate)(?: s)? )+(?!person\b)/;

/** A header without case, accents and punctuation, camelCase split: `E-Mail-Adresse *` and `eMailAdresse` are `email adresse`. */
export function canonicalHeader(header: string): string {
  return cleanText(header)
    .slice(0, 200)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\blinked in\b/g, 'linkedin')
    .replace(/\bweb site\b/g, 'website')
    .replace(/\be (mail|post|core)/g, 'e$1');
}

/** What a header says, or null when it is none that this add-on knows. */
export function headerKind(header: string): HeaderKind | null {
  const canonical = canonicalHeader(header);
  if (canonical === OWN_EMAIL_HEADER.toLowerCase()) return 'own-email';
  if (canonical === STATUS_HEADER.toLowerCase()) return 'own-status';
  const roles = readRoles(canonical.replace(LEADING_PERSON, ''));
  if (roles === null) return null;
  const has = (role: Role): boolean => roles.includes(role);
  const only = (...allowed: Role[]): boolean => roles.every((role) => allowed.includes(role));

  if (has('linkedin')) return only('linkedin', 'link', 'address', 'person', 'known') ? 'linkedin_url' : null;
  if (has('email'))
    return !only('email', 'known', 'work', 'address', 'person') ? null : has('known') ? 'email' : 'answer';
  if (only('link')) return roles.length > 0 ? 'link' : null;
  if (has('website') || has('link'))
    return only('website', 'link', 'company', 'address', 'name') ? 'company_website' : null;
  if (has('company') || has('work'))
    return only('company', 'name', 'full', 'known', 'work') && roles.length > (has('work') ? 1 : 0)
      ? 'company_name'
      : null;
  const first = has('first') || has('firstOf');
  const last = has('last') || has('lastOf');
  if (!only('first', 'firstOf', 'last', 'lastOf', 'full', 'name', 'person')) return null;
  if (has('last') && has('firstOf') && roles.length === 2) return 'last_name';
  if ((first && last) || has('full') || has('person') || (has('name') && (has('first') || has('last'))))
    return 'full_name';
  return first ? 'first_name' : last ? 'last_name' : has('name') ? 'name' : null;
}

/** The header for a new column of emails: `Email`, or `eCore email` where a column is called so in any spelling or language. */
export function newEmailHeader(headers: readonly string[]): string {
  return headers.some((header) => headerKind(header) === 'answer') ? OWN_EMAIL_HEADER : EMAIL_HEADER;
}

/** The roles of a header's words, each once; null when a word has none. */
function readRoles(canonical: string): Role[] | null {
  const roles: Role[] = [];
  for (const word of canonical.split(' ')) {
    const role = ROLES.find((candidate) => VOCABULARY[candidate].includes(' ' + word + ' '));
    if (role === undefined) return null;
    if (role !== 'filler' && !roles.includes(role)) roles.push(role);
  }
  return roles;
}
