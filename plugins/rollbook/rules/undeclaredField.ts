import { nearest } from '../language/nearest.ts';
import { type FencePlace, placeInFence } from '../language/placeInFence.ts';
import { isVerbatim } from '../language/readCommand.ts';
import type { Template } from '../model/runbook.ts';
import { RUN_FIELDS } from '../model/vocabulary.ts';
import { heldBlocks } from './heldBlocks.ts';
import { reportNearPlaceholders } from './nearPlaceholder.ts';
import type { Rule } from './rule.ts';

const FIELDS: readonly string[] = RUN_FIELDS.map((field) => `run.${field}`);

export const undeclaredField: Rule = {
  id: 'undeclared-field',
  group: 'checklists',
  level: 'error',
  summary: 'Every field of a template is a declared variable or something that the run knows.',
  why: 'Nothing can be filled in for it, so `{{…}}` stands in the notice that goes to the users.',
  wrong: {
    text: `:::template[Notice to the users]{#notice kind=notification}

\`\`\`text
We took the new login back at {{run.begun}}.
\`\`\`

:::
`,
    line: 4,
  },
  right: {
    text: `:::template[Notice to the users]{#notice kind=notification}

\`\`\`text
We took the new login back at {{run.started}}.
\`\`\`

:::
`,
  },
  check({ runbook, reading, reportAt }) {
    const known = [...runbook.variables.map(({ name }) => name), ...FIELDS];
    const placeIn = placeInFence(reading.source);
    for (const { block, model } of heldBlocks(reading, 'template')) {
      const fence = block.fences[0];
      let place: FencePlace | undefined;
      const told = new Set(known);
      for (const { variable, start, end } of (model as Template).placeholders) {
        if (!fence || told.has(variable)) continue;
        told.add(variable);
        place ??= placeIn(fence);
        const candidate = nearest(variable, known);
        const hint = candidate ? `. Did you mean \`${candidate}\`?` : '';
        reportAt(
          place(start, end),
          `Expected a variable of the front matter or a field of the run, found \`{{${variable}}}\`${hint}`,
        );
      }
      if (!fence || isVerbatim(fence)) continue;
      const isOurs = (name: string) => known.includes(name) || name.startsWith('run.');
      // The text is sent to people, so no shell reads it.
      reportNearPlaceholders((model as Template).text, undefined, isOurs, placeIn(fence), reportAt);
    }
  },
};
