import type { ReactNode } from 'react';
import type { Catalogue as CatalogueData, LastDrill, SearchData } from '../../model/views.ts';
import styles from './Catalogue.module.css';
import { RunbookTable } from './RunbookTable.tsx';
import { RunningHere } from './RunningHere.tsx';
import { SymptomSearch } from './SymptomSearch.tsx';

interface CatalogueProps {
  data: CatalogueData;
  loadSearch: () => Promise<SearchData>;
  triggersHref: string;
  /** List items for the runs that are kept in this browser. */
  runs?: ReactNode;
  /** The last drill of each runbook that this browser keeps, by the runbook's id. */
  drills?: Readonly<Record<string, LastDrill>>;
}

/** The first page: what is under way, what has gone wrong, and all runbooks. */
export function Catalogue({ data, loadSearch, triggersHref, runs, drills }: CatalogueProps) {
  const { runbooks, triggerCount } = data;
  return (
    <main className={styles.page}>
      <RunningHere runbooks={runbooks} runs={runs} />
      <h1>What has gone wrong?</h1>
      <SymptomSearch load={loadSearch} triggerCount={triggerCount} triggersHref={triggersHref} />
      <h2 id="runbooks">Runbooks</h2>
      {runbooks.length === 0 ? (
        <p>
          There is no runbook yet. <code>npx rollbook new</code> writes a first one.
        </p>
      ) : (
        <RunbookTable rows={runbooks} drills={drills} />
      )}
    </main>
  );
}
