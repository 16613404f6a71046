/**
 * The id that a reference names within a runbook: `figures`, and `plan#figures` in `plan` itself.
 * Undefined where it leads to another runbook.
 */
export function localId(reference: string, runbook: string): string | undefined {
  const [first = '', second] = reference.split('#');
  if (second === undefined) return first;
  return first === runbook ? second : undefined;
}
