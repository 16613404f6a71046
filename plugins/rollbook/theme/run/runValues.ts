import type { RunDraft } from '../../model/run.ts';
import type { Variable } from '../../model/runbook.ts';
import { checkValue } from '../../model/variableValue.ts';
import type { KeyValue } from '../../run/keys.ts';
import type { RunStore } from '../../run/store.ts';
import { createValues, type ValueStore } from '../../run/values.ts';
import { SHORTEST_SECRET } from '../../run/withholdSecrets.ts';

/** The values of a run in this tab, and their way into its record. */
export interface RunValues {
  values: ValueStore;
  /**
   * What the secret variables hold here, or held since the page was loaded: one that was replaced
   * may still be in force, or in what somebody says of it. It is nowhere else.
   */
  secrets(): string[];
  /** Follows the store: what other tabs fill in is filled in here. Returns how to stop. */
  follow(store: RunStore): () => void;
  /** The events for what was typed since the last call. */
  drafts(): RunDraft[];
}

/**
 * Makes the values of a run. `from` are those of its start form; `query` holds what came with the
 * address and was not accepted yet.
 */
export function createRunValues(
  runbook: string,
  variables: Variable[],
  recorded: readonly { name: string; value?: string }[] | undefined,
  from?: ValueStore,
  query = '',
): RunValues {
  const values = createValues(runbook, variables, memory, checkValue);
  /** What the record says, and of a secret what was last said to be filled in. */
  const known = new Map<string, string>();
  const secretNames = variables.filter(({ type }) => type === 'secret').map(({ name }) => name);
  const isSecret = (name: string) => secretNames.includes(name);
  const past = new Set<string>();
  const keep = (secret: string) => {
    if (secret.length >= SHORTEST_SECRET) past.add(secret);
  };

  for (const { name } of variables) {
    const given = from?.get().fields[name];
    const value = recorded?.find((variable) => variable.name === name)?.value;
    if (given?.confirmed) values.set(name, given.value);
    else if (recorded && values.get().fields[name]?.value !== (value ?? ''))
      values.set(name, value ?? '');
    if (value !== undefined) known.set(name, value);
  }
  if (query) values.prefill(query);

  const present = () => secretNames.map((name) => values.get().fields[name]?.value ?? '');
  let before = present();
  values.subscribe(() => {
    const now = present();
    for (const [i, secret] of before.entries()) if (isReplaced(secret, now[i] ?? '')) keep(secret);
    before = now;
  });

  return {
    values,
    secrets: () => [...new Set([...present().filter((secret) => secret !== ''), ...past])],
    follow(store) {
      return store.subscribe(() => {
        const { variables: now } = store.getSnapshot().state;
        for (const { name } of variables) {
          if (isSecret(name)) continue;
          const value = now.find((variable) => variable.name === name)?.value;
          if (value === known.get(name)) continue;
          if (value === undefined) known.delete(name);
          else known.set(name, value);
          if (values.get().fields[name]?.value !== (value ?? '')) values.set(name, value ?? '');
        }
      });
    },
    drafts() {
      const { fields, usable, unconfirmed } = values.get();
      return variables.flatMap(({ name }): RunDraft[] => {
        const value = fields[name]?.value ?? '';
        const ready = value === '' || Object.hasOwn(usable, name);
        if (!ready || unconfirmed.includes(name) || value === (known.get(name) ?? '')) return [];
        if (value === '') known.delete(name);
        else known.set(name, value);
        if (isSecret(name)) keep(value);
        if (value === '') return [{ type: 'variable', target: name }];
        return isSecret(name)
          ? [{ type: 'variable', target: name, secret: true }]
          : [{ type: 'variable', target: name, value }];
      });
    },
  };
}

/**
 * Whether a value gave way to another one, and was not merely on the way to it: half a secret, such
 * as `pass`, would be withheld from ordinary words.
 */
function isReplaced(value: string, now: string): boolean {
  return now === '' || !(now.includes(value) || value.includes(now));
}

/** The record keeps the values; a second place would bring back those of another run. */
function memory(): KeyValue {
  return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
}
