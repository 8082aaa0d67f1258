import type { Dice } from './dice';
import type { Person } from './person';

/** How the directory writes it. */
export const plainLinkedin = ({ linkedinPath }: Person): string => `https://www.linkedin.com${linkedinPath}`;

/** A profile's address as somebody may have pasted it. */
export function spellLinkedin(dice: Dice, person: Person): string {
  const plain = person.linkedinPath.startsWith('/in/');
  const path = plain ? spellPath(dice, person.linkedinPath) : person.linkedinPath;
  const start = dice.pick([
    'https://www.linkedin.com',
    'https://www.linkedin.com',
    'https://linkedin.com',
    'http://www.linkedin.com',
    'linkedin.com',
    'www.linkedin.com',
    `https://${dice.pick(['uk', 'de', 'fr', 'br', 'jp', 'pl'])}.linkedin.com`,
    'https://m.linkedin.com',
    'HTTPS://WWW.LINKEDIN.COM',
  ]);
  const end = plain
    ? dice.pick(['', '', '', '/', '/', '?trk=people-guest', '/?originalSubdomain=de&utm_source=share', '#experience'])
    : '';
  return padded(dice, start + path + end);
}

function spellPath(dice: Dice, path: string): string {
  const slug = path.slice('/in/'.length);
  const encoded = encodeURIComponent(slug);
  const ways = [slug, encoded, encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())];
  if (slug.toUpperCase().toLowerCase() === slug) ways.push(slug.toUpperCase());
  return `/in/${dice.pick(ways)}`;
}

/** A company's website as people type it. */
export function spellWebsite(dice: Dice, domain: string): string {
  return padded(
    dice,
    dice.pick([
      domain,
      domain,
      `www.${domain}`,
      `https://${domain}`,
      `https://www.${domain}/`,
      `http://${domain}/about-us?utm_campaign=spring`,
      `https://${domain}:8443/`,
      `HTTPS://WWW.${domain.toUpperCase()}`,
      `${domain}.`,
    ]),
  );
}

/** A name in another case, with other blanks, or with its accents as characters of their own. */
export function respell(dice: Dice, name: string): string {
  const ways = [
    name,
    name.normalize('NFD'),
    `${name} `,
    ` ${name}`,
    name.replaceAll(' ', '  '),
    name.replaceAll(' ', '\u00a0'),
  ];
  // Not every letter comes back from upper case (ß, ı, ς); those names stay as they are.
  if (name.toUpperCase().toLowerCase() === name.toLowerCase()) ways.push(name.toUpperCase());
  if (name.toLowerCase().normalize('NFC') === name.normalize('NFC').toLowerCase()) ways.push(name.toLowerCase());
  return dice.pick(ways);
}

export const respellEmail = (dice: Dice, email: string): string =>
  padded(dice, dice.pick([email, email, email.toUpperCase(), email[0]?.toUpperCase() + email.slice(1)]));

const padded = (dice: Dice, text: string): string => (dice.chance(6) ? ` ${text} ` : text);
