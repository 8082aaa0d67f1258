import { describe, expect, test } from '@jest/globals';
import type { Identifiers } from '../../../src/identifiers/identifiers';
import { planLookups } from '../../../src/lookups/waterfall';

/** What a row comes to: the values of each lookup in order, or the text after `Missing data: ` or `Invalid input: `. */
type Outcome = string[] | { missing: string } | { invalid: string } | 'blank';

interface Rule {
  rule: string;
  row: Identifiers;
  gives: Outcome;
  /** Rows with the very same keys. */
  alike?: Identifiers[];
  /** Rows of which no key is a key of `row`. */
  unlike?: Identifiers[];
}

const linkedin = (...urls: string[]): Identifiers[] => urls.map((linkedin_url) => ({ linkedin_url }));
const website = (...websites: string[]): Identifiers[] =>
  websites.map((company_website) => ({ first_name: 'Ada', last_name: 'Lovelace', company_website }));
const company = (...names: string[]): Identifiers[] =>
  names.map((company_name) => ({ first_name: 'Ada', last_name: 'Lovelace', company_name }));
const email = (...emails: string[]): Identifiers[] => emails.map((address) => ({ email: address }));
const full = (...names: string[]): Identifiers[] => names.map((full_name) => ({ full_name, company_name: 'Acme' }));
const one = (rows: Identifiers[]): Identifiers => rows[0] ?? {};

const ACME = { company_name: 'Acme' };

