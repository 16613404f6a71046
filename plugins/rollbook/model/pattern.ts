/** A form that a whole value can be asked for, or why it cannot. */
export type Pattern = { matches: (value: string) => boolean } | { error: string };

/** Longer patterns are refused, in UTF-16 units. */
const MAX_SOURCE = 1000;
/** Repetitions such as `{2,40}` are written out; a pattern may come to so many states. */
const MAX_STATES = 2000;

/** What matches one code point. */
const ATOM =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^bBkcpP1-9]|\[(?:\\.|[^\]\\])*\]|[^\\[\](){}|*+?^$]/uy;
const REPEAT = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/uy;

type Node =
  | { kind: 'atom'; test: RegExp }
  | { kind: 'sequence' | 'choice'; nodes: Node[] }
  | { kind: 'repeat'; node: Node; min: number; max: number };

/** A test for one code point, or a fork without one. */
interface State {
  test?: RegExp;
  next: number[];
}
const END = -1;

class PatternError extends Error {}

/**
 * Compiles a regular expression that a whole value must match. Unlike `RegExp` it never takes more
 * time than the length of the value times the size of the pattern, whatever the two are: it follows
 * all possibilities at once instead of trying one after the other. It knows characters, classes,
 * escapes, groups, `|`, `*`, `+`, `?` and `{m,n}`, and `^` and `$` at the ends; not lookaround, back
 * references and word boundaries, which the form of a value does not need.
 */
export function compilePattern(source: string): Pattern {
  if (source.length > MAX_SOURCE) return { error: `it is longer than ${MAX_SOURCE} characters` };
  try {
    new RegExp(source, 'u');
  } catch {
    return { error: 'it is not a regular expression' };
  }
  try {
    const states: State[] = [];
    const start = build(new PatternReader(source).read(), END, states);
    return { matches: (value) => run(states, start, value) };
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message };
    throw error;
  }
}

class PatternReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(): Node {
    return this.choice(0);
  }

  private choice(depth: number): Node {
    const nodes = [this.sequence(depth)];
    while (this.source[this.at] === '|') {
      this.at++;
      nodes.push(this.sequence(depth));
    }
    return { kind: 'choice', nodes };
  }

  private sequence(depth: number): Node {
    const nodes: Node[] = [];
    // Every value is matched as a whole, so these say nothing new at the ends.
    if (depth === 0 && this.source[this.at] === '^') this.at++;
    while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) {
      if (depth === 0 && /^\$(?:\||$)/.test(this.source.slice(this.at, this.at + 2))) {
        this.at++;
        break;
      }
      nodes.push(this.repeated(depth));
    }
    return { kind: 'sequence', nodes };
  }

  private repeated(depth: number): Node {
    const node = this.single(depth);
    REPEAT.lastIndex = this.at;
    const match = REPEAT.exec(this.source);
    if (!match) return node;
    this.at = REPEAT.lastIndex;
    const [written, low, comma, high] = match;
    if (low === undefined)
      return {
        kind: 'repeat',
        node,
        min: written.startsWith('+') ? 1 : 0,
        max: written.startsWith('?') ? 1 : Number.POSITIVE_INFINITY,
      };
    const max = comma === undefined ? Number(low) : high ? Number(high) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', node, min: Number(low), max };
  }

  private single(depth: number): Node {
    const group = /^\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))/.exec(
      this.source.slice(this.at, this.at + 80),
    );
    if (group) {
      this.at += group[0].length;
      const node = this.choice(depth + 1);
      this.at++;
      return node;
    }
    ATOM.lastIndex = this.at;
    const atom = ATOM.exec(this.source)?.[0];
    if (atom === undefined)
      throw new PatternError(
        `\`${this.source.slice(this.at, this.at + 3)}\` is not understood in a pattern`,
      );
    this.at = ATOM.lastIndex;
    return { kind: 'atom', test: new RegExp(`^(?:${atom})$`, 'u') };
  }
}

/** Adds the states of a node that goes on at `next`; returns where it begins. */
function build(node: Node, next: number, states: State[]): number {
  switch (node.kind) {
    case 'atom':
      return addState(states, { test: node.test, next: [next] });
    case 'sequence':
      return node.nodes.reduceRight(
        (after, child) => build(child, after, states),
        addState(states, { next: [next] }),
      );
    case 'choice': {
      const [only] = node.nodes;
      if (node.nodes.length === 1 && only) return build(only, next, states);
      return addState(states, { next: node.nodes.map((child) => build(child, next, states)) });
    }
    case 'repeat': {
      let start = next;
      if (node.max === Number.POSITIVE_INFINITY) {
        const loop: State = { next: [] };
        start = addState(states, loop);
        loop.next.push(build(node.node, start, states), next);
      } else
        for (let i = node.min; i < node.max; i++)
          start = addState(states, { next: [build(node.node, start, states), next] });
      for (let i = 0; i < node.min; i++) start = build(node.node, start, states);
      return start;
    }
  }
}

function addState(states: State[], state: State): number {
  if (states.length >= MAX_STATES) throw new PatternError('it repeats too much');
  return states.push(state) - 1;
}

function run(states: readonly State[], start: number, value: string): boolean {
  let current = follow(states, [start]);
  for (const point of value) {
    const next: number[] = [];
    for (const index of current) {
      const state = states[index];
      if (state?.test?.test(point)) next.push(...state.next);
    }
    if (next.length === 0) return false;
    current = follow(states, next);
  }
  return current.has(END);
}

/** The states that can be reached without taking a character. */
function follow(states: readonly State[], from: readonly number[]): Set<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const state = states[index];
    if (state && !state.test) open.push(...state.next);
  }
  return reached;
}
