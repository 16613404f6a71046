import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunDraft, RunHeader } from '../../model/run.ts';
import { createDrafts, type Drafts } from '../../run/drafts.ts';
import { isLocked } from '../../run/isLocked.ts';
import { draftsKey } from '../../run/keys.ts';
import type { RunView } from '../../run/store.ts';
import { createTicks } from '../../run/ticks.ts';
import { now, openSession } from '../page/browserStorage.ts';
import { RunbookContext } from '../page/RunbookContext.ts';
import { isTyping } from '../status/isTyping.ts';
import { ChangedSince } from './ChangedSince.tsx';
import { EndedRun } from './EndedRun.tsx';
import { keepMistakes } from './keepMistakes.ts';
import type { OpenRun } from './openRun.ts';
import { isPanel, Panel, type PanelName } from './Panel.tsx';
import { ProcedureList } from './ProcedureList.tsx';
import { RunClocks } from './RunClocks.tsx';
import { RunContext, type RunTools, stateOf, useRunPart } from './RunContext.ts';
import { RunHead } from './RunHead.tsx';
import styles from './RunScreen.module.css';
import type { RunAction } from './runKeys.ts';
import { StepCard } from './StepCard.tsx';
import { stepDrafts } from './stepDrafts.ts';
import { Toolbar } from './Toolbar.tsx';
import { useRunKeys } from './useRunKeys.ts';

interface RunScreenProps {
  open: OpenRun;
  base: string;
  /** True where the run began just now in this tab: its first step takes the focus. */
  fresh: boolean;
}

/** What takes the focus where the eye goes, the first that is there. */
const FOCUS = {
  step: ['h2'],
  panel: ['[data-focus]', 'input[type="checkbox"]', 'h2'],
  list: ['[aria-current]', 'button'],
} as const;

