import { itemsWithoutBox } from '../language/readChecklist.ts';
import type { Checklist } from '../model/runbook.ts';
import { heldBlocks } from './heldBlocks.ts';
import type { Rule } from './rule.ts';

export const emptyChecklist: Rule = {
  id: 'empty-checklist',
  group: 'checklists',
  level: 'error',
  summary: 'A checklist has boxes.',
  why: 'There is nothing to tick, so everything looks done. A list without `[ ]` has no boxes.',
  wrong: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- Users can log in
- No alert is firing

:::
`,
    line: 1,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] No alert is firing

:::
`,
  },
  check({ reading, report }) {
    for (const { block, model } of heldBlocks(reading, 'checklist')) {
      // Items whose boxes are mistyped are told of one by one.
      if ((model as Checklist).items.length > 0 || itemsWithoutBox(block.content).length > 0)
        continue;
      const list = block.content.some((node) => node.type === 'list');
      report(
        model,
        `Expected items such as \`- [ ] …\`, found ${list ? 'a list without boxes' : 'none'}`,
      );
    }
  },
};
