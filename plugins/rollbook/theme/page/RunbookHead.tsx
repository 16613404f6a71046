import { spellDuration } from '../../model/duration.ts';
import type { RunbookProps } from '../props.ts';
import { Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { SHAPES } from '../status/shapes.ts';
import { STATUS_SIGNS } from '../status/words.ts';
import { now } from './browserStorage.ts';
import { isPast } from './days.ts';
import styles from './RunbookHead.module.css';
import { useHydrated } from './useHydrated.ts';

type HeadProps = Omit<RunbookProps, 'children'>;

/** Who answers for the runbook, which version this is, and whether somebody looked at it lately. */
export function RunbookHead(props: HeadProps) {
  const { id, status, owner, version, appliesTo, reviewed, reviewEvery, nextReview, source } =
    props;
  const hydrated = useHydrated();
  const overdue = hydrated && nextReview !== undefined && isPast(nextReview, now());
  return (
    <header className={styles.head} data-overdue={overdue || undefined}>
      <Facts
        facts={[
          ['Status', <Mark key="status" sign={STATUS_SIGNS[status]} />],
          ['Owner', owner],
          ['Version', version],
          ['Applies to', appliesTo],
          ['Last review', reviewed],
          [
            'Next review',
            nextReview && (
              <>
                {nextReview}
                {reviewEvery !== undefined && `, every ${spellDuration(reviewEvery)}`}
                {overdue && (
                  <strong className={styles.overdue}>
                    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                      <path d={SHAPES.triangle} />
                    </svg>
                    overdue
                  </strong>
                )}
              </>
            ),
          ],
          ['Runbook', <code key="id">{id}</code>],
          ['Source', <code key="source">{source}</code>],
          [
            'Paper',
            <PageLink key="paper" href={`/print/${id}`}>
              print or save as PDF
            </PageLink>,
          ],
          [
            'Without a network',
            <PageLink key="offline" href={`pathname:///offline/${id}.html`}>
              Offline copy
            </PageLink>,
          ],
        ]}
      />
    </header>
  );
}
