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

describe('the code of a template', () => {
  const source = `
    function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
    function f(source) { var text = 'in scope'; return eval(HtmlService.createTemplate(source).getCode()).getContent(); }
    function g(name) { return include(name) + HtmlService.createTemplateFromFile(name).evaluate().getContent(); }
    function h() { return HtmlService.createHtmlOutput('<p title="').appendUntrusted('"<b>').append('"').setContent('x').append('y').clear().append('z').getContent(); }
    function comments() { return HtmlService.createTemplate('a\\n<?= 1 ?>').getCodeWithComments(); }
    function blob() { return [HtmlService.createHtmlOutput(Utilities.newBlob('<b>')).getContent(), HtmlService.createHtmlOutput('x').getBlob().getContentType(), HtmlService.createTemplate(Utilities.newBlob('<?= 1 ?>')).evaluate().getContent()]; }`;
  const script = () =>
    simulated('', {
      project: {
        name: 'T',
        manifest: {},
        scripts: [{ name: 'Code', source }],
        pages: [
          { name: 'Style', source: '<i>' },
          { name: 'folder/Deep', source: '<u>' },
        ],
      },
    });

  test('can be evaluated, and gives the page with what is in scope there', () => {
    expect(seen(script(), 'f', '<p><?= text ?></p><? for (var i = 0; i < 2; i++) { ?><?!= "<b>" ?><? } ?>')).toBe(
      '<p>in scope</p><b><b>',
    );
  });

  test('has output, which a scriptlet may write into', () => {
    expect(seen(script(), 'f', 'a<? output.append("<b>").appendUntrusted("<i>"); ?>c')).toBe('a<b>&#60;i&#62;c');
    expect(printed('a<? output.append("b") ?>c')).toBe('abc');
  });

  test('shows the line that it comes from, with comments', () => {
    expect(String(seen(script(), 'comments'))).toContain(' // <?= 1 ?>');
  });

  test.each(['Style', 'Style.html', 'folder/Deep', 'folder/Deep.html'])('a file is found by the name %s', (name) => {
    expect(seen(script(), 'g', name)).toMatch(/^<([iu])><\1>$/);
  });

  test('a page is written, emptied and written again', () => {
    expect(seen(script(), 'h')).toBe('z');
  });

  test('a blob is a page as well, and a page a blob', () => {
    expect(seen(script(), 'blob')).toEqual(['<b>', 'text/html', '1']);
  });
});
