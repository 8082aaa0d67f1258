import { attribute, escapeXml } from './xlsx-package';

/** The formats every workbook has without naming them, as far as a person types them: ECMA-376 part 1 §18.8.30. */
const BUILT_IN: { [format: string]: number } = {
  '': 0,
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};

/** Adds cell styles to a workbook's `styles.xml`. */
export interface StyleSheet {
  /** The position of a style like `base` but with another number format. */
  withFormat(base: number, format: string): number;
  /** The XML with what was added; the very text that was given if nothing was. */
  xml(): string;
}

export function editStyles(xml: string): StyleSheet {
  const section = /<((?:\w+:)?)cellXfs\b[^>]*>([\s\S]*?)<\/\1cellXfs>/.exec(xml);
  const prefix = section?.[1] ?? '';
  const styles = [
    ...(section?.[2] ?? '').matchAll(new RegExp(`<${prefix}xf\\b(?:[^>]*/>|[\\s\\S]*?</${prefix}xf>)`, 'g')),
  ].map(([style]) => style);
  // Differential styles hold formats of their own, outside this section.
  const numFmtsSection = /<((?:\w+:)?)numFmts\b[^>]*>[\s\S]*?<\/\1numFmts>/.exec(xml)?.[0];
  const formats = new Map<string, number>(
    [...(numFmtsSection ?? '').matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'formatCode') ?? '',
      Number(attribute(tag, 'numFmtId')),
    ]),
  );
  const named = formats.size;
  const originally = styles.length;
  const added = new Map<string, number>();

  function formatId(format: string): number {
    const known = BUILT_IN[format] ?? formats.get(format);
    if (known !== undefined) return known;
    // Ids below 164 belong to the built-in formats.
    const id = Math.max(163, ...formats.values()) + 1;
    formats.set(format, id);
    return id;
  }

  return {
    withFormat(base, format) {
      const key = `${base} ${format}`;
      const known = added.get(key);
      if (known !== undefined) return known;
      const like = styles[base] ?? `<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`;
      const style = like.replace(/\snumFmtId="\d+"/, '').replace(/\sapplyNumberFormat="\w+"/, '');
      styles.push(style.replace(/^<(?:\w+:)?xf/, `$& numFmtId="${formatId(format)}" applyNumberFormat="1"`));
      added.set(key, styles.length - 1);
      return styles.length - 1;
    },
    xml() {
      if (!section || styles.length === originally) return xml;
      const cellXfs = `<${prefix}cellXfs count="${styles.length}">${styles.join('')}</${prefix}cellXfs>`;
      const changed = xml.replace(section[0], () => cellXfs);
      if (formats.size === named) return changed;
      const list = [...formats]
        .map(([code, id]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
        .join('');
      const numFmts = `<${prefix}numFmts count="${formats.size}">${list}</${prefix}numFmts>`;
      return numFmtsSection === undefined
        ? changed.replace(/<(?:\w+:)?styleSheet\b[^>]*>/, (open) => open + numFmts)
        : changed.replace(numFmtsSection, () => numFmts);
    },
  };
}
