import { expect, test } from '@jest/globals';
import { servedHtml } from '../../../../workbench/apps-script/host/served-html';

test.each([
  [
    'a comment in an inline script is cut to the end of its line',
    '<script>a(); // why\nb();</script>',
    '<script>a(); \nb();</script>',
  ],
  [
    'an address in plain quotes is kept',
    "<script>open('https://a.example', \"//b.example\"); // why\nc('it\\'s // here');</script>",
    "<script>open('https://a.example', \"//b.example\"); \nc('it\\'s // here');</script>",
  ],
  [
    'everything behind two slashes in a template literal is cut to the end of its line',
    '<script>open(`https://a.example`); b();\nc();</script>',
    '<script>open(`https:\nc();</script>',
  ],
  [
    'a template literal goes on behind a value, in which texts are texts',
    "<script>a(`${b('//c')} // ${d}`);\ne`;f('//g')</script>",
    "<script>a(`${b('//c')} \ne`;f('//g')</script>",
  ],
  [
    'slashes in a regular expression and in a division are what they are',
    "<script>a = /[//]/.test(b) / 2 / c; d = b.split(/\\/\\//); // e\nreturn /'/</script>",
    "<script>a = /[//]/.test(b) / 2 / c; d = b.split(/\\/\\//); \nreturn /'/</script>",
  ],
  [
    'a comment of several lines keeps its slashes',
    '<script>/* see // there */ a();</script>',
    '<script>/* see // there */ a();</script>',
  ],
  [
    'a script of another type is data',
    '<script type="text/template">http://a.example // b</script>',
    '<script type="text/template">http://a.example // b</script>',
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
