import { type ReactNode, useMemo } from 'react';
import type { Variable } from '../../model/runbook.ts';
import { checkValue } from '../../model/variableValue.ts';
import type { KeyValue } from '../../run/keys.ts';
import { createTicks } from '../../run/ticks.ts';
import { createValues } from '../../run/values.ts';
import { now } from './browserStorage.ts';
import styles from './Example.module.css';
import { RunbookContext } from './RunbookContext.ts';

/** What an example looks like on the page of a runbook. What is done to it is not kept. */
export function Example({
  id,
  variables,
  children,
}: {
  id: string;
  variables: Variable[];
  children?: ReactNode;
}) {
  const stores = useMemo(() => {
    const memory = createMemory();
    return {
      runbook: id,
      variables,
      ticks: createTicks(id, () => memory, now),
      values: createValues(id, variables, () => memory, checkValue),
    };
  }, [id, variables]);
  return (
    <RunbookContext.Provider value={stores}>
      <div className={styles.example}>
        <p className={styles.caption}>This is what it looks like:</p>
        {children}
      </div>
    </RunbookContext.Provider>
  );
}

function createMemory(): KeyValue {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      entries.set(key, value);
    },
    removeItem: (key) => {
      entries.delete(key);
    },
  };
}
