import { MDXProvider } from '@mdx-js/react';
import { type ComponentProps, useCallback, useMemo } from 'react';
import { useHydrated } from '../theme/page/useHydrated.ts';
import { PrintEdition } from '../theme/print/PrintEdition.tsx';
import * as Rollbook from '../theme/Rollbook.ts';
import type { Fetched } from '../theme/run/fetchRunbook.ts';
import { RunbookSource } from '../theme/run/RunbookSource.ts';
import { RunPage } from '../theme/run/RunPage.tsx';
import { RunsPage } from '../theme/runs/RunsPage.tsx';
import { addressIn, BASE, hrefInFile, otherIn } from './addressInFile.ts';
import type { FileData, PageContent } from './fileData.ts';
import styles from './OfflineApp.module.css';
import { OriginNote } from './OriginNote.tsx';
import { PaperWhenPrinted } from './PaperWhenPrinted.tsx';

interface OfflineAppProps {
  data: FileData;
  Content: PageContent;
}

/** All that the single file shows: the runbook, run mode and the runs, by the query of its address. */
export function OfflineApp({ data, Content }: OfflineAppProps) {
  const { runbook, origin, paper } = data;
  const hydrated = useHydrated();
  const { page, search } = addressIn(hydrated ? window.location.search : '');
  const other = otherIn(page, runbook.id);
  const isRun = page === 'run' || page === 'runs';
  const isPaper = page === `print/${runbook.id}`;
  const isPlan = !isRun && !isPaper && !other;
  // Made once: a component that is another at each render would lose its focus and state.
  const link = useMemo(
    () => (props: ComponentProps<'a'>) => (
      <a {...props} href={props.href && hrefInFile(props.href, runbook.id, origin.online)} />
    ),
    [runbook, origin],
  );
  const sheet = useMemo(() => ({ ...paper, runbook }), [paper, runbook]);
  // The file is the whole of what can be asked.
  const source = useCallback(
    async (_base: string, id: string): Promise<Fetched> =>
      id === runbook.id ? { state: 'found', runbook } : { state: 'unknown' },
    [runbook],
  );
  return (
    <RunbookSource.Provider value={source}>
      {isPlan && <PaperWhenPrinted sheet={sheet} />}
      <MDXProvider components={{ a: link }}>
        <OriginNote origin={origin} />
        {hydrated && (
          <nav className={styles.ways} aria-label="In this file">
            <a href={`${BASE}runbooks/${runbook.id}`} aria-current={isPlan ? 'page' : undefined}>
              The runbook
            </a>
            <a href={`${BASE}runs`} aria-current={page === 'runs' ? 'page' : undefined}>
              Runs kept here
            </a>
          </nav>
        )}
        <main>
          {page === 'run' && (
            <RunPage
              base={BASE}
              search={search}
              {...(origin.commit && { commit: origin.commit })}
            />
          )}
          {page === 'runs' && <RunsPage base={BASE} />}
          {other && <Elsewhere id={other} online={origin.online} />}
          {isPaper && <PrintEdition sheet={sheet} base={BASE} search={search} />}
          {isPlan && <Content components={{ Rollbook, a: link }} />}
        </main>
      </MDXProvider>
    </RunbookSource.Provider>
  );
}

function Elsewhere({ id, online }: { id: string; online: string | undefined }) {
  return (
    <>
      <h1>Not in this file</h1>
      <p>
        This file holds one runbook, and <code>{id}</code> is another one.{' '}
        {online && <a href={new URL(encodeURIComponent(id), online).href}>Its page on the site</a>}
      </p>
    </>
  );
}
