import type { ProcedureEntry, RunbookPlace, SearchData, TriggerEntry } from '../../model/views.ts';
import { SEVERITIES } from '../../model/vocabulary.ts';
import { foldWords } from './foldWords.ts';

/** Something found: a trigger or a procedure, and the runbook that it is in. */
export type Hit = { runbook: RunbookPlace } & (
  | { kind: 'trigger'; entry: TriggerEntry }
  | { kind: 'procedure'; entry: ProcedureEntry }
);

export interface Found {
  hits: Hit[];
  /** Whether the hits hold every word; where nothing does, they hold some of them. */
  complete: boolean;
}

/** A hit with its words, each with how much it says about it. */
interface Candidate {
  hit: Hit;
  words: Map<string, number>;
}

/** How much a word says by where it stands. */
const TITLE = 3;
const SIGNAL = 2;
const ASIDE = 1;

/** A beginning of a word says less than the whole word. */
const PREFIX = 0.6;

/** Where no hit holds every word: how near to the best one a hit must come to be shown. */
const NEAR = 0.75;

/**
 * Prepares the search over all runbooks. The function it returns finds what holds every word of a
 * query, or the beginning of a word, in its title, signal, metric, summary or the title of its
 * runbook; where nothing does, what holds the words that tell most. Sorted by severity, the most
 * severe first, then by how well it matches; retired runbooks come last.
 */
export function searchIn(data: SearchData): (query: string) => Found {
  const candidates = candidatesOf(data);
  return (query) => {
    const words = [...new Set(foldWords(query))];
    if (words.length === 0) return { hits: [], complete: true };
    const strengths = candidates.map(({ words: own }) => words.map((word) => strength(own, word)));
    // A word that few hold tells more than one that many hold.
    const weights = words.map((_, i) => {
      const holders = strengths.filter((row) => (row[i] ?? 0) > 0).length;
      return holders === 0 ? 0 : 1 + Math.log(candidates.length / holders);
    });
    const scored = candidates
      .map(({ hit }, place) => {
        const row = strengths[place] ?? [];
        const score = row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
        return { hit, score, whole: row.every((value) => value > 0) };
      })
      .filter(({ score }) => score > 0);
    const whole = scored.filter((one) => one.whole);
    const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
    const shown = whole.length > 0 ? whole : scored.filter(({ score }) => score >= NEAR * best);
    shown.sort((a, b) => rank(b.hit) - rank(a.hit) || b.score - a.score);
    return { hits: shown.map(({ hit }) => hit), complete: whole.length > 0 || shown.length === 0 };
  };
}

function rank({ entry, runbook }: Hit): number {
  const severity = entry.severity ? SEVERITIES.indexOf(entry.severity) : -1;
  return runbook.status === 'retired' ? severity - SEVERITIES.length - 1 : severity;
}

function strength(words: Map<string, number>, wanted: string): number {
  let best = words.get(wanted) ?? 0;
  for (const [word, weight] of words)
    if (weight * PREFIX > best && word.startsWith(wanted)) best = weight * PREFIX;
  return best;
}

function candidatesOf({ runbooks, triggers, procedures }: SearchData): Candidate[] {
  const candidates: Candidate[] = [];
  for (const entry of triggers) {
    const runbook = runbooks[entry.runbook];
    if (!runbook) continue;
    const { title, when, signal } = entry;
    const words = weigh([title, TITLE], [when, TITLE], [signal, SIGNAL], [runbook.title, ASIDE]);
    candidates.push({ hit: { kind: 'trigger', entry, runbook }, words });
  }
  for (const entry of procedures) {
    const runbook = runbooks[entry.runbook];
    if (!runbook) continue;
    const { title, summary } = entry;
    const words = weigh([title, TITLE], [summary, ASIDE], [runbook.title, ASIDE]);
    candidates.push({ hit: { kind: 'procedure', entry, runbook }, words });
  }
  return candidates;
}

function weigh(...fields: [text: string | undefined, weight: number][]): Map<string, number> {
  const words = new Map<string, number>();
  for (const [text, weight] of fields)
    for (const word of foldWords(text ?? ''))
      words.set(word, Math.max(weight, words.get(word) ?? 0));
  return words;
}
