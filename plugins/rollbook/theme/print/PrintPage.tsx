import Head from '@docusaurus/Head';
import useBaseUrl from '@docusaurus/useBaseUrl';
import Layout from '@theme/Layout';
import { PrintEdition } from './PrintEdition.tsx';
import type { Sheet } from './sheet.ts';

/** The route `/print/<id>`. Its data comes with the route, so no other page carries it. */
export default function PrintPage({ sheet }: { sheet: Sheet }) {
  return (
    <Layout title={`Paper edition: ${sheet.runbook.title}`} noFooter>
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className="markdown">
        <PrintEdition sheet={sheet} base={useBaseUrl('/')} />
      </main>
    </Layout>
  );
}
