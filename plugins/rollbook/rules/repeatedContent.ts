import type { Block } from '../language/block.ts';
import { heldBlocks } from './heldBlocks.ts';
import { type Rule, type RuleContext, rangeOf } from './rule.ts';

export const repeatedContent: Rule = {
  id: 'repeated-content',
  group: 'form',
  level: 'error',
  summary:
    'A step has one `undo`, an `undo` has one command, and `advantages` and `disadvantages` hold a list and nothing else.',
  why: 'The model has room for that alone. Of two, run mode and paper would show the first, and somebody who undoes a step would do half of it.',
  wrong: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Switch the flag off]{#switch}

\`\`\`bash
flags off checkout
\`\`\`

::undo[Switch the flag on]

::undo[Tell the team]

:::

::::
`,
    line: 11,
  },
  right: {
    text: `::::procedure[Get ready]{#get-ready kind=prepare}

:::step[Switch the flag off]{#switch}

\`\`\`bash
flags off checkout
\`\`\`

::undo[Switch the flag on, and tell the team]

:::

::::
`,
  },
  check(context) {
    const { reading } = context;
    for (const { block } of heldBlocks(reading, 'step')) checkUndos(block, context);
    for (const { block } of heldBlocks(reading, 'procedure'))
      for (const inner of block.blocks)
        if (inner.name === 'advantages' || inner.name === 'disadvantages')
          checkList(inner, context);
  },
};

function checkUndos({ blocks }: Block, { reportAt }: RuleContext): void {
  const undos = blocks.filter(({ name }) => name === 'undo');
  for (const { place } of undos.slice(1))
    reportAt(rangeOf(place), 'Expected one `undo` in a step, found another one');
  for (const { fences, place } of undos)
    if (fences.length > 1)
      reportAt(
        rangeOf(place),
        `Expected words or one command in \`undo\`, found ${fences.length} fenced blocks`,
      );
}

const UNSEEN: readonly string[] = ['mdxFlowExpression', 'definition'];

function checkList({ name, content, place }: Block, { reportAt }: RuleContext): void {
  // A comment is for the authors, and where a link leads to shows nowhere.
  const shown = content.filter(({ type }) => !UNSEEN.includes(type));
  const lists = shown.filter(({ type }) => type === 'list');
  if (lists.length > 0 && lists.length === shown.length) return;
  const found = lists.length === 0 ? 'none' : 'something beside it';
  reportAt(rangeOf(place), `Expected a list in \`${name}\`, found ${found}`);
}