/** A run that is open: its head and clocks, one step, and the whole procedure beside it. */
export function RunScreen({ open, base, fresh }: RunScreenProps) {
  const state = useRunPart(open, stateOf);
  const fleeting = useRunPart(open, isFleeting);
  const [selected, setSelected] = useState<string>();
  const [pinned, setPinned] = useState<string>();
  const [panel, setPanel] = useState<PanelName>();
  const [listed, setListed] = useState(false);
  const [refused, setRefused] = useState('');
  const [spoken, setSpoken] = useState('');
  const [written] = useState(() => draftsOf(state.header));
  const main = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const focus = useRef<keyof typeof FOCUS | undefined>(fresh ? 'step' : undefined);
  const shown = state.steps.find(({ id }) => id === (selected ?? pinned ?? state.current));

  useEffect(() => {
    const wanted = focus.current;
    if (!wanted) return;
    focus.current = undefined;
    const root = main.current?.querySelector<HTMLElement>(`[data-run-${wanted}]`);
    for (const at of FOCUS[wanted]) {
      const found = root?.querySelector<HTMLElement>(at);
      if (!found) continue;
      found.focus();
      // Who comes back to words goes on at their end.
      const isText = found instanceof HTMLInputElement && found.type === 'text';
      if (isText || found instanceof HTMLTextAreaElement) found.selectionStart = found.value.length;
      break;
    }
  });

  // A value is typed into a step as well as into a panel.
  const here = shown?.id;
  useEffect(() => {
    const node = body.current;
    const onFocus = (event: FocusEvent) => {
      if (isTyping(event)) setPinned(here);
    };
    node?.addEventListener('focusin', onFocus);
    return () => node?.removeEventListener('focusin', onFocus);
  }, [here]);

  useEffect(
    () =>
      keepMistakes(
        open.values.values,
        written,
        state.header.snapshot.variables.map(({ name }) => name),
      ),
    [open, written, state.header],
  );

  // What is in this page's memory alone goes with it: the browser asks before it does.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (fleeting || written.atRisk()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [fleeting, written]);

  // Another tab, or another person's record, may have moved the run on.
  const last = useRef(state.current);
  const acted = useRef(false);
  useEffect(() => {
    if (last.current === state.current) return;
    last.current = state.current;
    const step = state.steps.find(({ id }) => id === state.current)?.step;
    if (!acted.current && step) setSpoken(`The current step is now ${step.code} ${step.title}.`);
    acted.current = false;
  }, [state]);

  function act(...drafts: RunDraft[]): boolean {
    try {
      acted.current = true;
      open.act(...drafts);
      setRefused('');
      return true;
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  function show(step: string | undefined) {
    setSelected(step === state.current ? undefined : step);
    setPinned(undefined);
    setPanel(undefined);
    setListed(false);
    focus.current = 'step';
  }

  function toggle(name: PanelName) {
    focus.current = panel === name ? 'step' : 'panel';
    setPanel(panel === name ? undefined : name);
    pin(panel !== name);
  }

  /**
   * Keeps the step that is shown while somebody writes about it. Another tab may move the run on
   * meanwhile: the rest of the word would act on a step that nobody looked at.
   */
  function pin(on: boolean) {
    setPinned(on ? shown?.id : undefined);
  }

  function move(by: number) {
    const at = shown ? state.steps.indexOf(shown) : by > 0 ? -1 : state.steps.length;
    const next = state.steps[at + by];
    if (next) show(next.id);
  }

  function perform(action: RunAction) {
    if (isPanel(action)) {
      // What is about a step is of no use without one that it fits.
      const fits = action !== 'skip' && action !== 'failed' && action !== 'not-applicable';
      if (fits || (shown && stepDrafts(shown, action).length > 0)) toggle(action);
      return;
    }
    if (action === 'list') {
      focus.current = listed ? 'step' : 'list';
      setListed(!listed);
    } else if (action === 'current') show(undefined);
    else if (action === 'next') move(1);
    else if (action === 'previous') move(-1);
    else if (shown) {
      if ((action === 'done' || action === 'begin') && isLocked(shown)) {
        main.current?.querySelector<HTMLElement>('[data-target-name]')?.focus();
        return;
      }
      if (action === 'done' && shown.step.kind === 'approve' && shown.status !== 'done') {
        toggle('approve');
        return;
      }
      const drafts = stepDrafts(shown, action);
      if (drafts.length === 0 || !act(...drafts)) return;
      if (action !== 'begin') show(action === 'reopen' ? shown.id : undefined);
    }
  }

  function recorded(count: number) {
    setSpoken(`Recorded from paper: ${count}.`);
    show(undefined);
  }

  function close() {
    if (!panel && !listed) return;
    pin(false);
    setPanel(undefined);
    setListed(false);
    focus.current = 'step';
  }

  const [keysOn, turnKeys] = useRunKeys(perform, close);
  const tools: RunTools = { open, base, act, perform, show, close, keysOn, written };
  const { header } = state;
  const stores = useMemo(
    () => ({
      runbook: header.runbook,
      variables: header.snapshot.variables,
      values: open.values.values,
      ticks: createTicks(header.runbook, noStorage, now),
    }),
    [header, open],
  );
  const ended = state.status !== 'running';

  return (
    <RunContext.Provider value={tools}>
      <RunbookContext.Provider value={stores}>
        <div
          ref={main}
          className={styles.run}
          data-runbook={header.runbook}
          data-mode={header.mode}
          data-status={state.status}
        >
          <RunHead />
          <ChangedSince header={header} />
          <RunClocks step={shown?.id} />
          <p role="status" className={styles.spoken}>
            {spoken}
          </p>
          <div className={styles.columns}>
            <div ref={body} className={styles.main}>
              <p role="alert" className={styles.refused}>
                {refused}
              </p>
              {panel && (
                <Panel
                  name={panel}
                  step={shown}
                  turnKeys={turnKeys}
                  onEnded={() => show(undefined)}
                  onSheet={recorded}
                />
              )}
              {ended && !selected ? <EndedRun /> : <StepCard key={shown?.id} state={shown} />}
            </div>
            <ProcedureList shown={shown?.id} open={listed} />
          </div>
          <Toolbar panel={panel} listed={listed} />
        </div>
      </RunbookContext.Provider>
    </RunContext.Provider>
  );
}

function draftsOf({ runId, snapshot }: RunHeader): Drafts {
  const hasSecrets = snapshot.variables.some(({ type }) => type === 'secret');
  return createDrafts(draftsKey(runId), hasSecrets ? undefined : openSession);
}

function isFleeting({ saved }: RunView): boolean {
  return saved.state === 'not-saved' && saved.kept === 'memory';
}

function noStorage(): never {
  throw new Error('A run keeps its ticks in its record');
}
