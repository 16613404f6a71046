import type { Position } from 'unist';
import type { Procedure } from '../model/runbook.ts';
import type { Rule } from './rule.ts';
import { fencesOf } from './shell/fences.ts';
import { shellBlock } from './shell/parseShell.ts';
import { restartedService } from './shell/restartedService.ts';
import { simpleCommands } from './shell/simpleCommands.ts';

/** Variables for the program that is typed, not for the service that it restarts. */
const FOR_THE_CLIENT =
  /^(?:KUBE|DOCKER_|COMPOSE_|SYSTEMD_|DBUS_|XDG_|AWS_|GOOGLE_|CLOUDSDK_|AZURE_|SSH_|GIT_|PG|LC_)|^(?:PATH|HOME|LANG|PAGER|EDITOR|TERM|USER|https?_proxy|HTTPS?_PROXY|NO_PROXY)$/;

/** Programs that do not ask for variables of an author's own. */
const INDIFFERENT = new Set(
  'sudo doas ssh echo printf cd sleep set true test [ : grep cat tee ls curl git date head tail jq sed awk ps pgrep systemctl service supervisorctl journalctl docker kubectl unset wait'.split(
    ' ',
  ),
);

export const ineffectiveExport: Rule = {
  id: 'ineffective-export',
  group: 'commands',
  level: 'error',
  summary:
    'A variable that is exported in the shell is not meant for a service restarted after it.',
  why: 'A unit or container gets its environment from its own configuration, not from the shell in which somebody restarts it. The switch looks thrown and the service comes back as it was.',
  wrong: {
    text: `\`\`\`bash
export USE_ORCHESTRATOR=0
systemctl restart simulator
\`\`\`
`,
    line: 2,
  },
  right: {
    text: `\`\`\`bash
printf 'USE_ORCHESTRATOR=0\\n' | sudo tee /etc/simulator/flags.env
systemctl restart simulator
\`\`\`
`,
  },
  check(context) {
    /** What was exported before, by procedure: the steps of one are done in one terminal. */
    const exported = new Map<Procedure, Map<string, Position>>();
    for (const fence of fencesOf(context)) {
      const block = fence.undo ? undefined : shellBlock(fence);
      if (!block) continue;
      const home = fence.procedure && exported.get(fence.procedure);
      const open = home ?? new Map<string, Position>();
      if (fence.procedure) exported.set(fence.procedure, open);
      for (const command of simpleCommands(block.script)) {
        const place = block.place(command.start, command.end);
        const service = restartedService(command.words);
        const [name = '', ...rest] = command.words;
        const exports = name === 'export' || (name === 'declare' && rest[0] === '-x');
        if (!exports) forget(open, command.words, command.input);
        if (service) {
          for (const variable of command.assigns) open.set(variable, place);
          for (const [variable, at] of open)
            if (!FOR_THE_CLIENT.test(variable)) report(variable, at, service, place);
          open.clear();
          continue;
        }
        for (const word of exports ? rest : []) {
          const variable = /^([A-Za-z_]\w*)(?:=|$)/.exec(word)?.[1];
          if (variable) open.set(variable, place);
        }
        // Any other program may be the one that the variables were exported for.
        if (!exports && name && !INDIFFERENT.has(name)) open.clear();
      }
    }
    function report(variable: string, at: Position, service: string, place: Position) {
      context.reportAt(
        at,
        `Expected \`${variable}\` to reach the service, found an \`export\` in the shell, which \`${service}\` does not pass on. Write it where the service reads its environment: an environment file, the unit, the container’s definition`,
        { related: [{ message: 'The restart that does not inherit it', place }] },
      );
    }
  },
};

/** Drops the variables that a command reads itself, as `$NAME`, or hands on by their name. */
function forget(open: Map<string, Position>, words: readonly string[], input: string): void {
  if (open.size === 0) return;
  const text = `${words.slice(1).join(' ')} ${input}`;
  for (const [mentioned] of text.matchAll(/[A-Za-z_]\w*/g)) open.delete(mentioned);
}
