import groups from '@generated/rollbook/default/flags.json';
import { Flags } from '@site/plugins/rollbook/theme/views/Flags.tsx';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';

export default function FlagsPage() {
  return (
    <Layout title="Flags" description="The feature flags of all runbooks.">
      <MDXContent>
        <Flags groups={groups} />
      </MDXContent>
    </Layout>
  );
}
