import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guessColumns } from '../../../src/columns/guess';
import { naughty } from '../strings';

/** The guess in words: each identifier and output with its header, or with its number where there is no header. */
function guess(headers: string[], ...rows: string[][]): { [name: string]: string | null } {
  const { mapping, outputs } = guessColumns(headers, rows);
  const named: { [name: string]: string | null } = {};
  for (const [name, index] of Object.entries({ ...mapping, to: outputs.email, status: outputs.status })) {
    named[name] = index === null || index === undefined ? null : headers[index - 1] || String(index);
  }
  return named;
}

const NEW = { to: null, status: null };

describe('guessing by headers', () => {
  test('a plain list', () => {
    expect(guess(['Full name', 'Company', 'LinkedIn', 'Email'], ['Ada Lovelace', 'Acme', '', ''])).toEqual({
      full_name: 'Full name',
      company_name: 'Company',
      linkedin_url: 'LinkedIn',
      to: 'Email',
      status: null,
    });
  });

  test('a wide export of a sales tool', () => {
    const headers =
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Email Confidence,Seniority,Contact Owner,Work Direct Phone,# Employees,Industry,Person Linkedin Url,Website,Company Linkedin Url,Facebook Url,City,Company Address';
    const row =
      'Ada,Lovelace,CTO,Acme Inc.,Acme,,,,C suite,Bob Ross,,120,software,http://www.linkedin.com/in/ada,http://www.acme.example,http://www.linkedin.com/company/acme,https://facebook.com/acme,London,1 Main St';
    expect(guess(headers.split(','), row.split(','))).toEqual({
      first_name: 'First Name',
      last_name: 'Last Name',
      company_name: 'Company',
      company_website: 'Website',
      linkedin_url: 'Person Linkedin Url',
      to: 'Email',
      status: null,
    });
  });

  test.each([
    [
      ['Vorname', 'Name', 'Firma', 'Webseite', 'E-Mail'],
      { first_name: 'Vorname', last_name: 'Name', company_name: 'Firma', company_website: 'Webseite', to: 'E-Mail' },
    ],
    [
      ['Prénom', 'Nom', 'Société', 'Site web'],
      { first_name: 'Prénom', last_name: 'Nom', company_name: 'Société', company_website: 'Site web', to: null },
    ],
    [
      ['Nombre', 'Apellidos', 'Empresa', 'Dominio'],
      { first_name: 'Nombre', last_name: 'Apellidos', company_name: 'Empresa', company_website: 'Dominio', to: null },
    ],
    [
      ['Nome', 'Cognome', 'Azienda', 'Sito'],
      { first_name: 'Nome', last_name: 'Cognome', company_name: 'Azienda', company_website: 'Sito', to: null },
    ],
    [
      ['Imię', 'Nazwisko', 'Firma', 'Strona www'],
      { first_name: 'Imię', last_name: 'Nazwisko', company_name: 'Firma', company_website: 'Strona www', to: null },
    ],
    [
      ['Förnamn', 'Efternamn', 'Företag', 'Hemsida'],
      { first_name: 'Förnamn', last_name: 'Efternamn', company_name: 'Företag', company_website: 'Hemsida', to: null },
    ],
  ])('%j', (headers, expected) => {
    expect(guess(headers, ['Ada', 'Lovelace', 'Acme', 'acme.example', ''])).toEqual({ ...expected, status: null });
  });

  test('“Name” is a full name alone, beside both parts, and beside a part when it holds whole names', () => {
    expect(guess(['Name', 'Company'], ['Ada Lovelace', 'Acme'])).toEqual({
      ...NEW,
      full_name: 'Name',
      company_name: 'Company',
    });
    expect(guess(['Company name', 'Name'], ['Acme', 'Ada'])).toEqual({
      ...NEW,
      full_name: 'Name',
      company_name: 'Company name',
    });
    expect(guess(['First name', 'Last name', 'Name'])).toEqual({
      ...NEW,
      first_name: 'First name',
      last_name: 'Last name',
      full_name: 'Name',
    });
    expect(guess(['First name', 'Name'], ['Ada', 'Ada Lovelace'])).toEqual({
      ...NEW,
      first_name: 'First name',
      full_name: 'Name',
    });
  });

  test('a generic link goes where its values point', () => {
    expect(guess(['Name', 'URL'], ['Ada Lovelace', 'linkedin.com/in/ada'])).toEqual({
      ...NEW,
      full_name: 'Name',
      linkedin_url: 'URL',
    });
    expect(guess(['Name', 'URL'], ['Ada Lovelace', 'acme.example'])).toEqual({
      ...NEW,
      full_name: 'Name',
      company_website: 'URL',
    });
    expect(guess(['Name', 'Profile'], ['Ada Lovelace', ''])).toEqual({
      ...NEW,
      full_name: 'Name',
      linkedin_url: 'Profile',
    });
    expect(guess(['Name', 'Website'], ['Ada Lovelace', 'linkedin.com/company/acme'])).toEqual({
      ...NEW,
      full_name: 'Name',
    });
    expect(guess(['Name', 'LinkedIn'], ['Ada Lovelace', 'linkedin.com/company/acme'])).toEqual({
      ...NEW,
      full_name: 'Name',
    });
  });

  test('LinkedIn cells that show a name still are the LinkedIn column: the link behind them counts', () => {
    expect(guess(['LinkedIn', 'Company'], ['Ada Lovelace', 'Acme'])).toMatchObject({
      linkedin_url: 'LinkedIn',
      company_name: 'Company',
    });
  });

  test('of two columns for one identifier the first that holds anything is taken', () => {
    expect(guess(['Website', 'Domain', 'Name'], ['', 'acme.example', 'Ada Lovelace'])).toEqual({
      ...NEW,
      company_website: 'Domain',
      full_name: 'Name',
    });
  });
});

