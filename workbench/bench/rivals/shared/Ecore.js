/** What eCore is asked about a person, best first: exactly the columns of the row, trimmed. */
function combinations_(row) {
  var list = [];
  var name = nameOf_(row);
  if (/linkedin\.com\//i.test(row.linkedin)) list.push({ linkedin_url: row.linkedin });
  if (name && row.website) list.push({ first_name: name.first, last_name: name.last, company_website: row.website });
  if (name && row.company) list.push({ first_name: name.first, last_name: name.last, company_name: row.company });
  if (row.email.indexOf('@') > 0) list.push({ email: row.email });
  return list;
}

/** First and last name from their columns, or from the full name: "Ada Lovelace" or "Lovelace, Ada". */
function nameOf_(row) {
  if (row.first && row.last) return { first: row.first, last: row.last };
  var comma = row.full.split(',');
  if (comma.length === 2) return { first: comma[1].trim(), last: comma[0].trim() };
  var space = row.full.lastIndexOf(' ');
  return space > 0 ? { first: row.full.slice(0, space), last: row.full.slice(space + 1) } : null;
}

/** Read once an execution: a property costs as much as half a request. */
var token_ = null;

function request_(combination) {
  token_ = token_ || PropertiesService.getScriptProperties().getProperty('ECORE_TOKEN');
  return {
    url: 'https://app.ecoreservice.com/backend/api/v1/external/email/enrichment/',
    method: 'post',
    contentType: 'application/json',
    headers: { Authorization: 'Token ' + token_ },
    payload: JSON.stringify(combination),
    muteHttpExceptions: true,
  };
}

/** What the answer comes to: an email, "Not found", or "Error" with the status. */
function readAnswer_(response) {
  if (response.getResponseCode() !== 200) return { email: '', status: 'Error ' + response.getResponseCode() };
  var answer = JSON.parse(response.getContentText());
  return answer.status === 'success'
    ? { email: answer.results.email, status: 'Found' }
    : { email: '', status: 'Not found' };
}