const LINKEDIN_RULES: Rule[] = [
  {
    rule: 'a profile link is one person in every spelling, and is sent as it stands in the cell',
    row: one(linkedin('https://www.linkedin.com/in/jane-doe')),
    gives: ['https://www.linkedin.com/in/jane-doe'],
    alike: linkedin(
      'linkedin.com/in/jane-doe',
      'http://linkedin.com/in/jane-doe/',
      '//www.linkedin.com/in/jane-doe',
      'https://de.linkedin.com/in/jane-doe',
      'https://m.linkedin.com/in/jane-doe?trk=people#about',
      'https://www.linkedin.com/mwlite/in/jane-doe',
      'https://www.linkedin.com/comm/in/jane-doe?midToken=x',
      'HTTPS://WWW.LINKEDIN.COM/IN/JANE-DOE',
      'https://www.linkedin.com:443/in/jane-doe',
      'https://www.linkedin.com./in/jane-doe',
      'https://www.linkedin.com//in//jane-doe//',
      'https://www.linkedin.com/in/jane-doe/en',
      'https://www.linkedin.com/in/jane-doe/details/experience/',
      'https://www.linkedin.com/in/j%61ne%2Ddoe',
      '\u200b https://www.linkedin.com/in/jane-doe\u00a0\r\n',
      '<https://www.linkedin.com/in/jane-doe>',
      '"https://www.linkedin.com/in/jane-doe",',
      '[Jane Doe](https://www.linkedin.com/in/jane-doe)',
    ),
    unlike: linkedin('linkedin.com/in/jane-doe-2', 'linkedin.com/in/janedoe', 'linkedin.com/pub/jane-doe'),
  },
  {
    rule: 'a link without a scheme is sent with https',
    row: one(linkedin('LinkedIn.com/in/Jane')),
    gives: ['https://LinkedIn.com/in/Jane'],
  },
  {
    rule: 'a slug in another script is the same percent-encoded, twice encoded, decomposed or in capitals',
    row: one(linkedin('https://www.linkedin.com/in/josé-garcía')),
    gives: ['https://www.linkedin.com/in/josé-garcía'],
    alike: linkedin(
      'https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa',
      'https://www.linkedin.com/in/jos%c3%a9-garc%c3%ada/',
      'https://www.linkedin.com/in/jos%25C3%25A9-garc%25C3%25ADa',
      'https://www.linkedin.com/in/jose\u0301-garci\u0301a',
      'https://www.linkedin.com/in/JOSÉ-GARCÍA',
    ),
    unlike: linkedin('https://www.linkedin.com/in/jose-garcia'),
  },
  {
    rule: 'an internal id in place of the slug keeps its case, which tells it from others',
    row: one(linkedin('https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123456789')),
    gives: ['https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'],
    alike: linkedin('linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/en'),
    unlike: linkedin('https://www.linkedin.com/in/ACoAAbcDeFgHiJkLmNoPqRsTuVwXyZ0123456789'),
  },
  {
    rule: 'an old public link is a person',
    row: one(linkedin('http://www.linkedin.com/pub/jane-doe/1a/2b3/4c5')),
    gives: ['http://www.linkedin.com/pub/jane-doe/1a/2b3/4c5'],
    alike: linkedin('https://uk.linkedin.com/pub/Jane-Doe/1A/2B3/4C5/en?trk=x'),
    unlike: linkedin('linkedin.com/pub/jane-doe/1a/2b3/4c6', 'linkedin.com/pub/jane-doe'),
  },
  {
    rule: 'a Sales Navigator link is a person whose id keeps its case; the search behind the comma does not count',
    row: one(linkedin('https://www.linkedin.com/sales/lead/ACwAAB12,NAME_SEARCH,x9Zz?_ntb=1')),
    gives: ['https://www.linkedin.com/sales/lead/ACwAAB12,NAME_SEARCH,x9Zz?_ntb=1'],
    alike: linkedin('linkedin.com/sales/lead/ACwAAB12', 'https://www.linkedin.com/Sales/Lead/ACwAAB12,OTHER,y/'),
    unlike: linkedin(
      'linkedin.com/sales/lead/acwaab12',
      'linkedin.com/sales/people/ACwAAB12',
      'linkedin.com/in/ACwAAB12',
    ),
  },
  {
    rule: 'a Recruiter link is a person, whatever project it was opened in',
    row: one(linkedin('https://www.linkedin.com/talent/profile/AEMAAAk1')),
    gives: ['https://www.linkedin.com/talent/profile/AEMAAAk1'],
    alike: linkedin('https://www.linkedin.com/talent/hire/123/manage/all/profile/AEMAAAk1?trk=x'),
    unlike: linkedin('https://www.linkedin.com/recruiter/profile/AEMAAAk1'),
  },
  {
    rule: 'an ancient profile link is told by the id in its query',
    row: one(linkedin('https://www.linkedin.com/profile/view?id=12345&trk=x')),
    gives: ['https://www.linkedin.com/profile/view?id=12345&trk=x'],
    alike: linkedin('linkedin.com/profile/view?trk=y&id=12345'),
    unlike: linkedin('linkedin.com/profile/view?id=12346'),
  },
  ...(
    [
      ['linkedin.com/company/acme', 'a company page'],
      ['linkedin.com/constructor/x', 'not a person’s profile'],
      ['linkedin.com/__proto__/x', 'not a person’s profile'],
      ['https://www.linkedin.com/showcase/acme-labs/', 'a company page'],
      ['https://www.linkedin.com/school/mit', 'a school page'],
      ['https://www.linkedin.com/jobs/view/123', 'a job page'],
      ['https://www.linkedin.com/posts/jane-doe_hello-activity-1', 'a post'],
      ['https://www.linkedin.com/feed/update/urn:li:activity:1', 'a post'],
      ['https://www.linkedin.com/groups/1', 'a group'],
      ['https://www.linkedin.com/pub/dir/Jane/Doe', 'not a person’s profile'],
      ['https://www.linkedin.com/sales/search/people?q=x', 'not a person’s profile'],
      ['https://www.linkedin.com', 'not a person’s profile'],
    ] as const
  ).map(([url, page]) => ({
    rule: `${url} is never sent`,
    row: { linkedin_url: url },
    gives: { invalid: `LinkedIn link is ${page}` },
  })),
  ...[
    'https://linkedin.com.evil.example/in/jane',
    'https://notlinkedin.com/in/jane',
    'https://linkedin.com@evil.example/in/jane',
    'https://evil.example\\@linkedin.com/in/jane',
    'https://evil.example/linkedin.com/in/jane',
    'ftp://linkedin.com/in/jane',
    'javascript:alert(1)//linkedin.com/in/jane',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/a%00b',
    'https://www.linkedin.com/in/a%2Fb',
    'Jane Doe',
    'jane-doe',
    'https://lnkd.in/abc',
    `https://www.linkedin.com/in/${'a'.repeat(300)}`,
  ].map((url) => ({
    rule: `${url.slice(0, 60)} is no profile link`,
    row: { linkedin_url: url },
    gives: { invalid: 'not a LinkedIn profile link' },
  })),
];

