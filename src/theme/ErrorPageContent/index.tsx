import type { Props } from '@theme/Error';

/**
 * What stands in place of a page that could not be shown: mostly one whose script was not to be
 * had, and that stays so until the page is loaded anew. No component of the site is in it, for any
 * of them may be what failed.
 */
export default function ErrorPageContent({ error }: Props) {
  return (
    <main className="container margin-vert--lg">
      <h1>This page could not be shown</h1>
      <p>
        Runs are kept in this browser and nothing of them is lost. If the network is down, a page
        that is open elsewhere still works, and so does an offline copy.
      </p>
      <p>
        <button
          type="button"
          className="button button--primary"
          onClick={() => window.location.reload()}
        >
          Load the page anew
        </button>
      </p>
      <details>
        <summary>What the browser said</summary>
        <pre>{error.message}</pre>
      </details>
    </main>
  );
}
