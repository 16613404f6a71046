import useBaseUrl from '@docusaurus/useBaseUrl';
import catalogue from '@generated/rollbook/default/catalogue.json';
import type { LastDrill } from '@site/plugins/rollbook/model/views.ts';
import { Catalogue } from '@site/plugins/rollbook/theme/catalogue/Catalogue.tsx';
import { useKeepsRuns } from '@site/plugins/rollbook/theme/catalogue/useKeepsRuns.ts';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';
import { lazy, Suspense, useState } from 'react';

// Fetched when somebody begins to type, and not before.
const loadSearch = async () => (await import('@generated/rollbook/default/search.json')).default;

// Fetched where this browser keeps a run.
const RunsHere = lazy(async () => {
  const { RunsHere } = await import('@site/plugins/rollbook/theme/runs/RunsHere.tsx');
  return { default: RunsHere };
});

export default function CataloguePage() {
  const base = useBaseUrl('/');
  const kept = useKeepsRuns();
  const [drills, setDrills] = useState<Readonly<Record<string, LastDrill>>>({});
  return (
    <Layout title="What has gone wrong?" description="The rollback plans, by what is seen.">
      <MDXContent>
        <Catalogue
          data={catalogue}
          loadSearch={loadSearch}
          triggersHref={useBaseUrl('/triggers')}
          drills={drills}
          runs={
            kept && (
              <Suspense>
                <RunsHere base={base} onDrills={setDrills} />
              </Suspense>
            )
          }
        />
      </MDXContent>
    </Layout>
  );
}
