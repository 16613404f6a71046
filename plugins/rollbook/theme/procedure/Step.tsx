import { Children, isValidElement, useMemo } from 'react';
import { formatCondition } from '../../model/conditionText.ts';
import { spellDuration } from '../../model/duration.ts';
import { unwrapParagraph } from '../page/unwrapParagraph.ts';
import type { ExpectProps, StepFactsProps, StepProps, UndoProps } from '../props.ts';
import { type Fact, Facts } from '../status/Facts.tsx';
import { Mark } from '../status/Mark.tsx';
import { PageLink } from '../status/PageLink.tsx';
import { destroys, EFFECT_SIGNS, STEP_SIGNS } from '../status/words.ts';
import styles from './Step.module.css';

/**
 * One step. Where it destroys something, how to take it back (or that one cannot) stands before
 * anything that could be copied.
 */
export function Step({ code, effect, optional, children }: StepProps) {
  const danger = destroys(effect);
  const parts = useMemo(() => {
    const all = Children.toArray(children);
    if (!danger) return { before: all, undo: [], after: [] };
    const isUndo = (child: unknown) => isValidElement(child) && child.type === Undo;
    const facts = all.findIndex((child) => isValidElement(child) && child.type === StepFacts);
    return {
      before: all.slice(0, facts + 1),
      undo: all.filter(isUndo),
      after: all.slice(facts + 1).filter((child) => !isUndo(child)),
    };
  }, [children, danger]);
  return (
    <div className={styles.step} data-step={code} data-effect={effect} data-optional={optional}>
      <div className={styles.code}>{code}</div>
      <div className={styles.body}>
        {parts.before}
        {danger && parts.undo.length === 0 && (
          <p className={styles.undo} data-none="">
            <strong>No way back:</strong> the plan knows of none.
          </p>
        )}
        {parts.undo}
        {parts.after}
        <p className={styles.sign} aria-hidden="true">
          <span className={styles.box} /> Time <span className={styles.blank} /> Initials{' '}
          <span className={styles.blank} />
        </p>
      </div>
    </div>
  );
}

/** The kind and effect of a step, its budget, and what it waits for. */
export function StepFacts(props: StepFactsProps) {
  const { kind, effect, budget, deadline, role, optional, needs, onFail } = props;
  return (
    <div className={styles.facts}>
      <p className={styles.marks}>
        <Mark sign={STEP_SIGNS[kind]} />
        <Mark sign={EFFECT_SIGNS[effect]} />
        {budget !== undefined && <strong>{spellDuration(budget)}</strong>}
        {optional && <em>Optional</em>}
      </p>
      <Facts
        facts={[
          ['Due within', deadline !== undefined && `${spellDuration(deadline)} of the start`],
          ['By', role],
          ['After', needs?.map((link) => <To key={link.href} {...link} />)],
          ['If it fails', onFail && <To key="fail" {...onFail} />],
        ]}
      />
    </div>
  );
}

function To({ href, label }: { href: string; label: string }) {
  return (
    <PageLink href={href} className={styles.to}>
      {label}
    </PageLink>
  );
}

/** What must be true afterwards, in words, and what a machine would look at. */
export function Expect({ exit, contains, absent, matches, value, children }: ExpectProps) {
  const facts: Fact[] = [
    ['exit status', exit],
    ['shows', contains !== undefined && <code>{contains}</code>],
    ['does not show', absent !== undefined && <code>{absent}</code>],
    ['matches', matches !== undefined && <code>{matches}</code>],
    ['read off', value && <code>{formatCondition(value)}</code>],
  ];
  return (
    <div className={styles.expect}>
      <div>
        <strong>Expect:</strong> {unwrapParagraph(children)}
      </div>
      <Facts facts={facts} />
    </div>
  );
}

/** How the step is taken back. */
export function Undo({ children }: UndoProps) {
  return (
    <div className={styles.undo}>
      <strong>To undo:</strong> {unwrapParagraph(children)}
    </div>
  );
}
