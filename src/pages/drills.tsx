import groups from '@generated/rollbook/default/drills.json';
import { Drills } from '@site/plugins/rollbook/theme/views/Drills.tsx';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';

export default function DrillsPage() {
  return (
    <Layout title="Drills" description="The drills of all runbooks.">
      <MDXContent>
        <Drills groups={groups} />
      </MDXContent>
    </Layout>
  );
}
