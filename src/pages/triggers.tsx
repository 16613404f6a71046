import groups from '@generated/rollbook/default/triggers.json';
import { Triggers } from '@site/plugins/rollbook/theme/views/Triggers.tsx';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';

export default function TriggersPage() {
  return (
    <Layout title="Triggers" description="The triggers of all runbooks.">
      <MDXContent>
        <Triggers groups={groups} />
      </MDXContent>
    </Layout>
  );
}