const WEBSITE_RULES: Rule[] = [
  {
    rule: 'a website is its host in every spelling, and is sent as it stands in the cell',
    row: one(website('https://www.Acme.example/de/contact?x')),
    gives: ['Ada Lovelace https://www.Acme.example/de/contact?x'],
    alike: website(
      'acme.example',
      'ACME.EXAMPLE',
      'www.acme.example',
      'http://acme.example:8080/',
      'acme.example.',
      '//acme.example#top',
      ' acme.example\u200b',
      '<acme.example>',
      '(https://acme.example/a/b.html)',
    ),
    unlike: website('acme.test', 'shop.acme.example', 'acme-example.test'),
  },
  {
    rule: 'situation 55: two companies on one directory are two, and a directory that names none is not asked',
    row: one(website('https://www.bloomberg.com/profile/company/TIDE:US')),
    gives: ['Ada Lovelace https://www.bloomberg.com/profile/company/TIDE:US'],
    alike: website(
      'bloomberg.com/profile/company/tide:us/',
      'https://bloomberg.com/profile/company/TIDE%3AUS?utm_source=x',
    ),
    unlike: website(
      'https://www.bloomberg.com/profile/company/NORD:SS',
      'https://www.bloomberg.com',
      'https://somewhere.example/profile/company/TIDE:US',
    ),
  },
  {
    rule: 'situation 55: nor do two companies share a key on a host that nobody listed',
    row: one(website('https://startups.example/tidewater-loom')),
    gives: ['Ada Lovelace https://startups.example/tidewater-loom'],
    alike: website('startups.example/Tidewater-Loom/', 'http://www.startups.example/tidewater%2Dloom?ref=x#top'),
    unlike: website(
      'https://startups.example/nordhamn',
      'startups.example',
      'startups.example?id=7',
      'startups.example?id=8',
      'https://startups.example/#!/tidewater-loom/2',
    ),
  },
  ...['https://www.bloomberg.com/company', 'https://www.etsy.com/shop', 'https://www.indeed.com/cmp?q=7'].map(
    (text) => ({
      rule: `${text} names no company`,
      row: one(website(text)),
      gives: { invalid: `company website is a page on ${/www\.([a-z.]+)/.exec(text)?.[1]}` },
    }),
  ),
  ...['gmail.com', 'https://www.gmx.de', 'yahoo.co.uk', 'web.de', 'http://outlook.com/', 'qq.com', 'mail.ru'].map(
    (text) => ({
      rule: `${text} is nobody's company`,
      row: one(website(text)),
      gives: { invalid: expect.stringMatching(/^company website is [a-z.]+, a mail provider$/) as unknown as string },
    }),
  ),
  {
    rule: 'an international host is the same in Unicode and in letters that every network takes',
    row: one(website('https://www.münchen-weberei.example')),
    gives: ['Ada Lovelace https://www.münchen-weberei.example'],
    alike: website('xn--mnchen-weberei-gsb.example', 'MÜNCHEN-WEBEREI.example/kontakt'),
    unlike: website('munchen-weberei.example'),
  },
  {
    rule: 'a Unicode host is the same composed or not, whatever its case',
    row: one(website('bücher.example')),
    gives: ['Ada Lovelace bücher.example'],
    alike: website('BÜCHER.example', 'bu\u0308cher.example', 'https://www.bücher.example/'),
    unlike: website('bucher.example', 'buecher.example'),
  },
  ...[
    'Acme',
    'localhost',
    'http://acme',
    'www.acme',
    '127.0.0.1',
    'ada@acme.example',
    'acme.example, acme.test',
    'https://-a.example',
    'a b.example',
  ].map((text) => ({
    rule: `${text} is no website`,
    row: one(website(text)),
    gives: {
      invalid: text.includes('@') ? 'company website is an email address' : 'company website is not a web address',
    },
  })),
  {
    rule: 'a page on a host that many share is not the company’s website',
    row: one(website('https://www.facebook.com/acme')),
    gives: { invalid: 'company website is a page on facebook.com' },
  },
  {
    rule: 'a company’s LinkedIn page is not its website',
    row: one(website('https://www.linkedin.com/company/acme')),
    gives: { invalid: 'company website is a page on linkedin.com' },
  },
  {
    rule: 'who works at such a host has it as website',
    row: one(website('facebook.com')),
    gives: ['Ada Lovelace facebook.com'],
  },
];

