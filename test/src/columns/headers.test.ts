import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { headerKind, newEmailHeader, type HeaderKind } from '../../../src/columns/headers';
import { naughty } from '../strings';

const HEADERS: [kind: HeaderKind | null, headers: string[]][] = [
  [
    'linkedin_url',
    [
      'LinkedIn',
      'LINKEDIN_URL',
      'linkedinUrl',
      'LinkedInURL',
      'Linked In',
      'LinkedIn profile *',
      'Person Linkedin Url',
      'LinkedIn Profile URL',
      'Contact LinkedIn',
      'LI URL',
    ].concat([
      'Profil LinkedIn',
      'LinkedIn-Profil',
      'URL de LinkedIn',
      'Perfil de LinkedIn',
      'Lien LinkedIn',
      'Profilo LinkedIn',
      'LinkedIn-profiel',
      'Profil na LinkedIn',
      'Länk till LinkedIn',
    ]),
  ],
  [
    'first_name',
    [
      'First name',
      'FIRST_NAME',
      'firstName',
      'First',
      'Given name',
      'Forename',
      'Contact First Name',
      'Vorname',
      'Prénom',
      'Nombre de pila',
      'Primeiro nome',
      'Voornaam',
      'Imię',
      'Förnamn',
      'Name (first)',
    ],
  ],
  [
    'last_name',
    [
      'Last name',
      'last-name',
      'Surname',
      'Family name',
      'Nachname',
      'Familienname',
      'Nom de famille',
      'Apellido',
      'Apellidos',
      'Primer apellido',
      'Sobrenome',
      'Apelido',
      'Cognome',
      'Achternaam',
      'Nazwisko',
      'Efternamn',
    ],
  ],
  [
    'full_name',
    [
      'Full name',
      'FullName',
      'Contact',
      'Contact person',
      'First and last name',
      'Vor- und Nachname',
      'Vorname Name',
      'Vollständiger Name',
      'Ansprechpartner',
      'Nom complet',
      'Prénom Nom',
    ].concat([
      'Nombre completo',
      'Nombre y apellidos',
      'Nome completo',
      'Nome e cognome',
      'Volledige naam',
      'Voor- en achternaam',
      'Contactpersoon',
      'Imię i nazwisko',
      'Fullständigt namn',
      'För- och efternamn',
    ]),
  ],
  ['name', ['Name', 'name:', 'Nom', 'Nombre', 'Nome', 'Naam', 'Namn', 'Contact name', 'Lead name']],
  [
    'company_name',
    [
      'Company',
      'Company name',
      'companyName',
      'Current company',
      'Account name',
      'Organisation',
      'Organization Name',
      'Employer',
      'Business name',
      'Firma',
      'Firmenname',
      'Unternehmen',
      'Arbeitgeber',
    ].concat([
      'Entreprise',
      'Société',
      'Nom de l’entreprise',
      'Raison sociale',
      'Empresa',
      'Nombre de la empresa',
      'Compañía',
      'Nome da empresa',
      'Azienda',
      'Ragione sociale',
      'Bedrijf',
      'Bedrijfsnaam',
      'Nazwa firmy',
      'Företag',
    ]),
  ],
  [
    'company_website',
    [
      'Website',
      'Web site',
      'Company Website',
      'company_domain',
      'Domain',
      'Domain name',
      'Homepage',
      'Company URL',
      'Website URL',
      'Webseite',
      'Firmenwebsite',
      'Domaine',
      'Sitio web',
      'Página web',
      'Dominio',
    ].concat(['Site da empresa', 'Sito web', 'Strona internetowa', 'Domena', 'Webbplats', 'Hemsida']),
  ],
  ['link', ['URL', 'Link', 'Profile', 'Profile URL', 'Profil', 'Perfil', 'Site', 'Site web', 'Web']],
  [
    'email',
    [
      'Known email',
      'Personal email',
      'Private E-Mail',
      'Current email',
      'Private E-Mail-Adresse',
      'Email personnel',
      'Correo personal',
      'Email privata',
      'Prywatny e-mail',
      'Privat e-post',
    ],
  ],
  [
    'answer',
    [
      'Email',
      'E-mail',
      'EMAIL',
      'eMail',
      'Work email',
      'Email address',
      'E-Mail-Adresse',
      'Business Email',
      'Contact email',
      'Email 1',
      'Courriel',
      'Adresse e-mail',
      'Correo electrónico',
      'Indirizzo email',
      'E-mailadres',
      'Adres e-mail',
      'E-post',
    ],
  ],
  ['own-email', ['eCore email', 'ECORE EMAIL', 'eCore e-mail']],
  ['own-status', ['eCore status', 'ecore_status']],
  [
    null,
    [
      '',
      'Company LinkedIn',
      'Company Linkedin Url',
      'LinkedIn headline',
      'LinkedIn company page',
      'Company phone',
      'Company address',
      'Company size',
      'Company country',
      'Email status',
      'Email confidence',
      'Email domain',
    ].concat(
      [
        'Company email',
        'Account owner',
        'Account ID',
        'Number of employees',
        'Job title',
        'Title',
        'Status',
        'City',
        'Address',
        'Adresse',
        'Phone',
        'Twitter URL',
        'Facebook Url',
        'Personal website',
        'Company contact',
        'Lead source',
        'First contact date',
      ],
      ['Last contacted', 'Name of manager', 'Notes', 'ID', '1', '山田'],
    ),
  ],
];

describe('headers', () => {
  test.each(HEADERS.flatMap(([kind, headers]) => headers.map((header) => [header, kind] as const)))(
    '%j is %s',
    (header, kind) => {
      expect(headerKind(header)).toBe(kind);
    },
  );

  test('case, underscores and a star make no difference', () => {
    const known = HEADERS.flatMap(([kind, headers]) =>
      kind === null ? [] : headers.filter((header) => !/[a-z][A-Z]/.test(header)).map((header) => ({ header, kind })),
    );
    for (const { header, kind } of known) {
      for (const other of [header.toUpperCase(), header.toLowerCase(), header.replace(/ /g, '_'), ` ${header} * `])
        expect([other, headerKind(other)]).toEqual([other, kind]);
    }
  });

  test('any text is a header that is known or not', () => {
    fc.assert(fc.property(naughty, (header) => void headerKind(header)));
  });

  test('a new column of emails is called Email unless another is called so', () => {
    expect(newEmailHeader(['Name', 'Personal email', 'Email status'])).toBe('Email');
    for (const header of ['Email', 'E-mail', 'EMAIL', 'e_mail', 'Work email', 'Courriel'])
      expect(newEmailHeader(['Name', header])).toBe('eCore email');
  });
});
