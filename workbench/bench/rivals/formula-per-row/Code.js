/**
 * Finds a person's email with eCore.
 *
 * @param {string} linkedin The LinkedIn address.
 * @param {string} full The full name.
 * @param {string} first The first name.
 * @param {string} last The last name.
 * @param {string} company The company.
 * @param {string} website The company's website.
 * @param {string} email An email that is known.
 * @return {string} The email, or "Not found".
 * @customfunction
 */
function FIND_EMAIL(linkedin, full, first, last, company, website, email) {
  var row = {
    linkedin: linkedin,
    full: full,
    first: first,
    last: last,
    company: company,
    website: website,
    email: email,
  };
  for (var name in row) row[name] = String(row[name]).trim();
  var combinations = combinations_(row);
  if (combinations.length === 0) return 'Missing data';
  var answer = null;
  for (var i = 0; i < combinations.length; i++) {
    var request = request_(combinations[i]);
    answer = readAnswer_(UrlFetchApp.fetch(request.url, request));
    if (answer.status !== 'Not found') break;
  }
  if (answer.status.indexOf('Error') === 0) throw new Error('eCore answered ' + answer.status.slice(6));
  return answer.email || answer.status;
}
