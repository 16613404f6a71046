import { useId } from 'react';
import {
  type DrawnBox,
  type DrawnLine,
  DRAWING_FONT_SIZE as FONT,
  DRAWING_LINE_HEIGHT as LINE,
} from '../../model/drawing.ts';
import type { Position } from '../../run/walk.ts';
import type { DecisionProps } from '../props.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import styles from './TreeDrawing.module.css';

interface TreeDrawingProps {
  decision: DecisionProps;
  position: Position;
  /** False hides it on the screen; on paper it is always there. */
  shown: boolean;
}

/**
 * The tree as it was laid out at build time, with the way taken drawn heavier. A group and not an
 * image, because its boxes are links.
 */
export function TreeDrawing({ decision, position, shown }: TreeDrawingProps) {
  const walked = position.trail.length > 0 ? ' The heavy line is the way you took.' : '';
  return (
    <ScrollRegion
      className={styles.scroll}
      data-shown={shown || undefined}
      aria-label={`Drawing: ${decision.title}`}
    >
      <DrawnTree
        decision={decision}
        position={position}
        title={`${decision.title}: the questions with what each answer leads to. The same stands here as text.${walked}`}
      />
    </ScrollRegion>
  );
}

interface DrawnTreeProps {
  decision: DecisionProps;
  position: Position;
  title: string;
  /** The part of the drawing that is shown, from which height to which; all of it by default. */
  from?: number;
  to?: number;
}

/** The drawing, or a slice of it from edge to edge. */
export function DrawnTree({ decision, position, title, from = 0, to }: DrawnTreeProps) {
  const { drawing } = decision;
  const height = (to ?? drawing.height) - from;
  const id = useId();
  const taken = new Set(position.trail.map(({ question, answer }) => `${question} ${answer}`));
  const isTaken = (line: DrawnLine) => taken.has(`${line.from} ${line.answer}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in a drawing.
    <svg
      className={styles.drawing}
      viewBox={`0 ${from} ${drawing.width} ${height}`}
      width={drawing.width}
      height={height}
      fontSize={FONT}
      role="group"
      aria-labelledby={`${id}-title`}
    >
      <title id={`${id}-title`}>{title}</title>
      <marker
        id={`${id}-tip`}
        className={styles.tip}
        viewBox="0 0 8 8"
        refX="7.5"
        refY="4"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0L8 4L0 8z" />
      </marker>
      {drawing.lines.map((line) => (
        <g key={`${line.from} ${line.answer}`} data-taken={isTaken(line) || undefined}>
          <path
            className={styles.line}
            d={line.path}
            data-unsure={line.unsure || undefined}
            markerEnd={`url(#${id}-tip)`}
          />
          {line.label.map((text, place) => (
            <text
              key={text}
              className={styles.label}
              x={line.labelX}
              y={line.labelY + place * LINE}
            >
              {text}
            </text>
          ))}
        </g>
      ))}
      {drawing.boxes.map((box, place) => (
        <Box
          key={`${box.id} ${box.x} ${box.y}`}
          box={box}
          href={hrefOf(decision, box.id)}
          taken={
            box.kind === 'question'
              ? taken.size > 0 && isOnTheWay(box.id, position)
              : leadsHere(drawing.boxes, drawing.lines, place).some(isTaken)
          }
        />
      ))}
    </svg>
  );
}

function isOnTheWay(question: string, { id, trail }: Position): boolean {
  return question === id || trail.some((given) => given.question === question);
}

/** An end has a box for each answer that leads to it, in the order of the lines. */
function leadsHere(boxes: DrawnBox[], lines: DrawnLine[], place: number): DrawnLine[] {
  const { id } = boxes[place] ?? {};
  const before = boxes.slice(0, place).filter((box) => box.id === id).length;
  return lines.filter((line) => line.to === id).slice(before, before + 1);
}

function Box({ box, href, taken }: { box: DrawnBox; href: string; taken: boolean }) {
  const { kind, text, x, y, width, height } = box;
  const first = y + height / 2 - ((text.length - 1) * LINE) / 2;
  return (
    <a href={href} className={styles.box} data-kind={kind} data-taken={taken || undefined}>
      <path d={OUTLINES[kind](x, y, width, height)} />
      {kind === 'outcome' && <path d={`M${x + 6} ${y}v${height}`} />}
      {text.map((line, place) => (
        <text key={line} x={x + width / 2} y={first + place * LINE}>
          {line}
        </text>
      ))}
    </a>
  );
}

/** A question is round, an outcome square with a bar, a procedure points on. */
const OUTLINES = {
  question: (x: number, y: number, w: number, h: number) => {
    const r = Math.min(16, h / 2);
    const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    const [across, down] = [w - 2 * r, h - 2 * r];
    return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
  },
  outcome: (x: number, y: number, w: number, h: number) => `M${x} ${y}h${w}v${h}h${-w}z`,
  procedure: (x: number, y: number, w: number, h: number) =>
    `M${x} ${y}h${w - 10}l10 ${h / 2}l-10 ${h / 2}h${10 - w}z`,
};

function hrefOf(decision: DecisionProps, id: string): string {
  for (const { answers } of decision.questions)
    for (const { to } of answers) if (to?.id === id) return to.href;
  return `#${id}`;
}
