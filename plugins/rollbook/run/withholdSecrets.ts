import type { RunDraft, RunEvent, RunHeader } from '../model/run.ts';

/** What stands in place of a secret that somebody typed where it does not belong. */
export const WITHHELD = '[secret]';

/** Shorter ones are found in ordinary words, and no secret worth the name is that short. */
const SHORTEST = 4;

/** Fields that are ids, times and numbers of ours, never anybody's words. */
const STRUCTURE = new Set(['id', 'at', 'zone', 'session', 'type', 'detectedAt', 'source']);

/**
 * Takes the secrets out of an event before anybody stores, shows or sends it: the value of a
 * variable that the run declares secret, and in every text of the event any of `secrets` (the
 * values that this tab holds in memory; of four characters or more), also where it is
 * percent-encoded. Returns the event itself where there was nothing to take out.
 */
export function withholdSecrets<T extends RunEvent | RunDraft>(
  header: RunHeader,
  event: T,
  secrets: readonly string[],
): T {
  const known = event as { type: string; target?: string; value?: unknown };
  let found: Record<string, unknown> = { ...event };
  if (known.type === 'variable' && isSecret(header, known.target) && known.value !== undefined) {
    const { value: _, ...rest } = found;
    found = { ...rest, secret: true };
  }
  const needles = secrets
    .flatMap((secret) => [secret, secret.trim(), percentEncoded(secret)])
    .filter((needle) => needle.length >= SHORTEST)
    // The longest first: one secret may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  let changed = found.value !== known.value;
  for (const [field, text] of Object.entries(found)) {
    if (typeof text !== 'string' || STRUCTURE.has(field)) continue;
    const clean = needles.reduce((left, needle) => left.replaceAll(needle, () => WITHHELD), text);
    if (clean === text) continue;
    found[field] = clean;
    changed = true;
  }
  return changed ? (found as T) : event;
}

function isSecret(header: RunHeader, name: string | undefined): boolean {
  return header.snapshot.variables.some((variable) => {
    return variable.name === name && variable.type === 'secret';
  });
}

function percentEncoded(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    // Half of a surrogate pair has no encoding, so that nobody can have written it.
    return secret;
  }
}
