import type { CSSProperties } from 'react';
import { DrawnTree } from '../decision/TreeDrawing.tsx';
import type { DecisionProps } from '../props.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import styles from './Print.module.css';
import { sliceDrawing } from './sliceDrawing.ts';

interface PrintDrawingProps {
  decision: Omit<DecisionProps, 'children'>;
  /** The question to begin with. */
  first: string;
}

/**
 * The tree on paper: a slice for each question, one right under the other. As one picture a tree
 * of many questions would be shrunk until nobody could read it, or leave half a page empty.
 */
export function PrintDrawing({ decision, first }: PrintDrawingProps) {
  const slices = sliceDrawing(decision.drawing);
  const size = { '--rb-drawn': `${decision.drawing.width}px` } as CSSProperties;
  return (
    <ScrollRegion className={styles.drawing} style={size} aria-label={`Drawing: ${decision.title}`}>
      {slices.map(({ drawing, from, to }, place) => (
        <DrawnTree
          key={from}
          decision={{ ...decision, drawing }}
          position={{ kind: 'question', id: first, trail: [] }}
          from={from}
          to={to}
          title={`${decision.title}: the questions with what each answer leads to, ${place + 1} of ${slices.length}. The same stands here as text.`}
        />
      ))}
    </ScrollRegion>
  );
}
