import {
  type Drawing,
  type DrawnBox,
  type DrawnLine,
  DRAWING_LINE_HEIGHT as LINE,
} from '../model/drawing.ts';
import type { Answer, Decision, Question } from '../model/runbook.ts';
import { wrap } from './wrap.ts';

/** What an answer leads to, if it leads anywhere. */
export interface Target {
  id: string;
  kind: DrawnBox['kind'];
  title: string;
}

/** How wide things are, in pixels, and how many characters of a line they have room for. */
interface Measures {
  box: number;
  boxCharacters: number;
  /** Between a question and what its answers end in. */
  label: number;
  labelCharacters: number;
  /** Left of the questions, for the answers that run along the edge. */
  side: number;
  sideCharacters: number;
}

const MARGIN = 2;

const WIDE: Measures = {
  box: 264,
  boxCharacters: 32,
  label: 150,
  labelCharacters: 16,
  side: MARGIN,
  sideCharacters: 16,
};
/** With answers along the edge all else is narrower, so that the whole fits a page as it is. */
const NARROW: Measures = {
  box: 224,
  boxCharacters: 27,
  label: 132,
  labelCharacters: 13,
  side: 118,
  sideCharacters: 13,
};
const PADDING = 11;
const GAP = 14;
const QUESTION_GAP = 42;
const LANE = 14;
const ARRIVAL = 16;

interface Row {
  answer: number;
  target: Target;
  label: string[];
  height: number;
}

/** A question with the rows that leave it to the right, and the answers that lead to questions. */
interface Station {
  question: Question;
  text: string[];
  right: Row[];
  left: Row[];
  /** The answer that leads to the station right below. */
  down: Row | undefined;
  y: number;
  height: number;
}

/**
 * Lays a decision out: the questions stand under each other, each with what its answers end in to
 * its right. The answer that leads to the next question runs down to it; one that leads to any
 * other question runs along the left edge. It grows downwards, so that it fits a page however
 * many questions there are. `resolve` says what an answer leads to, `codes` what stands before the
 * title of a question, by its id.
 */
export function drawDecision(
  decision: Decision,
  resolve: (answer: Answer) => Target | undefined,
  codes: ReadonlyMap<string, string>,
): Drawing {
  const isNarrow = stationsOf(decision, resolve, codes, WIDE).some(({ left }) => left.length > 0);
  const measures = isNarrow ? NARROW : WIDE;
  const stations = stationsOf(decision, resolve, codes, measures);
  const indexOf = new Map(stations.map((station, index) => [station.question.id, index]));
  const jumps = stations.flatMap((station, index) =>
    station.left.map((row) => ({ from: index, to: indexOf.get(row.target.id) ?? index, row })),
  );
  const lanes = assignLanes(jumps);
  const laneCount = Math.max(0, ...lanes.values());
  const boxX = measures.side + laneCount * LANE;
  const endX = boxX + measures.box + measures.label;

  const boxes: DrawnBox[] = [];
  const lines: DrawnLine[] = [];
  let y = MARGIN;
  const reached = new Set(jumps.map(({ to }) => to));
  for (const [index, station] of stations.entries()) {
    station.y = y;
    // Lines that arrive do so above the labels of those that leave.
    const arrivals = reached.has(index) && station.left.length > 0 ? 2 * ARRIVAL : 0;
    station.height = Math.max(
      boxHeight(station.text),
      heightOf(station.right),
      heightOf(station.left) + arrivals,
    );
    y += station.height + QUESTION_GAP;
  }
  for (const [index, station] of stations.entries()) {
    const { question } = station;
    const own = { x: boxX, y: station.y, width: measures.box, height: station.height };
    boxes.push({ id: question.id, kind: 'question', text: station.text, ...own });
    let top = station.y + (station.height - heightOf(station.right)) / 2;
    for (const row of station.right) {
      const middle = top + row.height / 2;
      const { id, kind, title } = row.target;
      const text = wrap(title, measures.boxCharacters);
      const height = boxHeight(text);
      const place = { x: endX, y: middle - height / 2, width: measures.box, height };
      boxes.push({ id, kind, text, ...place });
      lines.push(
        line(question, row, `M${boxX + measures.box} ${middle}H${endX}`, {
          x: boxX + measures.box + 10,
          y: middle - 6 - (row.label.length - 1) * LINE,
        }),
      );
      top += row.height + GAP;
    }
    const next = stations[index + 1];
    if (station.down && next) {
      const x = boxX + 28;
      lines.push(
        line(question, station.down, `M${x} ${station.y + station.height}V${next.y}`, {
          x: x + 10,
          y: station.y + station.height + QUESTION_GAP / 2 + 5,
        }),
      );
    }
    let side = station.y + (station.height - heightOf(station.left)) / 2;
    for (const row of station.left) {
      const middle = side + row.height / 2;
      const to = stations[indexOf.get(row.target.id) ?? index];
      const laneX = MARGIN + (laneCount - (lanes.get(row) ?? 1)) * LANE;
      const end = (to?.y ?? station.y) + Math.min(ARRIVAL, (to?.height ?? 2 * ARRIVAL) / 2);
      lines.push(
        line(question, row, `M${boxX} ${middle}H${laneX}V${end}H${boxX}`, {
          x: laneCount * LANE + 4,
          y: middle - 6 - (row.label.length - 1) * LINE,
        }),
      );
      side += row.height + GAP;
    }
  }
  const width = endX + measures.box + MARGIN;
  return { width, height: Math.max(0, y - QUESTION_GAP) + MARGIN, boxes, lines };
}

