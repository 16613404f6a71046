import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSmallPlans } from './makePlans.mjs';
import { middleOf, runTimed } from './runTimed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = path.join(root, 'plugins/rollbook/cli/bin.mjs');
const remarkLint = fileURLToPath(new URL('./lintWithRemark.mjs', import.meta.url));
const markdownlint = path.join(root, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');

/** How long each takes to check `count` plans of 12 kB; returns the rows of a table. */
export async function benchCheck(folder, count) {
  const plans = path.join(folder, 'plans');
  const bytes = await writeSmallPlans(path.join(root, 'docs/runbooks'), plans, count);
  // All its rules, without a search for configuration further up.
  await writeFile(path.join(plans, '.markdownlint-cli2.jsonc'), '{"config": {"default": true}}\n');
  const cache = path.join(plans, 'node_modules');

  const check = (...options) =>
    runTimed([cli, 'check', '.', '--format', 'json', ...options], plans);
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache);
  const cold = check();
  const again = check();
  const others = {
    'remark-lint, recommended preset': runTimed([remarkLint, plans, '--plain'], plans),
    'the same, with MDX and directives': runTimed([remarkLint, plans], plans),
    'markdownlint-cli2, all rules': runTimed([markdownlint, '*.mdx'], plans),
  };
  // They all find something to complain of; what could not run at all must not pass for fast.
  for (const [name, { status, stderr }] of Object.entries({ cold, again, ...others }))
    if (status !== 0 && status !== 1) throw new Error(`${name}: ended with ${status}\n${stderr}`);
  if (Number.parseInt(others['remark-lint, recommended preset'].stdout, 10) === 0)
    throw new Error('remark-lint said nothing.');
  if (cold.stdout !== again.stdout) throw new Error('A second run says something else.');
  const ours = { 'rollbook check': cold, 'rollbook check, a second run': again };
  const base = others['remark-lint, recommended preset'];
  return {
    bytes,
    rows: Object.entries({ ...ours, ...others }).map(([name, run]) => ({
      what: name,
      'ms a plan': (run.wall / count).toFixed(2),
      'processor ms a plan': (run.cpu / count).toFixed(2),
      'times as fast as remark-lint': (base.wall / run.wall).toFixed(1),
      'by processor time': (base.cpu / run.cpu).toFixed(1),
      'peak memory, MB': Math.round(run.memory),
    })),
  };
}

/** What starting costs on top of Node's own start, in ms; the middle of some runs. */
export async function benchStart(folder, times = 7) {
  const plans = path.join(folder, 'one');
  await writeSmallPlans(path.join(root, 'docs/runbooks'), plans, 1);
  await mkdir(path.join(plans, 'empty'));
  const commands = {
    'node -e 0': ['-e', '0'],
    'rollbook --help': [cli, '--help'],
    'rollbook rules': [cli, 'rules'],
    'rollbook check, an empty folder': [cli, 'check', 'empty'],
    'rollbook check, one plan': [cli, 'check', '.', '--format', 'json'],
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let time = 0; time < times; time++)
    for (const [name, args] of Object.entries(commands)) runs[name].push(runTimed(args, plans));
  const node = middleOf(runs['node -e 0']);
  return Object.entries(runs).map(([name, list]) => {
    const run = middleOf(list);
    return {
      what: name,
      'processor ms': Math.round(run.cpu),
      'over Node': Math.round(run.cpu - node.cpu),
      'times Node': (run.cpu / node.cpu).toFixed(1),
    };
  });
}
