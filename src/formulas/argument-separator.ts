/** Languages whose spreadsheets separate arguments with a comma; all others write a decimal comma and need another sign. */
const COMMA_LANGUAGES = 'en zh ja ko th he iw hi bn ta te mr gu kn ml pa ur ar fa my fil cy ms sw am ne si km lo mn';
/** English, Chinese and the others of these places write a decimal comma all the same. */
const SEMICOLON_PLACES = ['en_ZA', 'ar_DZ', 'ar_MA', 'ar_TN', 'ar_LB'];
/** Spanish of these places writes a decimal point. */
const COMMA_PLACES = ['es_MX', 'es_US', 'es_GT', 'es_HN', 'es_SV', 'es_NI', 'es_PA', 'es_DO', 'es_PR', 'es_PE'];

/**
 * What stands between the arguments of a formula in a spreadsheet of this locale. Sheets reads the semicolon in every
 * locale, so that is what is written where the locale is not known.
 */
export function argumentSeparator(locale: string): ', ' | '; ' {
  const place = locale.replace('-', '_');
  if (SEMICOLON_PLACES.includes(place)) return '; ';
  if (COMMA_PLACES.includes(place)) return ', ';
  const [language = ''] = place.split('_');
  return language !== '' && COMMA_LANGUAGES.split(' ').includes(language) ? ', ' : '; ';
}
