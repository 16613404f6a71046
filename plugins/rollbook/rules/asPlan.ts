import type { RuleExample } from './rule.ts';

/** The day on which the examples are checked, for the rules about age. */
export const EXAMPLE_DAY = '2026-06-01';

/** Makes a whole file of an example, and says by how many lines that moved its text down. */
export function asPlan(example: RuleExample): { text: string; before: number } {
  if (example.text.startsWith('---')) return { text: example.text, before: 0 };
  const head = [
    '---',
    'title: Example',
    'runbook:',
    '  id: example',
    '  status: active',
    '  owner: "@team"',
    ...(example.frontMatter ? indent(example.frontMatter) : []),
    '---',
    '',
    '',
  ];
  return { text: head.join('\n') + example.text, before: head.length - 1 };
}

function indent(yaml: string): string[] {
  return yaml
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}
