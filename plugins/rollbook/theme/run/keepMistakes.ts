import type { Drafts } from '../../run/drafts.ts';
import type { ValueStore } from '../../run/values.ts';

/**
 * Keeps values with a mistake in them among the drafts, since the record takes none: a reload must
 * not lose what somebody is about to correct. Puts back what was kept, and returns how to stop.
 */
export function keepMistakes(
  values: ValueStore,
  drafts: Drafts,
  names: readonly string[],
): () => void {
  const under = (name: string) => `value ${name}`;
  for (const name of names) {
    const text = drafts.get(under(name));
    if (text !== undefined) values.set(name, text);
  }
  return values.subscribe(() => {
    const { fields } = values.get();
    for (const name of names) {
      const field = fields[name];
      if (!field?.message) drafts.delete(under(name));
      else if (drafts.get(under(name)) !== field.value) drafts.set(under(name), field.value);
    }
  });
}
