import { useId } from 'react';
import type { DrawnBox } from '../../model/drawing.ts';
import type { Position } from '../../run/walk.ts';
import type { DecisionProps } from '../props.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import styles from './TreeDrawing.module.css';

const LINE_HEIGHT = 18;

interface TreeDrawingProps {
  decision: DecisionProps;
  position: Position;
  /** False hides it on the screen; on paper it is always there. */
  shown: boolean;
}

/** The tree as it was laid out at build time, with the way taken drawn heavier. */
export function TreeDrawing({ decision, position, shown }: TreeDrawingProps) {
  const { drawing, title } = decision;
  const titleId = useId();
  const taken = new Set(position.trail.map(({ question, answer }) => `${question} ${answer}`));
  const visited = new Set(position.trail.map(({ question }) => question));
  if (taken.size > 0) visited.add(position.id);
  const walked = taken.size > 0 ? ' The heavy line is the way you took.' : '';
  return (
    <ScrollRegion
      className={styles.scroll}
      data-shown={shown || undefined}
      aria-label={`Drawing: ${title}`}
    >
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        width={drawing.width}
        height={drawing.height}
        role="img"
        aria-labelledby={titleId}
      >
        <title id={titleId}>
          {`${title}, drawn as a tree. The same stands below and above as text.${walked}`}
        </title>
        {drawing.lines.map((line) => (
          <path
            key={`${line.from} ${line.answer}`}
            className={styles.line}
            d={line.path}
            data-unsure={line.unsure || undefined}
            data-taken={taken.has(`${line.from} ${line.answer}`) || undefined}
          />
        ))}
        {drawing.boxes.map((box) => (
          <Box key={box.id} box={box} href={hrefOf(decision, box.id)} taken={visited.has(box.id)} />
        ))}
        {drawing.lines.map((line) => (
          <text
            key={`${line.from} ${line.answer}`}
            className={styles.label}
            x={line.labelX}
            y={line.labelY}
            data-taken={taken.has(`${line.from} ${line.answer}`) || undefined}
          >
            {line.label}
          </text>
        ))}
      </svg>
    </ScrollRegion>
  );
}

function Box({ box, href, taken }: { box: DrawnBox; href: string; taken: boolean }) {
  const { kind, text, x, y, width, height } = box;
  const first = y + height / 2 - ((text.length - 1) * LINE_HEIGHT) / 2;
  return (
    <a
      href={href}
      tabIndex={-1}
      className={styles.box}
      data-kind={kind}
      data-taken={taken || undefined}
    >
      <path d={OUTLINES[kind](x, y, width, height)} />
      {kind === 'outcome' && <path d={`M${x + 5} ${y}v${height}`} />}
      {text.map((line, place) => (
        <text key={line} x={x + width / 2} y={first + place * LINE_HEIGHT}>
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
    return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
  },
  outcome: (x: number, y: number, w: number, h: number) => `M${x} ${y}h${w}v${h}h${-w}z`,
  procedure: (x: number, y: number, w: number, h: number) =>
    `M${x} ${y}h${w - 8}l8 ${h / 2}l-8 ${h / 2}h${8 - w}z`,
};

function hrefOf(decision: DecisionProps, id: string): string {
  for (const { answers } of decision.questions)
    for (const { to } of answers) if (to?.id === id) return to.href;
  return `#${id}`;
}
