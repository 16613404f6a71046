import type { RunDraft, RunEvent, RunHeader, RunSnapshot } from '../model/run.ts';
import type { ChecklistItem } from '../model/runbook.ts';
import { quoteAlways } from './quote.ts';

/** What stands in place of a secret that somebody typed where it does not belong. */
export const WITHHELD = '[secret]';

/** Shorter ones are found in ordinary words, and no secret worth the name is that short. */
export const SHORTEST_SECRET = 4;

const APOSTROPHES = ['&#39;', '&#x27;', '&apos;'];

/** Fields that are ids, times and numbers of ours, never anybody's words. */
const STRUCTURE = new Set(['id', 'at', 'zone', 'session', 'type', 'detectedAt', 'source']);

/** Fields that name something of the runbook, unless somebody wrote anything else into them. */
const NAMES = new Set(['target', 'question', 'item']);

/**
 * Takes the secrets out of an event before anybody stores, shows or sends it: the value of a
 * variable that the run declares secret, and in every text of the event any of `secrets` (the
 * values that this tab holds in memory; of four characters or more), also where it is
 * quoted for a shell or encoded for an address, JSON or HTML. What names a part of the run's snapshot stays, even where a secret is in it: the
 * plan is no secret, and without the name the event would be about nothing. Returns the event
 * itself where there was nothing to take out.
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
  const needles = [...new Set(secrets.flatMap(formsOf))]
    // The longest first: one secret may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  let changed = found.value !== known.value;
  for (const [field, text] of Object.entries(found)) {
    if (typeof text !== 'string' || STRUCTURE.has(field)) continue;
    const clean = needles.reduce((left, needle) => left.replaceAll(needle, () => WITHHELD), text);
    if (clean === text || (NAMES.has(field) && isNameIn(header.snapshot, text))) continue;
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

/** Whether a text is the id of something that an event can be about. */
function isNameIn(snapshot: RunSnapshot, text: string): boolean {
  const { procedure, decisions, checklists, templates, variables } = snapshot;
  return (
    text === 'targets' ||
    variables.some(({ name }) => name === text) ||
    [procedure.steps, decisions, checklists, templates].some((all) => hasId(all, text)) ||
    decisions.some(({ questions }) => hasId(questions, text)) ||
    checklists.some(({ items }) => hasItem(items, text))
  );
}

function hasId(all: readonly { id: string }[], text: string): boolean {
  return all.some(({ id }) => id === text);
}

function hasItem(items: readonly ChecklistItem[], text: string): boolean {
  return items.some(({ id, items: inner }) => id === text || hasItem(inner, text));
}

/** The ways in which a secret may stand in a text that somebody typed or pasted. */
function formsOf(secret: string): string[] {
  return [secret, secret.trim()]
    .filter((text) => text.length >= SHORTEST_SECRET)
    .flatMap((text) => [
      text,
      // As a command shows and copies it.
      quoteAlways(text),
      JSON.stringify(text).slice(1, -1),
      ...percentEncoded(text),
      ...inHtml(text),
    ]);
}

/** As addresses hold it: a space is `+` in a form, and some programs write small letters. */
function percentEncoded(text: string): string[] {
  try {
    const encoded = [encodeURIComponent(text), strictlyEncoded(text), encodeURI(text)];
    return encoded
      .flatMap((address) => [address, address.replaceAll('%20', '+')])
      .flatMap((address) => [
        address,
        address.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      ]);
  } catch {
    // Half of a surrogate pair has no encoding, so that nobody can have written it.
    return [];
  }
}

/** `encodeURIComponent` leaves these as they are; forms and many programs do not. */
function strictlyEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/** With quotes as they are, as a text may hold them, and in each way that an attribute may. */
function inHtml(text: string): string[] {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const double = plain.replaceAll('"', '&quot;');
  return [plain, double, ...APOSTROPHES.map((entity) => double.replaceAll("'", entity))];
}
