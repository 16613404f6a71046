import type { Code, Root, RootContent } from 'mdast';
import { EXAMPLE_OPTION } from '../language/findExamples.ts';
import { readFrontMatter } from '../language/frontMatter.ts';
import { parse } from '../language/parse.ts';
import { readTree } from '../language/read.ts';
import { asPlan } from '../rules/asPlan.ts';
import { element, importComponents } from './jsx.ts';
import { convertNodes } from './toComponents.ts';

/** The depth of the heading that an example is taken to stand under. */
const DEPTH = 3;

/**
 * Puts below each example on a page what it looks like, in place. An example that cannot be read
 * is left as it is: the check of all documents says what is wrong with it.
 */
export function showExamples(root: Root): void {
  const shown = root.children.flatMap((node) => (isExample(node) ? show(node) : [node]));
  if (shown.length === root.children.length) return;
  root.children = [importComponents(), ...shown];
}

function isExample(node: RootContent): node is Code {
  return node.type === 'code' && node.lang === 'mdx' && node.meta === EXAMPLE_OPTION;
}

function show(fence: Code): RootContent[] {
  const { text } = asPlan({ text: `${fence.value}\n` });
  const { meta: _, ...code } = fence;
  const root = parse(text, silent);
  const reading = root && readTree(root, text, '', readFrontMatter(text, silent), silent);
  if (!root || !reading?.runbook) return [code];
  const { id, variables } = reading.runbook;
  const body = root.children.filter((node) => node.type !== 'yaml');
  const children = convertNodes(body, DEPTH, reading, reading.runbook);
  return [code, element('Example', { id, variables }, children)];
}

function silent(): void {}
