function utilityRules_() {
  var reference = REFERENCE + 'utilities/utilities';
  return [
    rule_('base64', 'Texts are encoded as UTF-8', '#base64Encode(String)', 'R29vZ2xlIOOCsOODq+ODvOODlw==', function () {
      return Utilities.base64Encode('Google グループ');
    }),
    rule_(
      'base64-web-safe',
      'Web-safe base 64 uses - and _',
      '#base64EncodeWebSafe(String)',
      'R29vZ2xlIOOCsOODq-ODvOODlw==',
      function () {
        return Utilities.base64EncodeWebSafe('Google グループ');
      },
    ),
    rule_(
      'base64-decode',
      'Bytes are signed',
      '#base64Decode(String)',
      '71,111,111,103,108,101,32,-29,-126,-80,-29,-125,-85,-29,-125,-68,-29,-125,-105',
      function () {
        return Utilities.base64Decode('R29vZ2xlIOOCsOODq+ODvOODlw==').join();
      },
    ),
    rule_('blob', 'A blob of bytes gives its text', '#newBlob(Byte)', 'Google グループ', function () {
      return Utilities.newBlob(Utilities.base64Decode('R29vZ2xlIOOCsOODq+ODvOODlw==')).getDataAsString();
    }),
    rule_(
      'digest',
      'A digest is a list of signed bytes',
      '#computeDigest(DigestAlgorithm,String)',
      '16 bytes, the first -112',
      function () {
        var bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'abc');
        return bytes.length + ' bytes, the first ' + bytes[0];
      },
    ),
    rule_(
      'hmac',
      'HMAC-SHA256 by value and key',
      '#computeHmacSha256Signature(String,String)',
      '-9,-68,-125,-12',
      function () {
        return Utilities.computeHmacSha256Signature('The quick brown fox jumps over the lazy dog', 'key')
          .slice(0, 4)
          .join();
      },
    ),
    rule_(
      'format-date',
      'formatDate() takes a time zone and a pattern of SimpleDateFormat',
      '#formatDate(Date,String,String)',
      '2026-01-15T09:05:07Z Thu 1/15/26 4:05 AM',
      function () {
        var date = new Date(Date.UTC(2026, 0, 15, 9, 5, 7));
        return (
          Utilities.formatDate(date, 'GMT', "yyyy-MM-dd'T'HH:mm:ss'Z'") +
          ' ' +
          Utilities.formatDate(date, 'America/New_York', 'EEE M/d/yy h:mm a')
        );
      },
    ),
    rule_(
      'format-string',
      'formatString() is sprintf',
      '#formatString(String,Object...)',
      ' 123.456000 |left  |7',
      function () {
        return Utilities.formatString('%11.6f |%-6s|%d', 123.456, 'left', 7);
      },
    ),
    rule_('uuid', 'getUuid() is a random UUID', '#getUuid()', 'true', function () {
      return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(Utilities.getUuid());
    }),
    rule_('sleep', 'sleep() waits at least that long', '#sleep(Integer)', 'true', function () {
      var before = Date.now();
      Utilities.sleep(100);
      return Date.now() - before >= 99;
    }),
    rule_('sleep-limit', 'More than 300,000 ms are refused', '#sleep(Integer)', 'refused', function () {
      return refusalOf_(function () {
        Utilities.sleep(300001);
      });
    }),
  ];

  function rule_(name, rule, anchor, expected, probe) {
    return {
      id: 'utilities/' + name,
      where: 'menu',
      rule: rule,
      confidence: 'D',
      source: reference + anchor,
      expected: expected,
      probe: probe,
    };
  }
}
