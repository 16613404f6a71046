import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePages } from './makePlans.mjs';
import { measurePage } from './measurePage.mjs';
import { runTimed } from './runTimed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docusaurus = path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');

/**
 * Builds a site of `count` runbooks and one of the same text as plain pages, both cold, and opens
 * a page of each. Returns the rows of a table.
 */
export async function benchSite(folder, count) {
  const rows = [];
  let plainRun;
  let plainBytes;
  for (const plain of [true, false]) {
    const site = path.join(folder, `${plain ? 'plain' : 'runbooks'}-${count}`);
    await writePages(path.join(root, 'docs/runbooks'), path.join(site, 'docs'), count, { plain });
    await mkdir(path.join(site, 'static'), { recursive: true });
    await writeFile(path.join(site, 'docusaurus.config.ts'), configOf(plain));
    const run = runTimed([docusaurus, 'build', site], root, {
      DOCUSAURUS_NO_PERSISTENT_CACHE: '1',
    });
    if (run.status !== 0) throw new Error(`The site was not built: ${run.stderr}${run.stdout}`);
    const build = path.join(site, 'build');
    const bytes = await measurePage(build, await addressOf(build, plain));
    plainRun ??= run;
    plainBytes ??= bytes;
    const kB = (number) => (number === undefined ? 'no browser' : (number / 1000).toFixed(1));
    rows.push({
      what: plain ? 'plain pages' : 'runbooks',
      'build, s': (run.wall / 1000).toFixed(1),
      'times plain': (run.wall / plainRun.wall).toFixed(2),
      'by processor time': (run.cpu / plainRun.cpu).toFixed(2),
      'peak memory, MB': Math.round(run.memory),
      'JavaScript of a page, kB': kB(bytes),
      'more than plain, kB': kB(bytes === undefined ? undefined : bytes - (plainBytes ?? 0)),
    });
    await rm(site, { recursive: true, force: true });
  }
  return rows;
}

/** Where the first page is: a runbook's address is made of its id, a plain page's of its file. */
async function addressOf(build, plain) {
  const pages = (await readdir(build, { recursive: true })).sort();
  const page = pages.find((name) =>
    (plain ? /^plan-0\.html$/ : /^runbooks[/].*-0\.html$/).test(name),
  );
  if (!page) throw new Error(`There is no page of a plan in ${build}.`);
  return `/${page
    .split(path.sep)
    .join('/')
    .replace(/\.html$/, '')}`;
}

/** The configuration of a site of plain pages, or of runbooks. */
export function configOf(plain) {
  const plugin = path.join(root, 'plugins/rollbook/dist/site.cjs');
  return `import path from 'node:path';
${plain ? '' : `import rollbook, { createParseFrontMatter, rehypeRunbooks, remarkRunbooks } from ${JSON.stringify(plugin)};`}
export default {
  title: 'Bench',
  url: 'http://localhost',
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  future: { v4: true },
  storage: { namespace: 'bench' },
  ${plain ? '' : "markdown: { parseFrontMatter: createParseFrontMatter(path.join(__dirname, 'docs')) },\n  plugins: [rollbook],"}
  presets: [['classic', {
    docs: {
      routeBasePath: '/',
      ${plain ? '' : 'beforeDefaultRemarkPlugins: [remarkRunbooks(__dirname)], rehypePlugins: [rehypeRunbooks],'}
    },
    blog: false,
  }]],
};
`;
}
