import type { List, Nodes } from 'mdast';
import { heldBlocks } from './heldBlocks.ts';
import type { Rule } from './rule.ts';

/** How many items people can go through in one piece without losing their place. */
const MOST_ITEMS = 9;

export const longChecklist: Rule = {
  id: 'long-checklist',
  group: 'checklists',
  level: 'warn',
  summary: 'A list of a checklist has at most nine boxes at one level.',
  why: 'In a long list people lose their place and skip. Split it by a word of prose, by nesting, or into two checklists.',
  wrong: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

- [ ] Users can log in
- [ ] Administrators can log in
- [ ] Passwords can be reset
- [ ] Sessions end after an hour
- [ ] The mobile app can log in
- [ ] The partners can log in
- [ ] No alert is firing
- [ ] The error rate is below 1%
- [ ] The support team is told
- [ ] The status page is green

:::
`,
    line: 12,
  },
  right: {
    text: `:::checklist[After the rollback]{#after-the-rollback phase=after}

The logins:

- [ ] Users can log in
- [ ] Administrators can log in
- [ ] Passwords can be reset
- [ ] Sessions end after an hour
- [ ] The mobile app can log in
- [ ] The partners can log in

The surroundings:

- [ ] No alert is firing
- [ ] The error rate is below 1%
- [ ] The support team is told
- [ ] The status page is green

:::
`,
  },
  check({ reading, reportAt }) {
    for (const { block } of heldBlocks(reading, 'checklist')) {
      for (const list of listsIn(block.content)) {
        const boxes = list.children.filter((item) => typeof item.checked === 'boolean');
        const place = (boxes[MOST_ITEMS]?.children[0] ?? boxes[MOST_ITEMS])?.position;
        if (place)
          reportAt(
            place,
            `Expected at most ${MOST_ITEMS} items in one list, found ${boxes.length}: this is the tenth`,
          );
      }
    }
  },
};

function listsIn(nodes: readonly Nodes[]): List[] {
  const found: List[] = [];
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'list') found.push(node);
    // One by one: a list may have more items than a call may have arguments.
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
  return found;
}
