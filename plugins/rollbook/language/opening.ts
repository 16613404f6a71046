/** A part of a line: where it begins and ends, as offsets from the start of the line. */
export interface Span {
  start: number;
  end: number;
}

export interface OpeningAttribute extends Span {
  /** `id` for `#…`, `class` for `.…`. */
  name: string;
  /** The value as written, without quotes; undefined where there is none. */
  value: string | undefined;
}

/** What stands on the line that opens a container or is a leaf. */
export interface Opening {
  colons: Span;
  name: Span & { text: string };
  label: Span | undefined;
  braces: Span | undefined;
  attributes: OpeningAttribute[];
  /** Where the line stops being a directive, and what should stand there. */
  error?: { at: number; expected: string };
}

const NAME = /[A-Za-z](?:[\w-]*[A-Za-z0-9])?/y;
const ATTRIBUTE_NAME = /[A-Za-z_:][\w:.-]*/y;
const SHORTCUT = /[#.][^\s"#'.<=>`}]+/y;
const UNQUOTED = /[^\s"'<=>`}]+/y;

/**
 * Reads the line of a directive, as `remark-directive` 3 does, but with the place of each part,
 * which its tree leaves out, and with a word where the line is malformed.
 * Returns undefined where the line is no directive at all: fewer than two colons, or no name.
 */
export function readOpening(line: string): Opening | undefined {
  const colons = /^[\t ]*(:{2,})/.exec(line);
  const sequence = colons?.[1];
  if (!colons || sequence === undefined) return undefined;
  let at = colons[0].length;
  const spaces = /[\t ]*/y;
  const skip = () => {
    spaces.lastIndex = at;
    spaces.exec(line);
    at = spaces.lastIndex;
  };
  const take = (shape: RegExp): string | undefined => {
    shape.lastIndex = at;
    const match = shape.exec(line)?.[0];
    if (match !== undefined) at += match.length;
    return match;
  };

  const opening: Opening = {
    colons: { start: at - sequence.length, end: at },
    name: { start: at, end: at, text: '' },
    label: undefined,
    braces: undefined,
    attributes: [],
  };
  const fail = (expected: string): Opening => {
    opening.error = { at, expected };
    return opening;
  };

  const beforeName = at;
  skip();
  const nameStart = at;
  const name = take(NAME);
  if (name === undefined) return undefined;
  opening.name = { start: nameStart, end: at, text: name };
  if (nameStart > beforeName) {
    at = beforeName;
    return fail(`\`${sequence}${name}\` without a space`);
  }

  const beforeLabel = at;
  skip();
  if (line[at] === '[') {
    if (at > beforeLabel) {
      at = beforeLabel;
      return fail(`\`${sequence}${name}[\` without a space`);
    }
    const start = at;
    const end = closingBracket(line, at);
    if (end === undefined) return fail('a `]` at the end of the label, on the same line');
    at = end;
    opening.label = { start, end };
  } else {
    at = beforeLabel;
  }

  const beforeBraces = at;
  skip();
  if (line[at] === '{') {
    if (at > beforeBraces) {
      at = beforeBraces;
      return fail('`{` right after the label or the name, without a space');
    }
    const start = at;
    at += 1;
    for (;;) {
      skip();
      if (at >= line.length) return fail('a `}` on the same line');
      if (line[at] === '}') break;
      const attribute = readOne();
      if (typeof attribute === 'string') return fail(attribute);
      opening.attributes.push(attribute);
    }
    at += 1;
    opening.braces = { start, end: at };
  }

  skip();
  if (at < line.length) return fail('nothing more on this line; text goes into `[…]` or below');
  return opening;

  function readOne(): OpeningAttribute | string {
    const start = at;
    const shortcut = take(SHORTCUT);
    if (shortcut !== undefined) {
      const name = shortcut[0] === '#' ? 'id' : 'class';
      return { name, value: shortcut.slice(1), start, end: at };
    }
    const name = take(ATTRIBUTE_NAME);
    if (name === undefined) {
      const last = opening.attributes.at(-1);
      if (!last?.name.endsWith(':') || last.value !== undefined)
        return '`#id`, `name=value` or `name="a longer value"`';
      const value = /^[^\s}]*/.exec(line.slice(at))?.[0] ?? '';
      at = last.start;
      return `\`${last.name.slice(0, -1)}=${value}\`, without a colon`;
    }
    const afterName = at;
    skip();
    if (line[at] !== '=') {
      at = afterName;
      return { name, value: undefined, start, end: at };
    }
    at += 1;
    skip();
    const quote = line[at];
    if (quote === '"' || quote === "'") {
      const close = line.indexOf(quote, at + 1);
      if (close < 0) return `a closing ${quote} on the same line`;
      const value = line.slice(at + 1, close);
      at = close + 1;
      return { name, value, start, end: at };
    }
    if (quote === '{') {
      at = start;
      return `\`${name}=value\` or \`${name}="value"\`, without braces`;
    }
    const value = take(UNQUOTED);
    if (value === undefined) {
      return `a value after \`${name}=\`, in quotes where it holds more than one word`;
    }
    if (/["'<=>`]/.test(line[at] ?? '')) {
      at = start;
      return `\`${name}="…"\`: a value with spaces, quotes or \`<\`, \`>\`, \`=\` stands in quotes`;
    }
    return { name, value, start, end: at };
  }
}

function closingBracket(line: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    const char = line[at];
    if (char === '\\') at += 1;
    else if (char === '[') depth += 1;
    else if (char === ']' && --depth === 0) return at + 1;
  }
  return undefined;
}
