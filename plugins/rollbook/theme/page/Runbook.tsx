import { useMDXComponents } from '@mdx-js/react';
import { Children, isValidElement, useEffect, useMemo } from 'react';
import { checkValue } from '../../model/variableValue.ts';
import { createTicks } from '../../run/ticks.ts';
import { createValues } from '../../run/values.ts';
import type { RunbookProps } from '../props.ts';
import { now, openLocal, openSession } from './browserStorage.ts';
import { PageNotSaved } from './NotSaved.tsx';
import { PageStyle } from './PageStyle.tsx';
import styles from './Runbook.module.css';
import { RunbookContext } from './RunbookContext.ts';
import { RunbookHead } from './RunbookHead.tsx';
import { StraightTo } from './StraightTo.tsx';
import { useHydrated } from './useHydrated.ts';
import { useSteadyScroll } from './useSteadyScroll.ts';
import { VariablesForm } from './VariablesForm.tsx';

/**
 * The whole page of a runbook: its head, the form of its values, and what the author wrote. Gives
 * the components inside their stores.
 */
export function Runbook({ children, ...runbook }: RunbookProps) {
  const { id, variables } = runbook;
  useSteadyScroll(useHydrated());
  // Props are plain data that may be made anew at each render, so their content is compared.
  const stores = useMemo(
    () => ({
      runbook: id,
      variables,
      ticks: createTicks(id, openLocal, now),
      values: createValues(id, variables, openSession, checkValue),
    }),
    [id, JSON.stringify(variables)],
  );

  // What the page is for comes first; the form follows the paragraphs and lists that say it.
  const { ul } = useMDXComponents();
  const [lead, rest] = useMemo(() => {
    const all = Children.toArray(children);
    const prose = new Set<unknown>(['p', 'ol', 'ul', ul]);
    const end = all.findIndex((child) => isValidElement(child) && !prose.has(child.type));
    return end < 0 ? [all, []] : [all.slice(0, end), all.slice(end)];
  }, [children, ul]);

  useEffect(() => {
    const { ticks, values } = stores;
    values.prefill(window.location.search);
    const onStorage = (event: StorageEvent) => ticks.changed(event.key);
    const onClock = () => ticks.refresh();
    window.addEventListener('storage', onStorage);
    document.addEventListener('visibilitychange', onClock);
    const timer = window.setInterval(onClock, 60_000);
    return () => {
      window.removeEventListener('storage', onStorage);
      document.removeEventListener('visibilitychange', onClock);
      window.clearInterval(timer);
    };
  }, [stores]);

  return (
    <RunbookContext.Provider value={stores}>
      <div className={styles.runbook} data-runbook={id}>
        <PageStyle runbook={runbook} />
        <StraightTo content={children} />
        <RunbookHead {...runbook} />
        <PageNotSaved />
        {lead}
        {variables.length > 0 && (
          <VariablesForm variables={variables} title="Values for this runbook" />
        )}
        {rest}
      </div>
    </RunbookContext.Provider>
  );
}
