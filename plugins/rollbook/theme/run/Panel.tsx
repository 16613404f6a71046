import type { StepState } from '../../run/runState.ts';
import { VariablesForm } from '../page/VariablesForm.tsx';
import { Button } from '../status/Button.tsx';
import { ChangesSoFar } from './ChangesSoFar.tsx';
import { DecisionWalk } from './DecisionWalk.tsx';
import { EndForm } from './EndForm.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import styles from './Panel.module.css';
import { PaperForm } from './PaperForm.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { RunChecklist } from './RunChecklist.tsx';
import { useRun, useRunState } from './RunContext.ts';
import { RunTemplate } from './RunTemplate.tsx';
import { Timeline } from './Timeline.tsx';

const TITLES = {
  skip: 'Why is it skipped?',
  failed: 'It failed',
  'not-applicable': 'Why is it not applicable?',
  approve: 'Who approved?',
  note: 'Note',
  changes: 'What was changed so far',
  checklists: 'Checklists',
  messages: 'Messages and reports',
  decisions: 'Decisions',
  values: 'Values',
  log: 'Timeline',
  paper: 'Back from paper',
  end: 'End the run',
  keys: 'Keys',
} as const;

/** What can be open over the step. */
export type PanelName = keyof typeof TITLES;

/** Whether an action opens a panel. */
export function isPanel(action: string): action is PanelName {
  return Object.hasOwn(TITLES, action);
}

interface PanelProps {
  name: PanelName;
  /** The step that is shown. */
  step: StepState | undefined;
  turnKeys: (on: boolean) => void;
  /** Called when the run was ended here. */
  onEnded: () => void;
  /** Called when so many entries of a sheet were recorded. */
  onSheet: (count: number) => void;
}

/** What was asked for, above the step. Escape closes it. */
export function Panel(props: PanelProps) {
  const { name, step } = props;
  const { close } = useRun();
  return (
    <section className={styles.panel} aria-label={TITLES[name]} data-run-panel={name}>
      <div className={styles.head}>
        <h2 tabIndex={-1}>
          {TITLES[name]}
          {step && ABOUT_STEP.has(name) && `: ${step.step.code} ${step.step.title}`}
        </h2>
        <Button look="quiet" onClick={close}>
          Close
        </Button>
      </div>
      <Content {...props} />
    </section>
  );
}

const ABOUT_STEP: ReadonlySet<string> = new Set(['skip', 'failed', 'not-applicable', 'approve']);

function Content({ name, step, turnKeys, onEnded, onSheet }: PanelProps) {
  const state = useRunState();
  switch (name) {
    case 'skip':
    case 'failed':
    case 'not-applicable':
    case 'approve':
      return step ? <ReasonForm key={`${name} ${step.id}`} name={name} step={step} /> : null;
    case 'note':
      return <ReasonForm key="note" name="note" step={step} />;
    case 'changes':
      return <ChangesSoFar />;
    case 'checklists':
      return state.checklists.map((list) => <RunChecklist key={list.id} state={list} />);
    case 'messages':
      return state.header.snapshot.templates.map((template) => (
        <RunTemplate key={template.id} template={template} />
      ));
    case 'decisions':
      return state.decisions.map((decision) => <DecisionWalk key={decision.id} state={decision} />);
    case 'values':
      return <VariablesForm variables={state.header.snapshot.variables} title="Values" />;
    case 'log':
      return <Timeline />;
    case 'paper':
      return <PaperForm onRecorded={onSheet} />;
    case 'end':
      return <EndForm onEnded={onEnded} />;
    case 'keys':
      return <KeysHelp turn={turnKeys} />;
  }
}
