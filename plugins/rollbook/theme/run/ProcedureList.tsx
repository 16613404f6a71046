import { memo } from 'react';
import type { StepState } from '../../run/runState.ts';
import { Mark } from '../status/Mark.tsx';
import styles from './ProcedureList.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { stepSign } from './stepSigns.ts';

interface ProcedureListProps {
  /** The step that is shown. */
  shown: string | undefined;
  /** On a narrow screen the list shows only while it is open. */
  open: boolean;
}

/** The whole procedure with how far each step is. Each leads to its step. */
export function ProcedureList({ shown, open }: ProcedureListProps) {
  const state = useRunState();
  const { show } = useRun();
  const settled = state.steps.filter(
    ({ status }) => status !== 'pending' && status !== 'started' && status !== 'reopened',
  ).length;
  return (
    <nav
      className={styles.list}
      aria-label="The whole procedure"
      data-open={open || undefined}
      data-run-list=""
    >
      <p className={styles.count}>
        {settled} of {state.steps.length} steps settled
      </p>
      <ol>
        {state.steps.map((step) => (
          <Row
            key={step.id}
            code={step.step.code}
            title={step.step.title}
            status={step.status}
            shown={step.id === shown}
            current={step.id === state.current}
            onShow={() => show(step.id)}
          />
        ))}
      </ol>
    </nav>
  );
}

interface RowProps {
  code: string;
  title: string;
  status: StepState['status'];
  shown: boolean;
  current: boolean;
  onShow: () => void;
}

/** Drawn anew only where its own step changed: a procedure may have hundreds. */
const Row = memo(
  function Row({ code, title, status, shown, current, onShow }: RowProps) {
    return (
      <li data-status={status} data-current={current || undefined}>
        <button type="button" aria-current={shown ? 'step' : undefined} onClick={onShow}>
          <span className={styles.code}>{code}</span>
          <span className={styles.title}>{title}</span>
          <Mark sign={stepSign(status)} />
        </button>
      </li>
    );
  },
  (a, b) =>
    a.code === b.code && a.status === b.status && a.shown === b.shown && a.current === b.current,
);
