import type { Runbook } from '../../model/runbook.ts';
import type { DecisionProps } from '../props.ts';

/** What the paper edition of one runbook is made from. */
export interface Sheet {
  runbook: Runbook;
  /** The whole address of the runbook's page, to be typed or scanned; absent where no site is known. */
  address?: string;
  /** That address as a QR code (ISO/IEC 18004): the path of its dark squares, and its size in them. */
  code?: { path: string; size: number };
  /** The decisions with their drawings, in the order of the runbook. */
  decisions: Omit<DecisionProps, 'children'>[];
  /** The date on which the next review is due, `YYYY-MM-DD`. */
  nextReview?: string;
  /** What the site or the file was made from, cut to twelve characters. */
  commit?: string;
  /** Whether the plan is another one than that commit has. */
  changed?: boolean;
}