const COMPANY_RULES: Rule[] = [
  {
    rule: 'a company’s name ignores case and white space and nothing else',
    row: one(company('Acme Inc.')),
    gives: ['Ada Lovelace Acme Inc.'],
    alike: company('ACME INC.', '  acme\u00a0\u200b  inc.\n'),
    unlike: company('Acme', 'Acme Inc', 'Ácme Inc.'),
  },
  {
    rule: 'a company cell with a domain is a website',
    row: one(company('Booking.com')),
    gives: ['Ada Lovelace Booking.com'],
    alike: website('https://www.booking.com/'),
    unlike: company('Booking'),
  },
  {
    rule: 'a company cell with a link is a website',
    row: one(company('https://acme.photography/x')),
    gives: ['Ada Lovelace https://acme.photography/x'],
    alike: website('acme.photography'),
  },
  ...[
    'St. John',
    'Dr.Oetker',
    'Yahoo!',
    'Acme Inc.',
    'A.B. Volvo',
    'Node.js',
    'E.ON',
    'J.Crew',
    'Acme.AG',
    'Müller.KG',
    'No.1',
    'L.L.Bean',
    '3M',
    'Salesforce.com, Inc.',
    'AT&T',
    'S.p.A.',
    '@home',
  ].map(
    (text): Rule => ({
      rule: `${text} in a company cell is a name, no domain`,
      row: one(company(text)),
      gives: [`Ada Lovelace ${text}`],
      unlike: website(text),
    }),
  ),
  {
    rule: 'a usable website cell goes before a domain in the company cell',
    row: { full_name: 'Ada Lovelace', company_name: 'other.example', company_website: 'acme.example' },
    gives: ['Ada Lovelace acme.example'],
    alike: website('acme.example'),
  },
  {
    rule: 'a domain in the company cell stands in for an unusable website',
    row: { full_name: 'Ada Lovelace', company_name: 'acme.example', company_website: 'none yet' },
    gives: ['Ada Lovelace acme.example'],
    alike: website('acme.example'),
  },
  {
    rule: 'an email in a company cell is no company',
    row: one(company('ada@acme.example')),
    gives: { invalid: 'company name is an email address' },
  },
  {
    rule: 'a LinkedIn page in a company cell is no company',
    row: one(company('linkedin.com/company/acme')),
    gives: { invalid: 'company name is a page on linkedin.com' },
  },
  {
    rule: 'a name and a website are never merged, though they read alike',
    row: one(website('acme.example')),
    gives: ['Ada Lovelace acme.example'],
    unlike: company('acme example'),
  },
];

const EMAIL_RULES: Rule[] = [
  {
    rule: 'an email is one address, whatever its case and what mail programs put around it',
    row: one(email('Ada@Acme.example')),
    gives: ['Ada@Acme.example'],
    alike: email(
      'ada@acme.example',
      ' ADA@ACME.EXAMPLE ',
      'mailto:ada@acme.example?subject=x',
      'Ada Lovelace <ada@acme.example>',
      '<ada@acme.example>',
      '"Lovelace, Ada" <ada@acme.example>;',
    ),
    unlike: email('ada@acme.test', 'a.da@acme.example', 'ada+x@acme.example'),
  },
  {
    rule: 'letters of every script may stand in an address',
    row: one(email('jörg@bücher.example')),
    gives: ['jörg@bücher.example'],
    alike: email('JÖRG@BÜCHER.example'),
  },
  ...[
    'ada',
    'ada@acme',
    '@acme.example',
    'ada@',
    'ada@@acme.example',
    'ada@acme.example, bob@acme.example',
    'ada lovelace@acme.example',
    'ada@127.0.0.1',
    `${'a'.repeat(65)}@acme.example`,
  ].map((text) => ({
    rule: `${text.slice(0, 40)} is no email`,
    row: one(email(text)),
    gives: { invalid: 'email is not one complete address' },
  })),
];

