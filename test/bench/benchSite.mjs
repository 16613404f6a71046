import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePages } from './makePlans.mjs';
import { measurePage } from './measurePage.mjs';
import { runTimed } from './runTimed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docusaurus = path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');

/** How often each site is built; the middle one of its times counts. */
const TURNS = 5;

/**
 * Builds a site of `count` runbooks and one of the same text as plain pages, cold and in turns, since
 * a machine is not as fast at all times, and opens a page of each. Returns the rows of a table.
 */
export async function benchSite(folder, count) {
  const sites = [true, false].map((plain) => ({
    plain,
    site: path.join(folder, `${plain ? 'plain' : 'runbooks'}-${count}`),
    runs: [],
  }));
  for (const { plain, site } of sites) {
    await writePages(path.join(root, 'docs/runbooks'), path.join(site, 'docs'), count, { plain });
    await mkdir(path.join(site, 'static'), { recursive: true });
    await writeFile(path.join(site, 'docusaurus.config.ts'), configOf(plain));
  }
  for (let turn = 0; turn < TURNS; turn++)
    for (const { site, runs } of sites) runs.push(await buildCold(site));
  const [plainSite] = sites;
  const rows = [];
  let plainBytes;
  for (const { plain, site, runs } of sites) {
    const build = path.join(site, 'build');
    const bytes = await measurePage(build, await addressOf(build, plain));
    plainBytes ??= bytes;
    const kB = (number) => (number === undefined ? 'no browser' : (number / 1000).toFixed(1));
    const times = (measure) =>
      (middle(runs.map(measure)) / middle(plainSite.runs.map(measure))).toFixed(2);
    rows.push({
      what: plain ? 'plain pages' : 'runbooks',
      'build, s': (middle(runs.map(({ wall }) => wall)) / 1000).toFixed(1),
      'times plain': times(({ wall }) => wall),
      'by processor time': times(({ cpu }) => cpu),
      'peak memory, MB': Math.round(middle(runs.map(({ memory }) => memory))),
      'JavaScript of a page, kB': kB(bytes),
      'more than plain, kB': kB(bytes === undefined ? undefined : bytes - (plainBytes ?? 0)),
    });
  }
  for (const { site } of sites) await rm(site, { recursive: true, force: true });
  return rows;
}

async function buildCold(site) {
  for (const made of ['build', '.docusaurus'])
    await rm(path.join(site, made), { recursive: true, force: true });
  const run = runTimed([docusaurus, 'build', site], root, { DOCUSAURUS_NO_PERSISTENT_CACHE: '1' });
  if (run.status !== 0) throw new Error(`The site was not built: ${run.stderr}${run.stdout}`);
  return run;
}

function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
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
