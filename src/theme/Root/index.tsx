import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { NewerBuild } from '@site/plugins/rollbook/theme/page/NewerBuild.tsx';
import type { ReactNode } from 'react';

/** Every page: it stays mounted while one goes from page to page. */
export default function Root({ children }: { children: ReactNode }) {
  const { commit } = useDocusaurusContext().siteConfig.customFields ?? {};
  return (
    <>
      {children}
      <NewerBuild
        address={useBaseUrl('/build.json')}
        commit={typeof commit === 'string' ? commit : undefined}
      />
    </>
  );
}