describe('guessing by content', () => {
  test('without any header', () => {
    const rows = [
      ['1', 'Ada Lovelace', 'Sales Manager', 'acme.example', 'https://www.linkedin.com/in/ada'],
      ['2', 'Grace Hopper', 'Sales Manager', 'https://navy.example', 'linkedin.com/in/grace'],
      ['3', 'Alan Turing', 'Sales Manager', 'npl.example', ''],
    ];
    expect(guess(['', '', '', '', ''], ...rows)).toEqual({
      ...NEW,
      full_name: '2',
      company_website: '4',
      linkedin_url: '5',
    });
  });

  test('with headers in another language', () => {
    expect(
      guess(
        ['გვარი', 'კომპანია', 'ბმული'],
        ['Ada Lovelace', 'Acme', 'linkedin.com/in/ada'],
        ['Alan Turing', 'NPL', ''],
      ),
    ).toEqual({ ...NEW, linkedin_url: 'ბმული' });
  });

  test('not for columns that are about somebody or something else', () => {
    const rows = [
      [
        'Ada Lovelace',
        'Bob Ross',
        'New York',
        'https://cdn.example/a.png',
        'bob@ecore.example',
        'https://linkedin.com/in/bob',
      ],
      [
        'Alan Turing',
        'Tom Jones',
        'Los Angeles',
        'https://cdn.example/b.png',
        'tom@ecore.example',
        'https://linkedin.com/in/tom',
      ],
    ];
    expect(guess(['Name', 'Account owner', 'City', 'Photo', 'Owner email', 'Manager LinkedIn'], ...rows)).toEqual({
      ...NEW,
      full_name: 'Name',
    });
  });
});

