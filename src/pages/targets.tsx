import groups from '@generated/rollbook/default/targets.json';
import { Targets } from '@site/plugins/rollbook/theme/views/Targets.tsx';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';

export default function TargetsPage() {
  return (
    <Layout title="Targets" description="The targets of all runbooks.">
      <MDXContent>
        <Targets groups={groups} />
      </MDXContent>
    </Layout>
  );
}
