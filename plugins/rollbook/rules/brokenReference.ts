import { oneOf } from '../language/attributes.ts';
import { nearest } from '../language/nearest.ts';
import { localId } from '../model/localId.ts';
import { isKept, kindsById, type NodeKind, referencesOf } from './references.ts';
import type { Rule } from './rule.ts';

export const brokenReference: Rule = {
  id: 'broken-reference',
  group: 'references',
  level: 'error',
  summary: 'Every reference leads to something that is there and that it can go on with.',
  why: 'Somebody follows it in the middle of an incident and ends nowhere.',
  wrong: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=swich-off}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
    line: 5,
  },
  right: {
    text: `::::decision[Logins fail]{#triage}

:::question[Is the new login to blame?]{#to-blame}

::answer[Yes]{to=switch-off}
::answer[No]{to=keep-watching}
::answer[Cannot tell]{to=switch-off unsure}

:::

::outcome[Switch the flag off]{#switch-off action=rollback}

::outcome[Keep watching]{#keep-watching action=assess}

::::
`,
  },
  check(context) {
    const { runbook } = context;
    const known = kindsById(runbook);
    for (const reference of referencesOf(runbook)) {
      const { at, part, target, kinds, among } = reference;
      const id = localId(target, runbook.id);
      if (id === undefined) context.ask(at, part, target, part);
      else if (!isKept(reference, runbook.id, known))
        context.report(at, explain(id, part, known, kinds, among), part);
    }
  },
  answer([target = '', part = ''], { ids }) {
    const [first = '', second = ''] = target.split('#');
    const others = ids.get(first);
    if (!others)
      return `Expected the id of a runbook, found \`${first}\`, which no file has${hintAt(first, [...ids.keys()])}`;
    if (others.has(second)) return undefined;
    return missing(second, [...others], `\`${part}\` in \`${first}\``);
  },
};

function explain(
  id: string,
  part: string,
  known: ReadonlyMap<string, NodeKind>,
  kinds: readonly NodeKind[] | undefined,
  among: ReadonlySet<string> | undefined,
): string {
  const kind = known.get(id);
  if (kind && kinds && !among)
    return `Expected \`${part}\` to lead to a ${oneOf(kinds).replaceAll('`', '')}, found the ${kind} \`${id}\``;
  if (kind && among) {
    const [needed, holder] =
      part === 'start' ? (['question', 'decision'] as const) : (['step', 'procedure'] as const);
    const found = kind === needed ? `one of another ${holder}, \`${id}\`` : `the ${kind} \`${id}\``;
    return `Expected \`${part}\` to lead to a ${needed} of the same ${holder}, found ${found}`;
  }
  const candidates = among
    ? [...among]
    : [...known].filter(([, other]) => !kinds || kinds.includes(other)).map(([name]) => name);
  return missing(id, candidates, `\`${part}\``);
}

function missing(id: string, candidates: readonly string[], what: string): string {
  return `Expected ${what} to name something that is there, found \`${id}\`${hintAt(id, candidates)}`;
}

function hintAt(id: string, candidates: readonly string[]): string {
  const candidate = nearest(id, candidates.filter(Boolean));
  return candidate ? `. Did you mean \`${candidate}\`?` : '';
}
