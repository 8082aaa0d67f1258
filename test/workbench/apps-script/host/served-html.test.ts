import { expect, test } from '@jest/globals';
import { servedHtml } from '../../../../workbench/apps-script/host/served-html';

test.each([
  [
    'a comment in an inline script is cut to the end of its line',
    '<script>a(); // why\nb();</script>',
    '<script>a(); \nb();</script>',
  ],
  [
    'so is everything behind two slashes in a text',
    "<script>open('https://a.example'); b();\nc();</script>",
    "<script>open('https:\nc();</script>",
  ],
  [
    'an external script keeps its address',
    '<script src="https://a.example/x.js"></script>',
    '<script src="https://a.example/x.js"></script>',
  ],
  [
    'slashes outside of scripts stay',
    '<a href="https://a.example">x</a><style>a { background: url(//b.example) }</style>',
    '<a href="https://a.example">x</a><style>a { background: url(//b.example) }</style>',
  ],
  [
    'comments, meta tags and the title of the file go',
    '<!-- a\nb --><meta charset="utf-8"><title>T</title><p>x</p>',
    '<p>x</p>',
  ],
])('%s', (_, html, expected) => {
  expect(servedHtml(html)).toBe(expected);
});
