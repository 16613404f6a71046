import { KeyButton } from './KeyButton.tsx';
import type { PanelName } from './Panel.tsx';
import { useRunState } from './RunContext.ts';
import styles from './RunScreen.module.css';

const ALWAYS = [
  'changes',
  'note',
  'values',
  'checklists',
  'messages',
  'decisions',
  'log',
  'paper',
] as const;

/** What is one key away at any time. */
export function Toolbar({ panel, listed }: { panel?: PanelName; listed: boolean }) {
  const state = useRunState();
  const { snapshot } = state.header;
  const has: Partial<Record<(typeof ALWAYS)[number], boolean>> = {
    // While it runs, the button is at the step.
    note: state.status !== 'running',
    values: snapshot.variables.length > 0,
    checklists: snapshot.checklists.length > 0,
    messages: snapshot.templates.length > 0,
    decisions: snapshot.decisions.length > 0,
  };
  return (
    <nav className={styles.toolbar} aria-label="More of this run">
      <KeyButton action="list" className={styles.listButton} aria-expanded={listed} />
      {ALWAYS.filter((name) => has[name] !== false).map((name) => (
        <KeyButton key={name} action={name} aria-expanded={panel === name}>
          {name === 'changes' ? `What was changed (${state.changes.length})` : undefined}
        </KeyButton>
      ))}
      {state.status === 'running' && <KeyButton action="end" aria-expanded={panel === 'end'} />}
      <KeyButton action="keys" look="quiet" aria-expanded={panel === 'keys'} />
    </nav>
  );
}
