import type { Step } from '../../model/runbook.ts';
import { Command } from '../command/Command.tsx';
import { labelOf } from '../command/labelOf.ts';
import { useRunbook, useValues } from '../page/RunbookContext.ts';
import { Markdown } from '../prose/Markdown.tsx';
import { useRun } from './RunContext.ts';
import styles from './StepCard.module.css';

const CONSEQUENCES = {
  mutate: 'This step makes a change.',
  destructive: 'This step destroys something: what it removes is gone unless it is brought back.',
  irreversible: 'What this step does cannot be taken back.',
} as const;

/** What a step changes, on what, and how it is taken back. Stands before its buttons. */
export function Danger({ step }: { step: Step }) {
  const { base } = useRun();
  const { runbook } = useRunbook();
  const targets = useTargets(step);
  const { effect, undo } = step;
  if (effect === 'read') return null;
  return (
    <div className={styles.danger} data-effect={effect}>
      <p>
        <strong>{CONSEQUENCES[effect]}</strong>
      </p>
      {targets.length > 0 && (
        <p>
          On{' '}
          {targets.map(({ label, value }, place) => (
            <span key={label}>
              {place > 0 && ', '}
              {label}: {value === undefined ? <em>not filled in</em> : <code>{value}</code>}
            </span>
          ))}
        </p>
      )}
      {undo ? (
        <details className={styles.undo} open={effect !== 'mutate'}>
          <summary>How it is taken back</summary>
          <Markdown text={undo.text} base={base} runbook={runbook} />
          {undo.command && <Command {...undo.command} />}
        </details>
      ) : (
        effect !== 'irreversible' && <p>The plan knows no way back.</p>
      )}
    </div>
  );
}

/** What the commands of a step are given, secrets left out. */
export function useTargets(step: Step): { label: string; value?: string }[] {
  const { variables } = useRunbook();
  const { usable } = useValues();
  const names = new Set(step.commands.flatMap((command) => command.variables));
  return variables
    .filter(({ name, type }) => names.has(name) && type !== 'secret')
    .map(({ name }) => ({
      label: labelOf(variables, name),
      ...(Object.hasOwn(usable, name) && { value: usable[name] }),
    }));
}
