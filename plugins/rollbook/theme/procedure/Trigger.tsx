import { formatCondition } from '../../model/conditionText.ts';
import { spellDuration } from '../../model/duration.ts';
import type { TriggerProps, TriggersProps } from '../props.ts';
import { Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { AnchoredItem, PageLink } from '../status/PageLink.tsx';
import { ACTION_SIGNS, SEVERITY_SIGNS } from '../status/words.ts';
import styles from './Trigger.module.css';

/** Triggers that follow one another. */
export function Triggers({ children }: TriggersProps) {
  return <ul className={styles.triggers}>{children}</ul>;
}

/** What is seen, how bad it is, and what to do about it. */
export function Trigger(props: TriggerProps) {
  const { id, when, for: lasting, action, severity, signal, to, children } = props;
  return (
    <AnchoredItem id={id} className={styles.trigger} data-trigger={id} data-severity={severity}>
      {children}
      <p className={styles.marks}>
        {severity && <Mark sign={SEVERITY_SIGNS[severity]} />}
        {action && <Mark sign={ACTION_SIGNS[action]} />}
      </p>
      <Facts
        facts={[
          ['When', when && <code key="when">{formatCondition(when)}</code>],
          ['For', lasting !== undefined && spellDuration(lasting)],
          ['Seen in', signal],
          [
            'Go to',
            to && (
              <PageLink key="to" href={to.href}>
                {to.label}
              </PageLink>
            ),
          ],
        ]}
      />
    </AnchoredItem>
  );
}
