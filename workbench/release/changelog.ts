import { BadInput } from '../command-line/bad-input';

/**
 * What a changelog in the form of https://keepachangelog.com says about one version: the text below its heading.
 *
 * @throws BadInput when it has no such heading, or nothing below it
 */
export function notesFor(version: string, changelog: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  // The links at the file's end belong to no version.
  const notes = section
    ?.replace(/^.*\n/, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
  if (!notes)
    throw new BadInput(`CHANGELOG.md says nothing about ${version}. Give it a heading "## [${version}] - date" first.`);
  return `${notes}\n`;
}
