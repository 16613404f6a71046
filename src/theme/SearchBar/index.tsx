import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { SiteSearch } from '@site/plugins/rollbook/theme/search/SiteSearch.tsx';

/** The place in the navbar that Docusaurus keeps for a search. */
export default function SearchBar() {
  return <SiteSearch base={useBaseUrl('/')} link={Link} />;
}