const NAME_RULES: Rule[] = [
  {
    rule: 'a full name is split at its last space; first and last name in their own cells are the same lookup',
    row: one(full('Mary Ann Evans')),
    gives: ['Mary Ann|Evans Acme'],
    alike: [
      ...full('mary  ann\u00a0EVANS', 'Evans, Mary Ann', 'EVANS,Mary Ann'),
      { first_name: 'Mary Ann', last_name: 'Evans', ...ACME },
    ],
    unlike: [{ first_name: 'Mary', last_name: 'Ann Evans', ...ACME }, ...full('Mary Evans', 'Marý Ann Evans')],
  },
  {
    rule: 'accents tell names apart, how they are encoded does not',
    row: one(full('José Núñez')),
    gives: ['José|Núñez Acme'],
    alike: full('Jose\u0301 Nu\u0301n\u0303ez'),
    unlike: full('Jose Nunez'),
  },
  ...(
    [
      ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
      ['Ursula von der Leyen', 'Ursula', 'von der Leyen'],
      ['Karl-Theodor von und zu Guttenberg', 'Karl-Theodor', 'von und zu Guttenberg'],
      ['Maria de la Cruz', 'Maria', 'de la Cruz'],
      ['MARIA DO CARMO', 'MARIA', 'DO CARMO'],
      ['Leonardo da Vinci', 'Leonardo', 'da Vinci'],
      ['Robert De Niro', 'Robert', 'De Niro'],
      ['Ahmed bin Salman', 'Ahmed', 'bin Salman'],
      ['Fatima bint Al Hassan', 'Fatima', 'bint Al Hassan'],
      ['Naguib el Mahfouz', 'Naguib', 'el Mahfouz'],
      ['Jan ter Horst', 'Jan', 'ter Horst'],
      ['Hilma af Klint', 'Hilma', 'af Klint'],
      ['Anna in ’t Veld', 'Anna', 'in ’t Veld'],
      ['José Ortega y Gasset', 'José', 'Ortega y Gasset'],
      ['Van Morrison', 'Van', 'Morrison'],
      ['Al Pacino', 'Al', 'Pacino'],
      ['John E Smith', 'John E', 'Smith'],
      ['Juan de la Fuente García', 'Juan de la Fuente', 'García'],
      ['Berg, Jan van den', 'Jan', 'van den Berg'],
      ['van den Berg, Jan', 'Jan', 'van den Berg'],
      ['Sammy Davis Jr.', 'Sammy', 'Davis Jr.'],
      ['Sammy Davis, Jr.', 'Sammy', 'Davis Jr.'],
      ['Davis Jr., Sammy', 'Sammy', 'Davis Jr.'],
      ['Henry Louis Gates III', 'Henry Louis', 'Gates III'],
      ['Jane Doe, PhD, MBA', 'Jane', 'Doe'],
      ['Jane Doe Ph.D.', 'Jane', 'Doe'],
      ['Jane Doe, SHRM-CP', 'Jane', 'Doe'],
      ['Dr. Jane Doe', 'Jane', 'Doe'],
      ['Dr.Jane Doe', 'Jane', 'Doe'],
      ['Prof. Dr. med. Anna Berg', 'Anna', 'Berg'],
      ['Frau Anna Berg', 'Anna', 'Berg'],
      ['Doe, Dr. Jane', 'Jane', 'Doe'],
      ['Phil Collins', 'Phil', 'Collins'],
      ['Robert (Bob) Smith', 'Robert', 'Smith'],
      ['Robert "Bob" Smith', 'Robert', 'Smith'],
      ['Jane Doe 🚀', 'Jane', 'Doe'],
      ['Jane Doe | Acme', 'Jane', 'Doe'],
      ['J.R.R. Tolkien', 'J.R.R.', 'Tolkien'],
      ['Conan O’Brien', 'Conan', 'O’Brien'],
      ['Anne-Marie Duval-Leroy', 'Anne-Marie', 'Duval-Leroy'],
      ['山田 太郎', '太郎', '山田'],
      ['ジョン・スミス', 'ジョン', 'スミス'],
      ['محمد عبد الله', 'محمد', 'عبد الله'],
    ] as const
  ).map(([name, first, last]) => ({
    rule: `${name} is ${first} + ${last}`,
    row: one(full(name)),
    gives: [`${first}|${last} Acme`],
  })),
  ...(
    [
      ['C. Ravi Kumar', 'C. Ravi', 'Kumar'],
      ['H. Ravi Kumar', 'H. Ravi', 'Kumar'],
      ['S.R. Ravi Kumar', 'S.R. Ravi', 'Kumar'],
      ['D.R. Smith', 'D.R.', 'Smith'],
      ['H.C. Andersen', 'H.C.', 'Andersen'],
      ['M.D. Smith', 'M.D.', 'Smith'],
      ['R.N. Patel', 'R.N.', 'Patel'],
      ['I.V. Lenin', 'I.V.', 'Lenin'],
      ['Dr. H. C. Andersen', 'H. C.', 'Andersen'],
      ['Smith, J.D.', 'J.D.', 'Smith'],
      ['Samuel Mba', 'Samuel', 'Mba'],
      ['SAMUEL MBA', 'SAMUEL', 'MBA'],
      ['Ada Grace Obe', 'Ada Grace', 'Obe'],
      ['Naomi Ii', 'Naomi', 'Ii'],
      ['Yo-Yo MA', 'Yo-Yo', 'MA'],
      ['Md Rahman', 'Md', 'Rahman'],
      ['John Smith Sr.', 'John', 'Smith Sr.'],
      ['John Smith III', 'John', 'Smith III'],
    ] as const
  ).map(([name, first, last]) => ({
    rule: `situation 54: ${name} is ${first} + ${last}`,
    row: one(full(name)),
    gives: [`${first}|${last} Acme`],
    alike: [{ first_name: first, last_name: last, ...ACME }],
  })),
  {
    rule: 'titles, degrees, certifications, emoji, pronouns, nicknames and what is appended are no part of a name',
    row: { first_name: 'Mara', last_name: 'Quillon', ...ACME },
    gives: ['Mara|Quillon Acme'],
    alike: [
      ...full(
        'Mara Quillon, PMP®',
        'Mara Quillon, PhD, PMP®',
        'Mara Quillon, P.Eng.',
        'Mara Quillon, PharmD',
        'Mara Quillon, Ed.D.',
        'Mara Quillon CISSP, CISM',
        'Mara Quillon, M.Sc., ITIL v4',
        'Mara Quillon B. Sc.',
        'Mara Quillon, Certified Coach',
        'PhD Mara Quillon',
        'Univ.-Prof. Dr. Mara Quillon',
        '✨Mara Quillon✨',
        'Mara Quillon ⭐',
        '𝗠𝗮𝗿𝗮 Quillon',
        'Mara Quillon she/her',
        'Mara “Maz” Quillon',
        "Mara 'Maz' Quillon",
        'Mara Quillon @ Acme',
        'Quillon, Mara, PhD',
      ),
      ...[
        ['Mara', 'Quillon, MBA'],
        ['Mara', 'Quillon MBA'],
        ['🚀 Mara', 'Quillon'],
        ['Dr. Mara', 'Quillon'],
        ['Mara ("Maz")', 'Quillon'],
        ['Mara', 'Quillon (she/her)'],
        ['Mara', 'Quillon | Acme'],
        ['Mara, PhD', 'QUILLON'],
        ['Mara', 'Quillon, Mara'],
      ].map(([first_name, last_name]) => ({ first_name, last_name, ...ACME })),
    ],
    unlike: [
      ...full('Mara Quillon Jr.', 'Mara Quillon Sr.', 'M. Mara Quillon', 'Mara M.R. Quillon'),
      { first_name: 'Mara', last_name: 'Quillon III', ...ACME },
      { first_name: 'Mara', last_name: 'Quillon', name_suffix: 'Jr.', ...ACME },
    ],
  },
  {
    rule: 'Jr. counts wherever it stands and however it is written',
    row: one(full('John Smith Jr.')),
    gives: ['John|Smith Jr. Acme'],
    alike: [
      ...full('John Smith, Jr.', 'JOHN SMITH JR', 'Smith Jr, John', 'Smith, John, Jnr.'),
      { first_name: 'John Jr.', last_name: 'Smith', ...ACME },
      { first_name: 'John', last_name: 'Smith', name_suffix: 'jr', ...ACME },
    ],
    unlike: full('John Smith', 'John Smith Sr.', 'J.R. Smith', 'John Smith II'),
  },
  {
    rule: 'a name that the header gives with the last name first',
    row: { full_name_last_first: 'QUILLON Mara', ...ACME },
    gives: ['Mara|QUILLON Acme'],
    alike: [
      { full_name_last_first: 'Quillon, Mara', ...ACME },
      { full_name_last_first: 'Quillon Mara', ...ACME },
      { full_name_last_first: 'Mara QUILLON', ...ACME },
      ...full('Mara Quillon'),
    ],
  },
  {
    rule: 'of a last name first, all its words in capitals or behind particles',
    row: { full_name_last_first: 'VAN DER KWIL Mara Ann', ...ACME },
    gives: ['Mara Ann|VAN DER KWIL Acme'],
    alike: [{ full_name_last_first: 'van der Kwil Mara Ann', ...ACME }],
  },
  {
    rule: 'what a Dutch list keeps of the last name in a column of its own goes in front of it',
    row: { first_name: 'Mara', last_name_prefix: 'van der', last_name: 'Kwil', ...ACME },
    gives: ['Mara|van der Kwil Acme'],
    alike: [{ first_name: 'Mara', last_name_prefix: 'van der', last_name: 'van der Kwil', ...ACME }],
    unlike: [{ first_name: 'Mara', last_name: 'Kwil', ...ACME }],
  },
  {
    rule: 'initials are alike with and without blanks and full stops',
    row: one(full('J.R.R. Tolkien')),
    gives: ['J.R.R.|Tolkien Acme'],
    alike: full('J. R. R. Tolkien', 'J R R Tolkien', 'Tolkien, J.R.R.'),
    unlike: full('J.R. Tolkien', 'Tolkien Jr., J.'),
  },
  ...['王 小明', '김 철수', 'やまだ たろう', '山田 太郎 様'].map((name) => {
    const [last = '', first = ''] = name.split(' ');
    return { rule: `${name} has the family name in front`, row: one(full(name)), gives: [`${first}|${last} Acme`] };
  }),
  {
    rule: 'a title alone is no first name',
    row: { first_name: 'Dr.', last_name: 'Quillon', ...ACME },
    gives: { missing: 'first name' },
  },
  { rule: 'a credential is no first name', row: one(full('Quillon, MBA')), gives: { missing: 'last name' } },
  {
    rule: 'entities, apostrophes and hyphens are spelling',
    row: { first_name: 'Jean-Luc', last_name: "O'Hara", company_name: 'Loom & Sons' },
    gives: ["Jean-Luc|O'Hara Loom & Sons"],
    alike: [
      { first_name: 'Jean‑Luc', last_name: 'O’Hara', company_name: 'Loom &amp; Sons' },
      { first_name: 'Jean–Luc', last_name: 'O&#39;Hara', company_name: 'Loom &amp;amp; Sons' },
      { first_name: 'Ｊｅａｎ-Luc', last_name: 'Oʼhara', company_name: 'LOOM ＆ SONS' },
    ],
    unlike: [
      { first_name: 'Jean Luc', last_name: "O'Hara", company_name: 'Loom & Sons' },
      { first_name: 'Jean-Luc', last_name: "O'Hára", company_name: 'Loom & Sons' },
    ],
  },
  {
    rule: 'what is sent of an entity is the character',
    row: { first_name: 'Ren&eacute;', last_name: 'O&#x27;Hara', ...ACME },
    gives: ["René|O'Hara Acme"],
  },
  ...['Jane', 'Dr. Doe', 'Mr Smith', '山田太郎', '김철수', 'Jane PhD'].map((name) => ({
    rule: `${name} alone lacks a part`,
    row: one(full(name)),
    gives: { missing: 'last name' },
  })),
  {
    rule: 'first and last name go before the full name',
    row: { first_name: 'Ada', last_name: 'Lovelace', full_name: 'Bob Ross', ...ACME },
    gives: ['Ada|Lovelace Acme'],
  },
  {
    rule: 'with only one of them the full name counts',
    row: { first_name: 'Ada', full_name: 'Bob Ross', ...ACME },
    gives: ['Bob|Ross Acme'],
  },
  {
    rule: 'a first-name cell is never split: “Mary Ann” would become somebody else',
    row: { first_name: 'Mary Ann', ...ACME },
    gives: { missing: 'last name' },
  },
  {
    rule: 'an email is no name',
    row: one(full('ada@acme.example')),
    gives: { invalid: 'full name is an email address' },
  },
  {
    rule: 'a link is no name',
    row: { first_name: 'https://acme.example', last_name: 'Doe', ...ACME },
    gives: { invalid: 'first name is a link' },
  },
  {
    rule: 'digits are no name',
    row: { first_name: 'Ada', last_name: '12.03.1990', ...ACME },
    gives: { invalid: 'last name has no letters' },
  },
  {
    rule: 'a name that looks like a date stays one',
    row: { first_name: 'May 12', last_name: 'Li', ...ACME },
    gives: ['May 12|Li Acme'],
  },
];

