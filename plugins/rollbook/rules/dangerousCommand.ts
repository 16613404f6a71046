import { EFFECTS, type Effect } from '../model/vocabulary.ts';
import type { Rule, RuleContext } from './rule.ts';
import { dangerOf, type FoundDanger } from './shell/dangerOf.ts';
import { SQL_LANGUAGES } from './shell/dangers.ts';
import { type Fence, fencesOf } from './shell/fences.ts';
import { shellBlock } from './shell/parseShell.ts';
import { simpleCommands } from './shell/simpleCommands.ts';
import { sqlDangers } from './shell/sqlDangers.ts';

export const dangerousCommand: Rule = {
  id: 'dangerous-command',
  group: 'commands',
  level: 'error',
  summary: 'A step whose command destroys something says so in its `effect`.',
  why: 'The page warns before a destructive step and asks for a name before an irreversible one. It can only do so where the plan admits what the command does. How a step is taken back, in `undo`, is not asked.',
  wrong: {
    text: `::::procedure[Go back]{#go-back budget=5m}

::trigger[The last commit breaks the build]{#broken action=rollback signal="Build of main"}

:::step[Return to the last good commit]{#return}

\`\`\`bash
git fetch origin
git reset --hard origin/main
\`\`\`

::expect[Git names the last good commit]{exit=0}

:::

::::
`,
    line: 9,
  },
  right: {
    text: `::::procedure[Go back]{#go-back budget=5m}

::trigger[The last commit breaks the build]{#broken action=rollback signal="Build of main"}

:::step[Return to the last good commit]{#return effect=destructive}

\`\`\`bash
git fetch origin
git reset --hard origin/main
\`\`\`

::expect[Git names the last good commit]{exit=0}

::undo[\`git reset --hard ORIG_HEAD\`, as long as nothing else was done]

:::

::::
`,
  },
  check(context) {
    for (const fence of fencesOf(context)) {
      if (fence.undo || fence.command.sample) continue;
      if (SQL_LANGUAGES.has(fence.lang)) {
        for (const danger of sqlDangers(fence.command.text))
          report(context, fence, danger, fence.place(danger.start, danger.end));
        continue;
      }
      const block = shellBlock(fence);
      if (!block) continue;
      const reported = new Set<number>();
      for (const command of simpleCommands(block.script)) {
        const danger = reported.has(command.start) ? undefined : dangerOf(command);
        if (!danger) continue;
        const stated = report(context, fence, danger, block.place(command.start, command.end));
        if (stated) reported.add(command.start);
      }
    }
  },
};

/** Reports a danger that the step does not own up to. True where it did report it. */
function report(
  context: RuleContext,
  { step }: Fence,
  danger: FoundDanger,
  place: Parameters<RuleContext['reportAt']>[0],
): boolean {
  const { effect, found, why } = danger;
  if (step && isAtLeast(step.effect, effect)) return false;
  const home = step && context.reading.places.get(step);
  if (!step || !home || !('opening' in home)) {
    context.reportAt(
      place,
      `Expected \`${found}\` to stand in a step with \`effect=${effect}\`, found it outside of any step: ${why}`,
    );
    return true;
  }
  const written = home.attributes.has('effect') ? `\`effect=${step.effect}\`` : 'none';
  context.reportAt(
    place,
    `Expected \`effect=${effect}\` on the step that runs \`${found}\`, found ${written}: ${why}`,
    {
      related: [
        {
          message: `The step \`${step.id}\``,
          place: home.attributes.get('effect') ?? home.opening,
        },
      ],
    },
  );
  return true;
}

function isAtLeast(effect: Effect, needed: Effect): boolean {
  return EFFECTS.indexOf(effect) >= EFFECTS.indexOf(needed);
}
