import useBaseUrl from '@docusaurus/useBaseUrl';
import catalogue from '@generated/rollbook/default/catalogue.json';
import { Catalogue } from '@site/plugins/rollbook/theme/catalogue/Catalogue.tsx';
import Layout from '@theme/Layout';
import MDXContent from '@theme/MDXContent';

// Fetched when somebody begins to type, and not before.
const loadSearch = async () => (await import('@generated/rollbook/default/search.json')).default;

export default function CataloguePage() {
  return (
    <Layout title="What has gone wrong?" description="The rollback plans, by what is seen.">
      <MDXContent>
        <Catalogue
          data={catalogue}
          loadSearch={loadSearch}
          triggersHref={useBaseUrl('/triggers')}
        />
      </MDXContent>
    </Layout>
  );
}