describe('columns of emails', () => {
  const complete = ['Ada Lovelace', 'Acme', 'ada@acme.example'];

  test('a generic one takes the answers', () => {
    for (const header of ['Email', 'E-mail', 'Work email', 'Email address']) {
      expect(guess(['Name', 'Company', header], complete, ['Alan Turing', 'NPL', ''])).toMatchObject({ to: header });
      expect(guess(['Name', 'Company', header], complete)).not.toHaveProperty('email');
    }
  });

  test('one that is named as known is asked with', () => {
    expect(guess(['Name', 'Company', 'Personal email'], complete)).toMatchObject({ email: 'Personal email', to: null });
    expect(guess(['Name', 'Personal email', 'Email'], ['Ada Lovelace', 'ada@home.example', ''])).toMatchObject({
      email: 'Personal email',
      to: 'Email',
    });
  });

  test('a generic one is asked with when most rows have nothing else', () => {
    const alone = [
      ['Alan Turing', '', 'alan@npl.example'],
      ['Grace Hopper', '', 'grace@navy.example'],
    ];
    expect(guess(['Name', 'Company', 'Email'], complete, ...alone)).toMatchObject({ email: 'Email', to: null });
  });

  test('one row that has only an email does not turn the column of answers into one of questions', () => {
    const rows = [complete, ['Grace Hopper', 'Navy', ''], ['Alan Turing', '', 'alan@npl.example']];
    expect(guess(['Name', 'Company', 'Email'], ...rows)).toEqual({
      ...NEW,
      full_name: 'Name',
      company_name: 'Company',
      to: 'Email',
    });
  });

  test('a generic one is asked with when the list has nothing else', () => {
    expect(guess(['Email'], ['ada@acme.example'])).toEqual({ ...NEW, email: 'Email' });
    expect(guess([''], ['ada@acme.example'])).toEqual({ ...NEW, email: '1' });
  });

  test('of two generic ones the emptier takes the answers', () => {
    expect(guess(['Email', 'Work email'], ['ada@home.example', ''])).toMatchObject({
      email: 'Email',
      to: 'Work email',
    });
    expect(guess(['Name', 'Company', 'Email', 'Work email'], ['Ada Lovelace', 'Acme', '', ''])).toMatchObject({
      to: 'Email',
    });
  });

  test('what a run makes of a list is guessed again after it', () => {
    expect(guess(['Postfach', 'Email', 'eCore status'], ['ada@home.example', 'ada@acme.example', 'Found'])).toEqual({
      email: 'Postfach',
      to: 'Email',
      status: 'eCore status',
    });
    expect(
      guess(['Work email', 'eCore email', 'eCore status'], ['ada@home.example', 'ada@acme.example', 'Found']),
    ).toEqual({
      email: 'Work email',
      to: 'eCore email',
      status: 'eCore status',
    });
  });

  test('where an earlier run answered, the next one answers too', () => {
    const alone = ['Alan Turing', '', 'alan@npl.example', ''];
    expect(guess(['Name', 'Company', 'Email', 'eCore status'], [...complete, 'Found'], alone)).toMatchObject({
      to: 'Email',
      status: 'eCore status',
    });
    expect(guess(['Name', 'Company', 'Email', 'eCore email', 'eCore status'], alone)).toMatchObject({
      email: 'Email',
      to: 'eCore email',
      status: 'eCore status',
    });
  });
});

test('no column is taken twice, whatever the sheet holds', () => {
  const cell = fc.oneof(
    naughty,
    fc.constantFrom(
      'Name',
      'Email',
      'LinkedIn',
      'URL',
      'Company',
      'First name',
      'ada@acme.example',
      'acme.example',
      'linkedin.com/in/ada',
      'Ada Lovelace',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(cell, { maxLength: 8 }),
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 5 }),
      (headers, rows) => {
        const { mapping, outputs } = guessColumns(headers, rows);
        const taken = [...Object.values(mapping), outputs.email, outputs.status].filter((index) => index !== null);
        expect(new Set(taken).size).toBe(taken.length);
        for (const index of taken) expect(index >= 1 && index <= headers.length).toBe(true);
      },
    ),
  );
});

