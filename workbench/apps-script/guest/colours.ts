/** The names of CSS that scripts use most: https://www.w3.org/TR/CSS21/syndata.html#color-units */
const NAMES: { [name: string]: string } = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  fuchsia: '#ff00ff',
  gray: '#808080',
  green: '#008000',
  lime: '#00ff00',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** A colour in CSS notation as the sheet keeps it; null takes the colour away. */
export function colour(css: string | null | undefined): string {
  if (css === null || css === undefined || css === '') return '';
  const text = css.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return text.replace(/[0-9a-f]/g, '$&$&');
  const known = NAMES[text];
  if (!known) throw new Error(`The colour ${css} is not part of the workbench: add it with its real value`);
  return known;
}
