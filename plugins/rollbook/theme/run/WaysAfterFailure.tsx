import type { OtherProcedure } from '../../model/run.ts';
import { waysOn } from '../../run/waysOn.ts';
import { useRunbook, useValues } from '../page/RunbookContext.ts';
import { Button } from '../status/Button.tsx';
import { hrefOf, startHref } from './addresses.ts';
import { KeyButton } from './KeyButton.tsx';
import { useRun, useRunState } from './RunContext.ts';
import styles from './StepCard.module.css';

/** Where to go from a step that failed: what the plan says first, then the other ways there are. */
export function WaysAfterFailure({ step }: { step: string }) {
  const { base, show, act } = useRun();
  const state = useRunState();
  const { runbook } = useRunbook();
  const { onFail, alternatives, nextLevel } = waysOn(state, step);
  const planned = onFail?.kind === 'procedure' ? onFail.to : undefined;
  const others = [...alternatives, ...(nextLevel ? [nextLevel] : [])].filter(
    (other, place, all) =>
      other.id !== planned && all.findIndex(({ id }) => id === other.id) === place,
  );
  const elsewhere = onFail?.kind === 'elsewhere' ? hrefOf(base, runbook, onFail.to) : undefined;

  /** The step that the plan leads to is taken up again where it was settled before. */
  function goTo(id: string) {
    const found = state.steps.find((other) => other.id === id);
    const settled = found && !['pending', 'started', 'reopened'].includes(found.status);
    if (settled) act({ type: 'step-reopened', target: id, reason: 'The plan leads back here' });
    show(id);
  }

  return (
    <section className={styles.ways} aria-label="The ways on">
      <h3>It failed. The ways on</h3>
      <ul>
        {onFail?.kind === 'step' && (
          <li>
            <Button look="main" onClick={() => goTo(onFail.to)}>
              As the plan says: {onFail.title ?? onFail.to}
            </Button>
          </li>
        )}
        {planned !== undefined && (
          <li>
            <Start id={planned} words={`As the plan says: ${onFail?.title ?? planned}`} />
          </li>
        )}
        {elsewhere && (
          <li>
            <a href={elsewhere} target="_blank" rel="noopener noreferrer">
              As the plan says: {onFail?.to}
            </a>
          </li>
        )}
        <li>
          <KeyButton action="begin">Try it again</KeyButton>
        </li>
        {others.map((other) => (
          <li key={other.id}>
            <Start id={other.id} words={wordsOf(other, other === nextLevel)} />
          </li>
        ))}
        <li>
          <KeyButton action="skip">Go on without it</KeyButton>
        </li>
        <li>
          <KeyButton action="end">Stop here</KeyButton>
        </li>
      </ul>
    </section>
  );
}

function wordsOf({ title, level }: OtherProcedure, next: boolean): string {
  return next
    ? `The next level${level === undefined ? '' : ` (${level})`}: ${title}`
    : `Instead: ${title}`;
}

/** Leads to another procedure of the runbook, with the values of this run to be accepted there. */
function Start({ id, words }: { id: string; words: string }) {
  const { base } = useRun();
  const { runbook, variables } = useRunbook();
  const { usable } = useValues();
  const secret = new Set(variables.filter(({ type }) => type === 'secret').map(({ name }) => name));
  const told = Object.entries(usable).filter(([name]) => !secret.has(name));
  return (
    <a
      className={styles.start}
      href={startHref(base, runbook, id, Object.fromEntries(told))}
      target="_blank"
      rel="noopener"
    >
      {words}
    </a>
  );
}
