/** What HtmlService makes of files and templates, before anything is served. */
function htmlRules_() {
  var templates = GUIDES + 'html/templates';
  var evaluated = function (source, values) {
    var template = HtmlService.createTemplate(source);
    for (var name in values) template[name] = values[name];
    return template.evaluate().getContent();
  };
  return [
    rule_(
      'template-scope',
      'Properties of a template are in scope',
      REFERENCE + 'html/html-template#evaluate()',
      'Hello World!',
      function () {
        return evaluated('<?= foo ?>', { foo: 'Hello World!' });
      },
    ),
    rule_(
      'template-print',
      'A printing scriptlet escapes for where it stands',
      templates + '#printing_scriptlets',
      'no element',
      function () {
        return evaluated('<p><?= text ?></p>', { text: '<b>bold</b>' }).indexOf('<b>') < 0
          ? 'no element'
          : 'an element';
      },
    ),
    rule_(
      'template-print-attribute',
      'A printing scriptlet in an attribute cannot end it',
      templates + '#printing_scriptlets',
      'inside',
      function () {
        return evaluated('<p title="<?= text ?>"></p>', { text: '" onclick="x' }).indexOf('" onclick="') < 0
          ? 'inside'
          : 'outside';
      },
    ),
    rule_(
      'template-print-script',
      'A printing scriptlet in a script cannot end it',
      templates + '#printing_scriptlets',
      'inside',
      function () {
        var end = '<' + '/script>';
        return evaluated('<script>var a = <?= text ?>;' + end, { text: end }).split(end).length === 2
          ? 'inside'
          : 'outside';
      },
    ),
    rule_(
      'template-force-print',
      'A force-printing scriptlet does not escape',
      templates + '#force-printing_scriptlets',
      '<b>bold</b>',
      function () {
        return evaluated('<?!= text ?>', { text: '<b>bold</b>' });
      },
    ),
    rule_(
      'template-first-statement',
      'Only the first statement is printed',
      templates + '#printing_scriptlets',
      'one',
      function () {
        return evaluated("<?!= 'one'; 'two' ?>");
      },
    ),
    rule_(
      'template-loop',
      'A block may begin in one scriptlet and end in another',
      templates + '#standard_scriptlets',
      'xxx',
      function () {
        return evaluated('<? for (var i = 0; i < 3; i++) { ?>x<? } ?>');
      },
    ),
    rule_('template-functions', "A scriptlet may call the project's functions", templates, 'aaa', function () {
      return evaluated("<?!= repeat_('a', 3) ?>");
    }),
    rule_(
      'template-raw',
      'getRawContent() is the template as it was written',
      REFERENCE + 'html/html-template#getRawContent()',
      '<?= foo ?>',
      function () {
        return HtmlService.createTemplate('<?= foo ?>').getRawContent();
      },
    ),
    rule_(
      'append',
      'append() adds to the content',
      REFERENCE + 'html/html-output#append(String)',
      'onetwo',
      function () {
        return HtmlService.createHtmlOutput('one').append('two').getContent();
      },
    ),
    rule_(
      'title',
      'setTitle() and getTitle() belong together',
      REFERENCE + 'html/html-output#setTitle(String)',
      'Title',
      function () {
        return HtmlService.createHtmlOutput('').setTitle('Title').getTitle();
      },
    ),
    rule_(
      'missing-file',
      'A file that is not there is refused',
      REFERENCE + 'html/html-service#createHtmlOutputFromFile(String)',
      'refused',
      function () {
        return refusalOf_(function () {
          HtmlService.createHtmlOutputFromFile('NoSuchFile');
        });
      },
    ),
  ];

  function rule_(name, rule, source, expected, probe) {
    return {
      id: 'html/' + name,
      where: 'menu',
      rule: rule,
      confidence: 'D',
      source: source,
      expected: expected,
      probe: probe,
    };
  }
}