const ROW_RULES: Rule[] = [
  {
    rule: 'the waterfall is LinkedIn, name and website, name and company, email',
    row: {
      email: 'a@acme.example',
      company_name: 'Acme',
      company_website: 'acme.example',
      full_name: 'Ada Lovelace',
      linkedin_url: 'linkedin.com/in/ada',
    },
    gives: ['https://linkedin.com/in/ada', 'Ada Lovelace acme.example', 'Ada Lovelace Acme', 'a@acme.example'],
  },
  {
    rule: 'a value that cannot be right is left out where another lookup remains',
    row: {
      linkedin_url: 'linkedin.com/company/acme',
      full_name: 'Ada Lovelace',
      company_website: 'Acme',
      company_name: 'Acme',
      email: 'ada@',
    },
    gives: ['Ada Lovelace Acme'],
  },
  { rule: 'nothing is a blank row', row: {}, gives: 'blank' },
  {
    rule: 'dashes, question marks and N/A are nothing',
    row: { linkedin_url: '-', email: 'N/A', first_name: '?', company_name: ' n.a. ', company_website: '—' },
    gives: 'blank',
  },
  {
    rule: 'words for nothing are nothing, in every cell',
    row: {
      company_name: 'nan',
      company_website: 'None',
      linkedin_url: 'null',
      email: 'undefined',
      first_name: 'undefined',
      last_name: 'null',
    },
    gives: 'blank',
  },
  ...[
    'k.A.',
    'non renseigné',
    'desconocido',
    'н/д',
    '不明',
    '(blank)',
    '#N/D',
    'TRUE',
    'FALSCH',
    '0',
    'Not found',
    'Error: Missing data: last name.',
  ].map(
    (text): Rule => ({
      rule: `situation 22: a company cell with ${text} asks nothing`,
      row: one(company(text)),
      gives: text.startsWith('#') ? { invalid: `company name shows ${text}` } : { missing: 'company name or website' },
    }),
  ),
  {
    rule: 'None and Null are names',
    row: { first_name: 'None', last_name: 'Null', ...ACME },
    gives: ['None|Null Acme'],
  },
  { rule: 'a name that a program glued to nothing', row: one(full('Mara undefined')), gives: { missing: 'last name' } },
  ...['Loading...', '#SPILL!', '#CALC!', '#BEZUG!', '#¿NOMBRE?', 'Wird geladen...'].map((text) => ({
    rule: `${text} is waited for`,
    row: { full_name: 'Ada Lovelace', company_name: text },
    gives: { invalid: `company name shows ${text}` },
  })),
  { rule: 'invisible characters are nothing', row: { linkedin_url: '\u200b\u00a0', email: '\ufeff' }, gives: 'blank' },
  { rule: 'a cell in error is impossible', row: { email: '#REF!' }, gives: { invalid: 'email shows #REF!' } },
  {
    rule: 'a name lacks its company',
    row: { full_name: 'Ada Lovelace' },
    gives: { missing: 'company name or website' },
  },
  { rule: 'a company lacks its person', row: { company_name: 'Acme' }, gives: { missing: 'first and last name' } },
  { rule: 'a last name lacks the first', row: { last_name: 'Lovelace', ...ACME }, gives: { missing: 'first name' } },
  {
    rule: 'a first name alone lacks two things',
    row: { first_name: 'Ada' },
    gives: { missing: 'last name, company name or website' },
  },
  {
    rule: 'too long is impossible',
    row: { first_name: 'a'.repeat(50_000), last_name: 'Lovelace', ...ACME },
    gives: { invalid: 'first name is too long' },
  },
];

