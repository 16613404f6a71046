import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { Props } from '@theme/NotFound/Content';
import clsx from 'clsx';
import styles from './styles.module.css';

/**
 * An address that leads nowhere, such as an old link in an alert, still leads on. Every page of
 * the docs carries this one along, so it holds no list of runbooks: it asks the catalogue.
 */
export default function NotFoundContent({ className }: Props) {
  return (
    <main className={clsx(styles.page, className)}>
      <PageMetadata title="Page not found" />
      <h1>Page not found</h1>
      <p>
        Nothing is at this address. The plan may have another name now. Say what you see, or look
        through <Link to="/">all runbooks</Link> or <Link to="/triggers">all triggers</Link>.
      </p>
      <form action={useBaseUrl('/')}>
        <label htmlFor="seen">What do you see?</label>
        <div className={styles.row}>
          <input id="seen" name="q" type="search" autoComplete="off" autoCapitalize="none" />
          <button type="submit">Find</button>
        </div>
      </form>
    </main>
  );
}
