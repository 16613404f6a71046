import useBaseUrl from '@docusaurus/useBaseUrl';
import { useHydrated } from '@site/plugins/rollbook/theme/page/useHydrated.ts';
import Layout from '@theme/Layout';
import { lazy, Suspense } from 'react';

const RunsPage = lazy(async () => {
  const { RunsPage } = await import('@site/plugins/rollbook/theme/runs/RunsPage.tsx');
  return { default: RunsPage };
});

export default function RunsRoute() {
  const base = useBaseUrl('/');
  const hydrated = useHydrated();
  return (
    <Layout title="Runs" description="The runs kept in this browser.">
      <main>
        <noscript>The runs are kept by the browser and need JavaScript to be shown.</noscript>
        <Suspense fallback={<p className="container">Opening…</p>}>
          {hydrated && <RunsPage base={base} />}
        </Suspense>
      </main>
    </Layout>
  );
}