const RULES = [...LINKEDIN_RULES, ...WEBSITE_RULES, ...COMPANY_RULES, ...EMAIL_RULES, ...NAME_RULES, ...ROW_RULES];

function outcomeOf(row: Identifiers, separator: string): Outcome {
  const plan = planLookups(row, { waterfall: true });
  if (plan.kind === 'missing' || plan.kind === 'invalid') return { [plan.kind]: plan.message } as Outcome;
  if (plan.kind === 'blank') return 'blank';
  return plan.lookups.map(({ body }) => {
    if (!('first_name' in body)) return Object.values(body).join();
    const { first_name, last_name, ...rest } = body;
    return `${first_name}${separator}${last_name} ${Object.values(rest).join()}`;
  });
}

function keysOf(row: Identifiers): string[] {
  const plan = planLookups(row, { waterfall: true });
  return plan.kind === 'lookups' ? plan.lookups.map(({ key }) => key) : [];
}

describe('the rules by which a row becomes lookups', () => {
  test.each(RULES)('$rule', ({ row, gives, alike = [], unlike = [] }) => {
    expect(outcomeOf(row, JSON.stringify(gives).includes('|') ? '|' : ' ')).toEqual(gives);
    const keys = keysOf(row);
    alike.forEach((other) => expect({ row: other, keys: keysOf(other) }).toEqual({ row: other, keys }));
    unlike.forEach((other) =>
      expect({ row: other, keys: keysOf(other).filter((key) => keys.includes(key)) }).toEqual({ row: other, keys: [] }),
    );
  });

  test('without the waterfall only the first lookup is planned', () => {
    const row = {
      full_name: 'Ada Lovelace',
      company_name: 'Acme',
      company_website: 'acme.example',
      email: 'a@acme.example',
    };
    const plan = planLookups(row, { waterfall: false });
    expect(plan).toEqual({
      kind: 'lookups',
      lookups: [
        expect.objectContaining({
          body: { first_name: 'Ada', last_name: 'Lovelace', company_website: 'acme.example' },
        }),
      ],
      ignored: [],
    });
  });

  test('what was left out is told', () => {
    expect(
      planLookups({ linkedin_url: 'linkedin.com/company/acme', email: 'a@acme.example' }, { waterfall: true }),
    ).toMatchObject({
      kind: 'lookups',
      ignored: ['LinkedIn link is a company page'],
    });
  });
});
