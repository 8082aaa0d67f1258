import type { ContestKey } from './contests';
import type { BenchResult } from './measure';
import { decimals, seconds, whole } from './table';

const COLOURS = {
  ours: '#0b57d0',
  others: '#8a9099',
  lost: '#d93025',
  open: '#e3e6ea',
  text: '#202124',
  quiet: '#5f6368',
  line: '#dadce0',
};
const PANEL = { width: 430, height: 200, label: 150, bar: 20, row: 34, top: 50 };

interface Part {
  length: number;
  colour: string;
}

interface Bar {
  label: string;
  parts: Part[];
  /** What stands behind the bar. */
  note: string;
  noteColour?: string;
}

interface Panel {
  title: string;
  subtitle: string;
  bars: Bar[];
}

/** The bench in four pictures; only simulated figures, so that the file changes only when the product does. */
export function drawChart(result: BenchResult): string {
  const panels = [waitingPanel(result), lossPanel(result), recalculationPanel(result), sizePanel(result)];
  const width = PANEL.width * 2 + 20;
  const height = 52 + PANEL.height + 160;
  const drawn = panels.map(
    (panel, index) =>
      `<g transform="translate(${10 + (index % 2) * PANEL.width} ${52 + Math.floor(index / 2) * PANEL.height})">${drawPanel(panel)}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The add-on beside the usual ways of enriching a sheet" font-family="Helvetica, Arial, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="18" y="32" font-size="17" font-weight="bold" fill="${COLOURS.text}">The add-on beside the usual ways of enriching a sheet</text>`,
    `<text x="${width - 18}" y="32" font-size="12" text-anchor="end" fill="${COLOURS.quiet}">simulated, seed ${result.seed}: npm run bench</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel({ title, subtitle, bars }: Panel): string {
  const longest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { length }) => sum + length, 0)));
  const room = PANEL.width - PANEL.label - 128;
  const rows = bars.map(({ label, parts, note, noteColour = COLOURS.text }, index) => {
    const y = PANEL.top + index * PANEL.row;
    let x = PANEL.label;
    const boxes = parts.map(({ length, colour }) => {
      const width = (length / longest) * room;
      const box =
        width > 0
          ? `<rect x="${rounded(x)}" y="${y}" width="${rounded(Math.max(width, 1))}" height="${PANEL.bar}" fill="${colour}"/>`
          : '';
      x += width;
      return box;
    });
    return [
      `<text x="${PANEL.label - 8}" y="${y + 15}" font-size="12.5" text-anchor="end" fill="${COLOURS.text}">${label}</text>`,
      ...boxes,
      `<text x="${rounded(x + 6)}" y="${y + 15}" font-size="12" fill="${noteColour}">${note}</text>`,
    ].join('');
  });
  return [
    `<text x="8" y="18" font-size="14" font-weight="bold" fill="${COLOURS.text}">${title}</text>`,
    `<text x="8" y="35" font-size="12" fill="${COLOURS.quiet}">${subtitle}</text>`,
    `<line x1="${PANEL.label}" x2="${PANEL.label}" y1="${PANEL.top - 4}" y2="${PANEL.top + bars.length * PANEL.row - 10}" stroke="${COLOURS.line}"/>`,
    ...rows,
  ].join('\n');
}

const rounded = (number: number): number => Math.round(number * 10) / 10;
const colourOf = (index: number): string => (index === 0 ? COLOURS.ours : COLOURS.others);
const contestOf = ({ contests }: BenchResult, key: ContestKey) => contests.find((contest) => contest.key === key)!;

function waitingPanel(result: BenchResult): Panel {
  const { results, rows } = contestOf(result, 'calm');
  return {
    title: `${whole(rows)} rows: seconds until all are answered`,
    subtitle: 'eCore answers in 400 ms, nothing goes wrong',
    bars: results.map(({ contestant, last }, index) => ({
      label: contestant,
      parts: [{ length: last.seconds, colour: colourOf(index) }],
      note: `${seconds(last.seconds)} s${last.presses > 1 ? `, ${last.presses} presses` : ''}`,
    })),
  };
}

function lossPanel(result: BenchResult): Panel {
  const { results, rows } = contestOf(result, 'slow');
  return {
    title: `${whole(rows)} rows, a slow service: after one press`,
    subtitle: 'blue/grey: answered · red: paid and lost · light: not yet answered',
    bars: results.map(({ contestant, first }, index) => ({
      label: contestant,
      parts: [
        { length: first.right, colour: colourOf(index) },
        { length: first.lost, colour: COLOURS.lost },
        { length: first.open + first.wrong, colour: COLOURS.open },
      ],
      note: first.lost > first.right ? `${whole(first.lost)} paid and lost` : `${whole(first.right)} answered`,
      ...(first.lost > first.right ? { noteColour: COLOURS.lost } : {}),
    })),
  };
}

function recalculationPanel({ formulas, ledgerless }: BenchResult): Panel {
  const [first, again] = formulas[0]?.calculations ?? [];
  const rows = [
    { label: '=ECORE_EMAIL', credits: [first?.credits ?? 0, again?.credits ?? 0] },
    { label: 'without a ledger', credits: ledgerless.credits },
  ];
  return {
    title: `A column of ${whole(formulas[0]?.cells ?? 0)} formulas: credits`,
    subtitle: 'calculated once, and once more (red), as when a sheet is opened again',
    bars: rows.map(({ label, credits: [once = 0, more = 0] }, index) => ({
      label,
      parts: [
        { length: once, colour: colourOf(index) },
        { length: more, colour: COLOURS.lost },
      ],
      note: `${whole(once)} + ${whole(more)}`,
    })),
  };
}

function sizePanel({ sizes }: BenchResult): Panel {
  return {
    title: 'Milliseconds a row, by the length of the list',
    subtitle: 'this add-on, lists as people have them, eCore answers in 400 ms',
    bars: sizes.map(({ rows, millisecondsARow, seconds: taken }) => ({
      label: `${whole(rows)} rows`,
      parts: [{ length: millisecondsARow, colour: COLOURS.ours }],
      note: `${decimals(millisecondsARow, 1)} ms (${decimals(taken / 60, 1)} min)`,
    })),
  };
}
