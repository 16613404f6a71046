import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The size that a plan of the bench has at most, in characters. */
const SIZE = 12_000;

/**
 * Writes `count` plans of about 12 kB into `folder`. They are cut from the plans of this site:
 * the front matter of one, and a run of its top-level blocks that begins somewhere else each time.
 * Every plan has an id of its own. Returns how many bytes were written.
 */
export async function writeSmallPlans(source, folder, count) {
  const plans = readPlans(source);
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const plan = plans[number % plans.length];
    const room = SIZE - plan.head.length / 2;
    const body = runOfBlocks(plan.blocks, Math.floor(number / plans.length), room);
    const text = `${withoutUnused(withId(plan.head, number), body)}\n${body}`;
    bytes += Buffer.byteLength(text);
    await writeFile(path.join(folder, `plan-${number}.mdx`), text);
  }
  return bytes;
}

/**
 * Writes `count` whole plans into `folder`, as the site shows them, or with `plain` the same text
 * as ordinary pages: a directive's label becomes a heading, and its colons go.
 */
export async function writePages(source, folder, count, { plain }) {
  const plans = readPlans(source);
  await mkdir(folder, { recursive: true });
  for (let number = 0; number < count; number++) {
    const { head, blocks } = plans[number % plans.length];
    const text = `${withId(head, number)}\n${blocks.join('\n\n')}\n`;
    await writeFile(path.join(folder, `plan-${number}.mdx`), plain ? asPlainPage(text) : text);
  }
}

function readPlans(source) {
  return readdirSync(source)
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(source, name), 'utf8');
      const end = text.indexOf('\n---\n', 4) + 5;
      return { head: text.slice(0, end), blocks: topBlocks(text.slice(end)) };
    });
}

/** The blocks of a document that stand in no container and no fence. */
function topBlocks(body) {
  const blocks = [];
  let current = [];
  let open = 0;
  let fence = '';
  for (const line of body.split('\n')) {
    const ticks = /^ *(`{3,})/.exec(line)?.[1];
    if (fence) {
      if (line.trim() === fence) fence = '';
    } else if (ticks) fence = ticks;
    else if (/^:{3,}\w/.test(line)) open += 1;
    else if (/^:{3,}$/.test(line)) open -= 1;
    if (line === '' && open === 0 && !fence) {
      if (current.length > 0) blocks.push(current.join('\n'));
      current = [];
    } else current.push(line);
  }
  if (current.length > 0) blocks.push(current.join('\n'));
  return blocks;
}

function runOfBlocks(blocks, first, room) {
  const taken = [];
  let size = 0;
  for (let step = 0; step < blocks.length; step++) {
    const block = blocks[(first + step) % blocks.length];
    if (size + block.length > room) continue;
    taken.push(block);
    size += block.length + 2;
  }
  return `${taken.join('\n\n')}\n`;
}

/** The front matter without the variables that only the rest of the plan needs. */
function withoutUnused(head, body) {
  let isUsed = true;
  const isVariable = /^ {4}(\w+):/;
  return head
    .split('\n')
    .filter((line) => {
      const name = isVariable.exec(line)?.[1];
      if (name) isUsed = body.includes(`{{${name}}}`);
      else if (!line.startsWith('     ')) isUsed = true;
      return isUsed;
    })
    .join('\n')
    .replace(/^ {2}variables:\n(?! {4})/m, '');
}

function withId(head, number) {
  return head.replace(/^ {2}id: (.*)$/m, (_, id) => `  id: ${id}-${number}`);
}

function asPlainPage(text) {
  const end = text.indexOf('\n---\n', 4);
  const title = /^title: .*$/m.exec(text.slice(0, end))?.[0] ?? 'title: A plan';
  let fence = '';
  const body = text
    .slice(end + 5)
    .split('\n')
    .map((line) => {
      const ticks = /^ *(`{3,})/.exec(line)?.[1];
      if (fence) {
        if (line.trim() === fence) fence = '';
        return line;
      }
      if (ticks) {
        fence = ticks;
        return line;
      }
      const opening = /^:{2,}([a-z-]+)(?:\[(.*)\])?(?:\{.*\})?$/.exec(line);
      if (opening) return opening[2] ? `### ${opening[2]}` : '';
      // The ids that it points at are gone with the directives.
      return /^:{3,}$/.test(line) ? '' : line.replace(/\]\(#[^)]*\)/g, '](#__docusaurus)');
    });
  return `---\n${title}\n---\n${body.join('\n')}`;
}
