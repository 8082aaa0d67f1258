/** What a page sees of the server: the probes are in Page.html, which reports by `recordPageRules`. */
function pageRules_() {
  var communication = GUIDES + 'html/communication';
  var values =
    'https://tanaikech.github.io/2023/08/28/report-values-to-transfer-between-javascript-and-google-apps-script-with-google.script.run/';
  var slashes = 'https://github.com/tanaikech/A2UI-for-Google-Apps-Script/issues/2';
  return [
    rule_('at-once', 'D', 'A call answers nothing at once', GUIDES + 'html/reference/run', 'undefined'),
    rule_(
      'plain-value',
      'D',
      'Numbers, texts, lists and objects come back as they are',
      communication,
      '{"a":[1,"two",null]}',
    ),
    rule_('date-result', 'R', 'A Date anywhere in a result makes the whole result null', values, 'null'),
    rule_('undefined-in-list', 'D', 'Undefined in a list arrives as null', communication, '[null]'),
    rule_(
      'sends-date',
      'R',
      'Sending a Date throws at once',
      values,
      'TypeError: Failed due to illegal value in property: when',
    ),
    rule_(
      'sends-circle',
      'R',
      'Sending a circle throws at once',
      values,
      'TypeError: Failed due to circular reference.',
    ),
    rule_(
      'constant',
      'D',
      'A function in a constant can be called',
      GUIDES + 'v8-runtime#improved_function_detection',
      'called',
    ),
    rule_(
      'private',
      'D',
      'A function whose name ends in an underscore is not there',
      communication + '#private_functions',
      'undefined',
    ),
    rule_(
      'failure',
      'R',
      'The failure handler gets an Error that says ScriptError',
      communication + '#failure_handlers',
      'ScriptError: Error: on purpose',
    ),
    rule_(
      'runner',
      'D',
      'withSuccessHandler() gives another runner and leaves this one',
      GUIDES + 'html/reference/run',
      'first',
    ),
    rule_(
      'user-object',
      'D',
      "The user object is the handler's second argument",
      communication + '#user_objects',
      'object',
    ),
    rule_('own-execution', 'D', 'Each call is an execution of its own', communication, '1,1'),
    rule_(
      'slashes',
      'R',
      'Serving drops what stands behind two slashes in a template literal of an inline script',
      slashes,
      'cut',
    ),
    rule_(
      'slashes-quoted',
      'D',
      'An address in plain quotes is kept: the samples of the guides have them',
      GUIDES + 'html/communication',
      'kept',
    ),
  ];

  function rule_(name, confidence, rule, source, expected) {
    return {
      id: 'page/' + name,
      where: 'page',
      rule: rule,
      confidence: confidence,
      source: source,
      expected: expected,
    };
  }
}

function pageEcho(value) {
  return JSON.stringify(value);
}

function pagePlain() {
  return { a: [1, 'two', null] };
}

function pageDate() {
  return { deep: [new Date()], other: 1 };
}

function pageFails() {
  throw new Error('on purpose');
}

function pageCalls() {
  callsInThisExecution += 1;
  return callsInThisExecution;
}

function pagePrivate_() {
  return 'called';
}

const pageConstant = () => 'called';
