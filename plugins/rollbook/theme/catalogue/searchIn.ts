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

/** The hits that hold a word, by number and in order, and how much the word says in each. */
interface Holders {
  numbers: number[];
  weights: number[];
}
type Vocabulary = Map<string, Holders>;

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
  const hits: Hit[] = [];
  const vocabulary: Vocabulary = new Map();
  for (const [hit, fields] of fieldsOf(data)) {
    for (const [text, weight] of fields)
      for (const word of foldWords(text ?? '')) {
        let holders = vocabulary.get(word);
        if (!holders) {
          holders = { numbers: [], weights: [] };
          vocabulary.set(word, holders);
        }
        const { numbers, weights } = holders;
        const last = numbers.length - 1;
        if (numbers[last] !== hits.length) {
          numbers.push(hits.length);
          weights.push(weight);
        } else if (weight > (weights[last] ?? 0)) weights[last] = weight;
      }
    hits.push(hit);
  }

  return (query) => {
    const holders = [...new Set(foldWords(query))].map((word) => holdersOf(word, vocabulary));
    const scores = new Map<number, { score: number; words: number }>();
    for (const held of holders) {
      // A word that few hold tells more than one that many hold.
      const telling = 1 + Math.log(hits.length / held.size);
      for (const [number, strength] of held) {
        const { score, words } = scores.get(number) ?? { score: 0, words: 0 };
        scores.set(number, { score: score + strength * telling, words: words + 1 });
      }
    }
    const found = [...scores].flatMap(([number, { score, words }]) => {
      const hit = hits[number];
      return hit ? { hit, number, score, whole: words === holders.length } : [];
    });
    const whole = found.filter((one) => one.whole);
    const best = found.reduce((most, { score }) => Math.max(most, score), 0);
    const shown = whole.length > 0 ? whole : found.filter(({ score }) => score >= NEAR * best);
    shown.sort((a, b) => rank(b.hit) - rank(a.hit) || b.score - a.score || a.number - b.number);
    return { hits: shown.map(({ hit }) => hit), complete: whole.length > 0 || shown.length === 0 };
  };
}

function rank({ entry, runbook }: Hit): number {
  const severity = entry.severity ? SEVERITIES.indexOf(entry.severity) : -1;
  return runbook.status === 'retired' ? severity - SEVERITIES.length - 1 : severity;
}

/** The hits that hold a word, or one that begins with it, each with how much that says. */
function holdersOf(wanted: string, vocabulary: Vocabulary): Map<number, number> {
  const found = new Map<number, number>();
  for (const [word, { numbers, weights }] of vocabulary) {
    if (!word.startsWith(wanted)) continue;
    const factor = word === wanted ? 1 : PREFIX;
    for (const [i, number] of numbers.entries()) {
      const strength = (weights[i] ?? 0) * factor;
      if (strength > (found.get(number) ?? 0)) found.set(number, strength);
    }
  }
  return found;
}

type Field = [text: string | undefined, weight: number];

function* fieldsOf({ runbooks, triggers, procedures }: SearchData): Generator<[Hit, Field[]]> {
  for (const entry of triggers) {
    const runbook = runbooks[entry.runbook];
    const { title, when, signal } = entry;
    if (runbook)
      yield [
        { kind: 'trigger', entry, runbook },
        [
          [title, TITLE],
          [when, TITLE],
          [signal, SIGNAL],
          [runbook.title, ASIDE],
        ],
      ];
  }
  for (const entry of procedures) {
    const runbook = runbooks[entry.runbook];
    const { title, summary } = entry;
    if (runbook)
      yield [
        { kind: 'procedure', entry, runbook },
        [
          [title, TITLE],
          [summary, ASIDE],
          [runbook.title, ASIDE],
        ],
      ];
  }
}
