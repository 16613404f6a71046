import {
  type Drawing,
  type DrawnBox,
  type DrawnLine,
  DRAWING_LINE_HEIGHT as LINE,
} from '../../model/drawing.ts';

interface Slice {
  /** What can be seen of the drawing here, with the heights of the whole. */
  drawing: Drawing;
  from: number;
  to: number;
}

/** Half of a line's width, so that no box loses its lower edge. */
const EDGE = 1;

/**
 * The highest slice, in the drawing's pixels: on paper it is less than half a page of Letter, so
 * that no page stays empty for one that did not fit.
 */
export const HIGHEST_SLICE = 500;

/** A stretch that a cut must not go through: a text, or a box that is not a question's. */
type Span = readonly [top: number, bottom: number];

/**
 * Cuts a drawing right below each of its questions, where nothing but lines goes through. A question
 * of so many answers that it is higher than half a page is cut between them too. Each text stands in one
 * slice, a line and the frame of a question in each that they cross.
 */
export function sliceDrawing(drawing: Drawing): Slice[] {
  const { width, lines } = drawing;
  const cuts = cutsOf(drawing);
  return cuts.slice(1).map((to, place) => {
    const from = cuts[place] ?? 0;
    const isIn = (y: number) => y >= from && y < to;
    const crosses = ([top, bottom]: Span) => bottom >= from && top < to;
    const boxes = drawing.boxes.filter((box) => crosses([box.y, box.y + box.height]));
    return {
      from,
      to,
      drawing: {
        width,
        height: drawing.height,
        boxes: boxes.map((box) => (isIn(middleOf(box)) ? box : { ...box, text: [] })),
        lines: lines
          .filter((line) => crosses(spanOf(line)))
          .map((line) => (isIn(line.labelY) ? line : { ...line, label: [] })),
      },
    };
  });
}

function cutsOf(drawing: Drawing): number[] {
  const { boxes, height } = drawing;
  const ends = boxes
    .filter(({ kind }) => kind === 'question')
    .map((box) => box.y + box.height + EDGE)
    .sort((one, other) => one - other);
  const spans = spansOf(drawing);
  const cuts = [0];
  for (const end of [...ends.slice(0, -1), height]) {
    let from = cuts.at(-1) ?? 0;
    while (end - from > HIGHEST_SLICE) {
      from = cutBefore(from + HIGHEST_SLICE, spans);
      cuts.push(from);
    }
    cuts.push(end);
  }
  return cuts;
}

/** The lowest height above `limit` where a cut goes through nothing; `limit` where all is dense. */
function cutBefore(limit: number, spans: readonly Span[]): number {
  for (let y = limit; y > limit - HIGHEST_SLICE / 2; y--)
    if (!spans.some(([top, bottom]) => top <= y && y <= bottom)) return y;
  return limit;
}

function spansOf({ boxes, lines }: Drawing): Span[] {
  const labels = lines
    .filter(({ label }) => label.length > 0)
    .map(({ labelY, label }): Span => [labelY - LINE, labelY + label.length * LINE]);
  return [
    ...labels,
    ...boxes.map((box): Span => {
      if (box.kind !== 'question') return [box.y - EDGE, box.y + box.height + EDGE];
      const half = (box.text.length * LINE) / 2;
      return [middleOf(box) - half, middleOf(box) + half];
    }),
  ];
}

function middleOf({ y, height }: DrawnBox): number {
  return y + height / 2;
}

/** How high a line begins and how low it ends. Its path is of `M x y`, `H x` and `V y` alone. */
function spanOf({ path }: DrawnLine): Span {
  const heights = [...path.matchAll(/(?:M[-\d.]+ |V)([-\d.]+)/g)].map(([, y]) => Number(y));
  return [Math.min(...heights), Math.max(...heights)];
}
