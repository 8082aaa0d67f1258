import { describe, expect, test } from '@jest/globals';
import { seen, simulated } from '../simulated/builders';

/** What the template prints, with `text` in scope. */
function printed(template: string, text: unknown = ''): unknown {
  const source =
    'function helper(text) { return text.toUpperCase(); } function f(source, text) { const template = HtmlService.createTemplate(source); template.text = text; return template.evaluate().getContent(); }';
  return seen(simulated(source), 'f', template, text);
}

describe('a template', () => {
  test.each([
    ['a text', '<p><?= text ?></p>', '<i> & "', '<p>&#60;i&#62; &#38; &#34;</p>'],
    ['an attribute', '<a title="<?= text ?>">', '"><script>', '<a title="&#34;&#62;&#60;script&#62;">'],
    [
      'a value of a script',
      '<script>f(<?= text ?>)</script>',
      '</script>"',
      '<script>f("\\u003c/script\\u003e\\"")</script>',
    ],
    ['an object in a script', '<script>f(<?= text ?>)</script>', { a: [1] }, '<script>f({"a":[1]})</script>'],
    [
      'a text of a script',
      "<script>f('<?= text ?>')</script>",
      "'+alert(1)+'",
      "<script>f('\\u0027+alert(1)+\\u0027')</script>",
    ],
    ['a text behind a script', '<script>f()</script><?= text ?>', '<b>', '<script>f()</script>&#60;b&#62;'],
  ])('prints for %s', (_, template, text, expected) => {
    expect(printed(template, text)).toBe(expected);
  });

  test('prints as it is when forced to', () => {
    expect(printed('<?!= text ?>', '<b>')).toBe('<b>');
  });

  test('prints the first statement only, and runs the others', () => {
    expect(printed("<?= 'one'; var other = 2; 'two' ?>, <?= other ?>")).toBe('one, 2');
  });

  test('may begin a block in one scriptlet and end it in another', () => {
    expect(
      printed('<? for (const letter of text) { if (letter !== "b") { ?>[<?= helper(letter) ?>]<? } } ?>', 'abc'),
    ).toBe('[A][C]');
  });

  test('loses the rest of a line behind a comment in a scriptlet, and no more', () => {
    expect(printed('<? // a comment ?>lost\nkept')).toBe('kept');
  });

  test('that cannot be read says so', () => {
    expect(printed('<? if ( ?>')).toMatch(/^Exception: Malformed HTML template: /);
  });
});
