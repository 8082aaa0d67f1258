/** A line at one side of a cell; null takes it away. */
export interface Border {
  /** A BorderStyle of Apps Script. */
  style: string;
  colour: string;
}

/** How a cell looks besides its number format, background and weight; what is absent is as in a new sheet. */
export interface Look {
  fontColor?: string;
  fontFamily?: string;
  fontSize?: number;
  fontStyle?: 'normal' | 'italic';
  fontLine?: 'none' | 'underline' | 'line-through';
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrap?: 'WRAP' | 'OVERFLOW' | 'CLIP';
  borders?: { [side in Side]?: Border };
}

export type Side = 'top' | 'left' | 'bottom' | 'right';

/** Changes of a look: what is absent stays, null is taken away. */
export type LookChange = { [part in Exclude<keyof Look, 'borders'>]?: Look[part] | null } & {
  borders?: { [side in Side]?: Border | null };
};

/** The look after the change; undefined when it is that of a new sheet. */
export function changedLook(look: Look | undefined, change: LookChange): Look | undefined {
  const next: { [part: string]: unknown } = { ...look };
  for (const [part, value] of Object.entries(change)) {
    if (part === 'borders') continue;
    if (value === null) delete next[part];
    else next[part] = value;
  }
  if (change.borders) {
    const borders: { [side: string]: Border } = { ...look?.borders };
    for (const [side, border] of Object.entries(change.borders)) {
      if (border === null) delete borders[side];
      else if (border) borders[side] = border;
    }
    if (Object.keys(borders).length > 0) next.borders = borders;
    else delete next.borders;
  }
  return Object.keys(next).length > 0 ? (next as Look) : undefined;
}
