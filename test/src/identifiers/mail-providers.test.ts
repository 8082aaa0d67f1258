import { expect, test } from '@jest/globals';
import { isMailProvider } from '../../../src/identifiers/mail-providers';

test.each(['gmail.com', 'yahoo.co.uk', 'gmx.net', 'gmx.de', 'web.de', 'btinternet.com', 'qq.com', 'hotmail.fr'])(
  '%s is a mail provider',
  (host) => expect(isMailProvider(host)).toBe(true),
);
test.each(['acme.example', 'mygmail.com', 'gmail.acme.com', 'zoho.com', 'naver.com', 'com', '', 'live.acme.com'])(
  '%s is none',
  (host) => expect(isMailProvider(host)).toBe(false),
);