function stationsOf(
  decision: Decision,
  resolve: (answer: Answer) => Target | undefined,
  codes: ReadonlyMap<string, string>,
  measures: Measures,
): Station[] {
  const byId = new Map(decision.questions.map((question) => [question.id, question]));
  const order: Question[] = [];
  const visit = (question: Question | undefined) => {
    if (!question || order.includes(question)) return;
    order.push(question);
    for (const answer of question.answers) visit(byId.get(resolve(answer)?.id ?? ''));
  };
  visit(byId.get(decision.start ?? ''));
  for (const question of decision.questions) visit(question);

  return order.map((question, index) => {
    const rows = question.answers.flatMap((answer, answerIndex): Row[] => {
      const target = resolve(answer);
      if (!target) return [];
      const isEnd = target.kind !== 'question';
      const label = wrap(answer.title, isEnd ? measures.labelCharacters : measures.sideCharacters);
      const ends = isEnd ? wrap(target.title, measures.boxCharacters) : [];
      // The label stands on its line, so a row is twice as high as the label.
      const height = Math.max(boxHeight(ends), 2 * (label.length * LINE + 6));
      return [{ answer: answerIndex, target, label, height }];
    });
    const next = order[index + 1]?.id;
    const toQuestions = rows.filter((row) => row.target.kind === 'question');
    const down = toQuestions.find((row) => row.target.id === next);
    return {
      question,
      text: wrap(
        `${codes.get(question.id) ?? ''} ${question.title}`.trim(),
        measures.boxCharacters,
      ),
      right: rows.filter((row) => row.target.kind !== 'question'),
      left: toQuestions.filter((row) => row !== down),
      // Its label has the whole width.
      down: down && { ...down, label: [question.answers[down.answer]?.title ?? ''] },
      y: 0,
      height: 0,
    };
  });
}

/** Gives each jump a lane, from 1, that no other jump uses on the same stretch. */
function assignLanes(jumps: readonly { from: number; to: number; row: Row }[]): Map<Row, number> {
  const lanes = new Map<Row, number>();
  const taken: { low: number; high: number }[][] = [];
  for (const { from, to, row } of jumps) {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    let lane = taken.findIndex((used) => used.every((span) => span.high < low || span.low > high));
    if (lane < 0) lane = taken.push([]) - 1;
    taken[lane]?.push({ low, high });
    lanes.set(row, lane + 1);
  }
  return lanes;
}

function line(
  question: Question,
  row: Row,
  path: string,
  label: { x: number; y: number },
): DrawnLine {
  const unsure = question.answers[row.answer]?.unsure ?? false;
  const { answer, target } = row;
  return {
    from: question.id,
    to: target.id,
    answer,
    label: row.label,
    unsure,
    path,
    labelX: label.x,
    labelY: label.y,
  };
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0) + Math.max(0, rows.length - 1) * GAP;
}

function boxHeight(text: readonly string[]): number {
  return Math.max(1, text.length) * LINE + 2 * PADDING;
}
