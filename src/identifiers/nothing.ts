import { foldSpelling } from './text';

/**
 * Words by which programs and people say that a cell is empty, in lower case. The first are what pandas, R, JavaScript
 * and SQL write for a missing value.
 */
const NOTHING =
  '|xxx|no site|unknown company|keine website|keine webseite|sin web|pas de site|geen website|brak danych|n/a|n.a.|n. a.|n.a|na|n/d|n.d.|n/b|n/k|nan|<na>|null|(null)|<null>|\\n|undefined|none|nil|(empty)|[empty]|(blank)|[blank]|' +
  '(none)|[none]|unknown|(unknown)|[unknown]|unavailable|not available|not applicable|not provided|not specified|not set|not given|not known|no data|' +
  'no value|no answer|no response|tbd|tba|tbc|to be determined|to be confirmed|no email|no e-mail|no company|no name|no website|no linkedin|' +
  'no company name|no url|has none|0|#null|' +
  'k.a.|k. a.|k.a|keine angabe|keine|keiner|kein|nicht bekannt|unbekannt|nicht vorhanden|nicht verfugbar|nicht verfügbar|' +
  'inconnu|inconnue|aucun|aucune|néant|non renseigné|non renseignée|non disponible|non communiqué|sans|s/o|n.c.|nc|' +
  'desconocido|desconocida|ninguno|ninguna|no disponible|no aplica|sin datos|sin empresa|sin nombre|sin correo|vacío|s/d|s/n|' +
  'desconhecido|nenhum|nenhuma|não disponível|não informado|não se aplica|sem informação|vazio|' +
  'sconosciuto|sconosciuta|nessuno|nessuna|non specificato|vuoto|' +
  'onbekend|geen|n.v.t.|nvt|niet bekend|niet beschikbaar|niet van toepassing|' +
  'brak|nieznany|nieznane|nie dotyczy|nie podano|okänd|saknas|ingen|inget|uppgift saknas|ukendt|ingen data|ukjent|mangler|' +
  'tuntematon|ei tiedossa|ei ole|puuttuu|neznámý|neuvedeno|není|neznámy|neuvedené|nincs|ismeretlen|nem ismert|necunoscut|nu există|yok|bilinmiyor|belirtilmemiş|' +
  'άγνωστο|δεν υπάρχει|нет|неизвестно|не указано|не указан|отсутствует|пусто|н/д|немає|невідомо|не вказано|' +
  'なし|無し|不明|未設定|未入力|未定|該当なし|无|無|没有|未知|暂无|不详|없음|미상|모름|해당없음|미입력|لا يوجد|غير معروف|غير متوفر|אין|לא ידוע|לא זמין|';
/** What this add-on itself writes: as an answer, as a status, or into a formula cell that is not done. */
const OWN_WORDS = /^(?:not found|queued|(?:error|pending|failed|missing data|invalid input|not found|found): .*)$/;
/** A checkbox or a yes-or-no formula, as Sheets shows it in the spreadsheet's language, or as a formula hands it on. */
const BOOLEAN =
  /^(?:true|false|TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX|VERDADERO|FALSO|VERDADEIRO|VERO|WAAR|ONWAAR|PRAWDA|FAŁSZ|SANT|FALSKT|SAND|FALSK|TOSI|EPÄTOSI|PRAVDA|NEPRAVDA|IGAZ|HAMIS|ADEVĂRAT|FALS|DOĞRU|YANLIŞ|ИСТИНА|ЛОЖЬ|ІСТИНА|ХИБНІСТЬ)$/;
// The error values a cell can show (https://support.google.com/docs/answer/3093349, ERROR.TYPE), and any other that has
// their form: Sheets and Excel add new ones and translate them, as `#SPILL!`, `#¿NOMBRE?`, `#BEZUG!`, `#ССЫЛКА!`.
const CELL_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!|SPILL!|CALC!|GETTING_DATA)$/i;
const TRANSLATED_ERROR = /^#[¡¿]?(?:\p{Lu}|[\d/ ._-]){2,24}[!?]$|^#(?:N\/[DBV]|NV|I\/T|Н\/Д)$/u;
// What Sheets shows while a formula is computed.
const LOADING =
  /^(?:loading|wird geladen|laden|lädt|chargement(?: en cours)?|cargando|caricamento(?: in corso)?|carregando|a carregar|bezig met laden|ładowanie|wczytywanie|läser in|laddar|indlæser|laster(?: inn)?|ladataan|načítání|načítava sa|betöltés|se încarcă|yükleniyor|φόρτωση|загрузка|завантаження|読み込んでいます|読み込み中|正在加载|加载中|載入中|로드 중|جارٍ التحميل|טוען) ?(?:\.{2,3}|…)$/;
const LETTER_OR_DIGIT = /\p{L}|\p{N}/u;
/** Written as a name, these are somebody's: `None`, `Null`, `Nan`. A placeholder is in one case throughout. */
const ALSO_NAMES = ' none null nan nil na nc nd kein keiner geen ingen brak sans ';
/** Written like the other half of the name these are somebody's too: `NIL AKTAŞ`. Programs seldom write them. */
const NAMES_IN_ANY_CASE = ' nil keiner ';
const AS_A_NAME = /^\p{Lu}\p{Ll}+$/u;

/** True for clean text that says nothing: empty, `-`, `?`, `N/A`, `null`, `unknown`, `TRUE`, this add-on's own words. */
export function saysNothing(text: string): boolean {
  if (!LETTER_OR_DIGIT.test(text) || BOOLEAN.test(text)) return true;
  const folded = foldSpelling(text);
  return isPlaceholder(folded) || OWN_WORDS.test(folded);
}

/** The same of a first, last or full name, where only what can't be a name says nothing. `other`: the name's other half. */
export function namesNobody(text: string, other = ''): boolean {
  return saysNothing(text) && !isAlsoAName(text, other);
}

/** True for `undefined` in `Mara undefined`; `True Nichols` has a first name. */
export function isNoPartOfName(part: string, other = ''): boolean {
  return !LETTER_OR_DIGIT.test(part) || (isPlaceholder(foldSpelling(part)) && !isAlsoAName(part, other));
}

/** With or without the full stop of a sentence. */
function isPlaceholder(folded: string): boolean {
  return NOTHING.includes(`|${folded}|`) || NOTHING.includes(`|${folded.replace(/[.!]+$/, '')}|`);
}

function isAlsoAName(text: string, other: string): boolean {
  const word = ` ${text.toLowerCase()} `;
  if (AS_A_NAME.test(text)) return ALSO_NAMES.includes(word);
  const isAlike = other === (text === text.toUpperCase() ? other.toUpperCase() : other.toLowerCase());
  return NAMES_IN_ANY_CASE.includes(word) && isAlike && !saysNothing(other);
}

/** True for a cell that waits for its value or is in error: `Loading...`, `#REF!`, `#SPILL!`, `#BEZUG!`. */
export function isUnfinished(text: string): boolean {
  return CELL_ERROR.test(text) || TRANSLATED_ERROR.test(text) || LOADING.test(text.toLowerCase());
}
