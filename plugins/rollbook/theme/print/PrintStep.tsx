import { formatCondition } from '../../model/conditionText.ts';
import { spellDuration } from '../../model/duration.ts';
import type { Expect, Step } from '../../model/runbook.ts';
import { InlineMarkdown, Markdown } from '../prose/Markdown.tsx';
import { destroys, EFFECT_SIGNS, STEP_SIGNS } from '../status/words.ts';
import styles from './Print.module.css';
import { PrintCommand } from './PrintCommand.tsx';

interface PrintStepProps {
  step: Step;
  base: string;
  runbook: string;
  /** The title of what a reference leads to, with its code. */
  nameOf: (reference: string) => string;
}

/**
 * One step on paper: a box, its code, and room for the time and who did it. As on the page, the way
 * back stands before the command of a step that destroys something.
 */
export function PrintStep({ step, base, runbook, nameOf }: PrintStepProps) {
  const { code, title, kind, effect, budget, deadline, role, optional, needs, onFail, undo } = step;
  const facts = [
    kind !== 'do' && STEP_SIGNS[kind].word,
    effect !== 'read' && EFFECT_SIGNS[effect].word,
    budget !== undefined && `Budget ${spellDuration(budget)}`,
    deadline !== undefined && `Due ${spellDuration(deadline)} after the start`,
    role && `By ${role}`,
    optional && 'Optional',
    needs.length > 0 && `Needs ${needs.map(nameOf).join(', ')}`,
    onFail && `If it fails: ${nameOf(onFail)}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  const prose = { base, runbook };
  const danger = destroys(effect);
  const back = undo ? (
    <div className={styles.undo}>
      <strong>To take it back:</strong>
      <Markdown text={undo.text} {...prose} />
      {undo.command && <PrintCommand command={undo.command} />}
    </div>
  ) : (
    danger && (
      <p className={styles.undo}>
        <strong>No way back:</strong> the plan knows of none.
      </p>
    )
  );
  return (
    <section className={styles.step} data-print-step={code} id={step.id}>
      <header>
        <span className={styles.box} data-box="" />
        <h3>
          <span className={styles.code}>{`${code} `}</span>
          <InlineMarkdown text={title} {...prose} />
        </h3>
        <span className={styles.blank}>Time</span>
        <span className={styles.blank}>Initials</span>
      </header>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      <Markdown text={step.text} {...prose} />
      {danger && back}
      {step.commands.map((command) => (
        <PrintCommand key={command.line} command={command} />
      ))}
      {step.expects.map((expect) => (
        <p key={expect.line} className={styles.expect}>
          <strong>Expect:</strong> <InlineMarkdown text={expect.title} {...prose} />
          {expectWords(expect)}
          <span className={styles.observed}>Observed</span>
        </p>
      ))}
      {!danger && back}
    </section>
  );
}

function expectWords({ exit, contains, absent, matches, value }: Expect): string {
  const words = [
    exit !== undefined && `exit status ${exit}`,
    contains && `contains “${contains}”`,
    absent && `does not contain “${absent}”`,
    matches && `matches ${matches}`,
    value && formatCondition(value),
  ].filter(Boolean);
  return words.length > 0 ? ` (${words.join('; ')})` : '';
}
