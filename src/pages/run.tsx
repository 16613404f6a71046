import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useHydrated } from '@site/plugins/rollbook/theme/page/useHydrated.ts';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';
import { lazy, Suspense } from 'react';

// A chunk of its own: whoever only reads a runbook does not load it.
const RunPage = lazy(async () => {
  const { RunPage } = await import('@site/plugins/rollbook/theme/run/RunPage.tsx');
  return { default: RunPage };
});

export default function RunRoute() {
  const base = useBaseUrl('/');
  const { commit } = useDocusaurusContext().siteConfig.customFields ?? {};
  const hydrated = useHydrated();
  return (
    <Layout title="Run" description="Run a procedure and keep its record." noFooter>
      <main>
        <noscript>Run mode needs JavaScript. The page of the runbook does not.</noscript>
        <MDXContent>
          <Suspense fallback={<p className="container">Opening…</p>}>
            {hydrated && <RunPage base={base} {...(typeof commit === 'string' && { commit })} />}
          </Suspense>
        </MDXContent>
      </main>
    </Layout>
  );
}
