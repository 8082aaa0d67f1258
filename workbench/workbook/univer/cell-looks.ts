import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IBorderData, IStyleData, Nullable } from '@univerjs/core';
import { changedLook } from '../looks';
import type { Border, Look, LookChange, Side } from '../looks';

const SIDES: [Side, 't' | 'l' | 'b' | 'r'][] = [
  ['top', 't'],
  ['left', 'l'],
  ['bottom', 'b'],
  ['right', 'r'],
];

/** Google's border styles by Univer's. */
const BORDERS: [string, BorderStyleTypes][] = [
  ['DOTTED', BorderStyleTypes.DOTTED],
  ['DASHED', BorderStyleTypes.DASHED],
  ['SOLID', BorderStyleTypes.THIN],
  ['SOLID_MEDIUM', BorderStyleTypes.MEDIUM],
  ['SOLID_THICK', BorderStyleTypes.THICK],
  ['DOUBLE', BorderStyleTypes.DOUBLE],
];
const HORIZONTAL: [string, HorizontalAlign][] = [
  ['left', HorizontalAlign.LEFT],
  ['center', HorizontalAlign.CENTER],
  ['right', HorizontalAlign.RIGHT],
];
const VERTICAL: [string, VerticalAlign][] = [
  ['top', VerticalAlign.TOP],
  ['middle', VerticalAlign.MIDDLE],
  ['bottom', VerticalAlign.BOTTOM],
];
const WRAPS: [NonNullable<Look['wrap']>, WrapStrategy][] = [
  ['WRAP', WrapStrategy.WRAP],
  ['OVERFLOW', WrapStrategy.OVERFLOW],
  ['CLIP', WrapStrategy.CLIP],
];

/** How a style looks in the port's words. */
export function lookOf(style: Nullable<IStyleData>): Look {
  if (!style) return {};
  const line = style.ul?.s ? 'underline' : style.st?.s ? 'line-through' : undefined;
  const borders = bordersOf(style.bd);
  const look: Look = {
    fontColor: style.cl?.rgb ?? undefined,
    fontFamily: style.ff ?? undefined,
    fontSize: style.fs ?? undefined,
    fontStyle: style.it ? 'italic' : undefined,
    fontLine: line,
    horizontalAlignment: named(HORIZONTAL, style.ht),
    verticalAlignment: named(VERTICAL, style.vt),
    wrap: named(WRAPS, style.tb),
    borders: Object.keys(borders).length > 0 ? borders : undefined,
  } as Look;
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Look;
}

/** The style changes that bring a look about; null takes a part of it away. */
export function styleOf(now: Nullable<IStyleData>, change: LookChange): IStyleData {
  const look = changedLook(lookOf(now), change) ?? {};
  const style: IStyleData = {};
  const touched = (part: keyof LookChange): boolean => change[part] !== undefined;
  if (touched('fontColor')) style.cl = look.fontColor ? { rgb: look.fontColor } : null;
  if (touched('fontFamily')) style.ff = look.fontFamily ?? null;
  if (touched('fontSize')) style.fs = look.fontSize ?? (null as never);
  if (touched('fontStyle')) style.it = look.fontStyle === 'italic' ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  if (touched('fontLine')) {
    style.ul = { s: look.fontLine === 'underline' ? BooleanNumber.TRUE : BooleanNumber.FALSE };
    style.st = { s: look.fontLine === 'line-through' ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  }
  if (touched('horizontalAlignment')) style.ht = valued(HORIZONTAL, look.horizontalAlignment) as HorizontalAlign;
  if (touched('verticalAlignment')) style.vt = valued(VERTICAL, look.verticalAlignment) as VerticalAlign;
  if (touched('wrap')) style.tb = valued(WRAPS, look.wrap) as WrapStrategy;
  if (change.borders) style.bd = borderData(change.borders, look.borders ?? {});
  return style;
}

function bordersOf(data: Nullable<IBorderData>): { [side in Side]?: Border } {
  const borders: { [side in Side]?: Border } = {};
  for (const [side, letter] of SIDES) {
    const border = data?.[letter];
    const style = border && named(BORDERS, border.s);
    if (style) borders[side] = { style, colour: border.cl?.rgb ?? '#000000' };
  }
  return borders;
}

function borderData(changed: NonNullable<LookChange['borders']>, borders: NonNullable<Look['borders']>): IBorderData {
  const data: IBorderData = {};
  for (const [side, letter] of SIDES) {
    const border = borders[side];
    if (border)
      data[letter] = { s: valued(BORDERS, border.style) ?? BorderStyleTypes.THIN, cl: { rgb: border.colour } };
    else if (changed[side] !== undefined) data[letter] = null;
  }
  return data;
}

function named<Name extends string, Value>(pairs: [Name, Value][], value: Nullable<Value>): Name | undefined {
  return pairs.find(([, one]) => one === value)?.[0];
}

/** Null where there is none: Univer goes back to what it does by itself. */
function valued<Name extends string, Value>(pairs: [Name, Value][], name: string | undefined): Value | null {
  return pairs.find(([one]) => one === name)?.[1] ?? null;
}
