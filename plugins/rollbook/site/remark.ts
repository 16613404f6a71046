import path from 'node:path';
import type { Root } from 'mdast';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import { readFrontMatter } from '../language/frontMatter.ts';
import { parseQuickly } from '../language/parse.ts';
import { readTree } from '../language/read.ts';
import { addExpressions } from './jsx.ts';
import { showExamples } from './showExamples.ts';
import { toComponents } from './toComponents.ts';

export interface RemarkOptions {
  /** The folder that the paths of the plans are counted from. */
  siteDir: string;
  /** The build of this package, so that a change of it is not hidden by the page cache. */
  build?: string;
}

/**
 * The remark plugin: turns the directives of a runbook into components. It goes before
 * Docusaurus's own plugins, so that the headings it makes reach the table of contents. It says
 * nothing about what is wrong: the whole site is checked in one place, once. Documents are parsed
 * the quick way, where it gives the same tree.
 */
export function remarkRollbook(this: Processor, options: RemarkOptions) {
  const { parser } = this;
  if (parser)
    this.parser = (text, file) => {
      const parseText = (part: string) => parser(part, file) as Root;
      const isKnown = this.data().micromarkExtensions?.length === KNOWN_SYNTAXES;
      return (isKnown && parseQuickly(text, parseText)) || parseText(text);
    };
  return (root: Root, file: VFile): void => {
    show(root, file);
    if (!this.data().foldsRunbooks) addExpressions(root);
  };

  function show(root: Root, file: VFile): void {
    const source = String(file);
    const frontMatter = readFrontMatter(source, silent);
    if (!Object.hasOwn(frontMatter.data, 'runbook')) {
      showExamples(root);
      return;
    }
    const relative = path.relative(options.siteDir, file.path).split(path.sep).join('/');
    const reading = readTree(root, source, relative, frontMatter, silent);
    if (reading.runbook) toComponents(root, reading, reading.runbook);
  }
}

/**
 * MDX, front matter, directives and GFM. With one more, or one less, a document may mean something
 * that the quick way does not know.
 */
const KNOWN_SYNTAXES = 4;

function silent(): void {}
