// The site of documentation, made of the very files that are read in the repository: `npm run site` writes it to site/.
// Links between them are turned into links between pages; links to source files lead to REPOSITORY_URL.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { IdAttributePlugin } from '@11ty/eleventy';

/** The pages in the order of the navigation: the file, its place on the site, its short name. */
const PAGES = [
  { file: 'README.md', place: '', name: 'Overview' },
  { file: 'docs/install.md', place: 'install/', name: 'Install' },
  { file: 'docs/help.md', place: 'help/', name: 'Help' },
  { file: 'SECURITY.md', place: 'security/', name: 'Security' },
  { file: 'docs/privacy.md', place: 'privacy/', name: 'Privacy' },
  { file: 'docs/terms.md', place: 'terms/', name: 'Terms' },
  { file: 'docs/support.md', place: 'support/', name: 'Support' },
  { file: 'docs/bench.md', place: 'bench/', name: 'Comparison' },
  { file: 'docs/on-google.md', place: 'on-google/', name: 'Try it on Google' },
  { file: 'docs/publishing.md', place: 'publishing/', name: 'Publishing' },
  { file: 'CONTRIBUTING.md', place: 'contributing/', name: 'Contributing' },
  { file: 'CHANGELOG.md', place: 'changelog/', name: 'Changes' },
  { file: 'workbench/CONFORMANCE.md', place: 'conformance/', name: 'Rules of the local Apps Script' },
];

const pageOf = (file) => PAGES.find((page) => page.file === file);
const inputOf = (data) => data.page.inputPath.replace(/^\.\//, '');

/** The id that GitHub gives a heading, so that `#links` work in both places. */
export const headingId = (text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Where a link of a page leads on the site; null for a file that is not on it, when nobody knows the repository's address. */
export function siteLink(href, file, repositoryUrl) {
  if (/^[a-z]+:|^#/i.test(href)) return href;
  const [path, fragment] = href.split('#');
  const target = posix.normalize(posix.join(posix.dirname(file), path));
  const hash = fragment === undefined ? '' : `#${fragment}`;
  const page = pageOf(target);
  if (page) return (posix.relative(`/${pageOf(file).place}`, `/${page.place}`) || '.') + `/${hash}`;
  if (/\.(?:png|svg)$/.test(target)) return posix.relative(`/${pageOf(file).place}`, `/${target}`);
  if (!repositoryUrl) return null;
  // `../../releases` and the like are pages of the repository on GitHub, where files are two steps below it.
  if (target.startsWith('../../')) return `${repositoryUrl}/${target.slice('../../'.length)}`;
  return `${repositoryUrl}/${existsSync(target) && statSync(target).isDirectory() ? 'tree' : 'blob'}/main/${target}${hash}`;
}

function rewriteLinks(markdown) {
  const rewrite = (token, attribute, file) => {
    const link = siteLink(token.attrGet(attribute), file, process.env.REPOSITORY_URL);
    if (link === null) token.attrs = token.attrs.filter(([name]) => name !== attribute);
    else token.attrSet(attribute, link);
  };
  markdown.core.ruler.push('site-links', ({ tokens, env }) => {
    const inline = tokens.flatMap(({ children }) => children ?? []);
    for (const token of inline) {
      if (token.type === 'link_open') rewrite(token, 'href', inputOf(env));
      if (token.type === 'image') rewrite(token, 'src', inputOf(env));
    }
  });
}

export default function configure(eleventy) {
  for (const { file } of PAGES)
    if (!existsSync(file)) throw new Error(`${file} is named in eleventy.config.mjs, but is not there.`);
  eleventy.setTemplateFormats(['md']);
  // Only what is listed above becomes a page.
  eleventy.setUseGitIgnore(false);
  eleventy.ignores.add(
    '{node_modules,dist,release,site,.workbench,.github,src,sidebar,enrich,test,samples,checks,build}/**',
  );
  eleventy.addPreprocessor('listed', 'md', ({ page }) => (pageOf(inputOf({ page })) ? undefined : false));
  eleventy.addPlugin(IdAttributePlugin, { slugify: headingId });
  eleventy.amendLibrary('md', rewriteLinks);
  eleventy.addPassthroughCopy('docs/*.{png,svg}');
  eleventy.addPassthroughCopy({ 'docs/site/site.css': 'site.css' });
  eleventy.addGlobalData('layout', 'page.njk');
  eleventy.addGlobalData('pages', PAGES);
  eleventy.addGlobalData('eleventyComputed', {
    permalink: (data) => `${pageOf(inputOf(data))?.place ?? ''}index.html`,
    title: (data) => /^# (.*)$/m.exec(readFileSync(inputOf(data), 'utf8'))?.[1] ?? '',
    place: (data) => pageOf(inputOf(data))?.place ?? '',
    top: (data) => '../'.repeat((pageOf(inputOf(data))?.place.match(/\//g) ?? []).length) || './',
  });
  return {
    dir: { input: '.', includes: 'docs/site', output: process.env.SITE_FOLDER ?? 'site' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