describe('a company is no person', () => {
  const companies = [
    ['Tidewater Loom', 'https://www.tidewater-loom.example'],
    ['Nordhamn Freight', 'nordhamn.example'],
    ['Société Azul', 'societe-azul.example'],
  ];

  test.each([[['Name', 'Website']], [['Name', 'Domain']], [['', '']]])(
    'under %j, where names are those of the sites',
    (headers) => {
      expect(guess(headers, ...companies)).toEqual({
        ...NEW,
        company_name: headers[0] || '1',
        company_website: headers[1] || '2',
      });
    },
  );

  test('people with sites of their companies stay people', () => {
    const people = companies.map(([, site], at) => [
      ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'][at] ?? '',
      site ?? '',
    ]);
    expect(guess(['Name', 'Website'], ...people)).toEqual({ ...NEW, full_name: 'Name', company_website: 'Website' });
  });

  test('in a language that nobody listed, two words are nobody’s full name beside two columns of one', () => {
    const rows = [
      ['Mara', 'Kvist', 'Sølv Bølge'],
      ['Oskar', 'Vester', 'Nord Havn'],
    ];
    expect(guess(['სახ', 'გვარ', 'კომპ'], ...rows)).toEqual(NEW);
  });
});

describe('what is left out is told', () => {
  const people = [
    ['Mara', 'Quillon', 'Tidewater Loom'],
    ['Oskar', 'Vestergren', 'Nordhamn Freight'],
    ['Ines', 'Castanheira', 'Porto Azul'],
  ];
  const reasons = (headers: string[], ...rows: string[][]): { [header: string]: string } =>
    Object.fromEntries(guessColumns(headers, rows).leftOut.map(({ column, reason }) => [headers[column - 1], reason]));
  const withColumn = (...values: string[]): string[][] => people.map((row, at) => [...row, values[at] ?? '']);

  test.each<[string, string[], string]>([
    ['Buyer Email', ['a@agency.example', 'b@agency.example', 'c@agency.example'], 'somebody-else'],
    ['Alternate email', ['a@agency.example', 'b@agency.example', 'c@agency.example'], 'unknown-header'],
    ['Email verified', ['TRUE', '', 'yes'], 'no-emails'],
    ['Website', ['our-own-site.example', 'our-own-site.example', 'our-own-site.example'], 'repeated'],
    ['First Page Seen', ['our-own-site.example', 'our-own-site.example', 'our-own-site.example'], 'repeated'],
    ['LinkedIn', ['linkedin.com/company/a', 'linkedin.com/company/b', ''], 'no-profiles'],
    ['LinkedIn ID', ['ACwAAA0123456M', 'ACwAAA0123456O', ''], 'no-profiles'],
    ['LinkedIn?', ['Yes', 'No', 'Yes'], 'no-profiles'],
    ['Company 1', ['Loom', 'Nord', 'Azul'], 'another-column'],
    ['Contact', ['Yes', 'No', 'Yes'], 'no-names'],
  ])('%s', (header, values, reason) => {
    expect(reasons(['First name', 'Last name', 'Company', header], ...withColumn(...values))).toEqual({
      [header]: reason,
    });
  });

  test('nothing is said of columns that look like nothing of the kind', () => {
    expect(
      reasons(['First name', 'Last name', 'Company', 'Notes'], ...withColumn('Met in May', '', 'Asks for a call')),
    ).toEqual({});
  });
});

describe('a list without headers that was enriched before (situation 23)', () => {
  const rows = [
    ['https://www.linkedin.com/in/mara', 'mara@loom.example', 'Found'],
    ['https://www.linkedin.com/in/oskar', '', 'Not found'],
    ['https://www.linkedin.com/in/ines', '', 'Invalid input: not a LinkedIn profile link'],
  ];

  test('is asked by what it was asked before, and answered where it was', () => {
    expect(guess(['', '', ''], ...rows)).toEqual({ linkedin_url: '1', to: '2', status: '3' });
  });

  test('also when nobody was found', () => {
    expect(guess(['', '', ''], ...rows.slice(1))).toEqual({ linkedin_url: '1', to: '2', status: '3' });
  });
});
