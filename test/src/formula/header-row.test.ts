import { describe, expect, test } from '@jest/globals';
import { isHeaderRow } from '../../../src/formula/header-row';

describe('the header row of a range (situation 21)', () => {
  test.each([
    [['LinkedIn']],
    [['LinkedIn URL']],
    [['Profile link']],
    [['E-Mail']],
    [['Work email']],
    [['Full name', 'Company']],
    [['Name', 'Firma']],
    [['Nom Prénom', 'Société (2024)']],
    [['Contact name', '']],
    [['LinkedIn profile', 'Company']],
    [['First name', 'Last name', 'Company']],
    [['Vorname', 'Nachname', 'Webseite']],
    [['FIRST_NAME', 'LAST_NAME', 'anything at all']],
  ])('%j is one', (values) => {
    expect(isHeaderRow(values)).toBe(true);
  });

  test.each([
    [['https://www.linkedin.com/in/ann-lee']],
    [['ann@email.example']],
    [['']],
    [['Ann Lee', 'Company']],
    [['Ann', 'Lee', 'Account']],
    [['Li Page', 'Acme']],
    [['Ann', 'Name', 'Acme']],
    [['Page', 'Lee', 'Contact']],
    [['', '', 'Company']],
    [['-', '', 'Company name']],
  ])('%j is none', (values) => {
    expect(isHeaderRow(values)).toBe(false);
  });
});
