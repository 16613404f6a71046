/** A piece of a line. */
export type Inline =
  | { kind: 'text' | 'code' | 'strong' | 'em'; text: string }
  | { kind: 'link'; text: string; to: string };

export type Block =
  | { kind: 'paragraph' | 'heading' | 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: { text: string; inner: Block[] }[] };

const INLINE =
  /(?<!\\)(?:(`+)(.+?)\1(?!`)|\*\*(?=\S)(.+?)(?<=[^\s\\])\*\*|(?<![\w*])[*_](?=[^\s*_])(.+?)(?<=[^\s*_\\])[*_](?![\w*])|\[([^\]\n]*)\]\(<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\))/gs;

/** Longer lines are shown as they are written: none of a plan's comes near. */
const MAX_LINE = 4_000;

/** Reads the marks in a paragraph: code, strong, emphasis and links. The rest is text. */
export function readInline(source: string): Inline[] {
  if (source.length > MAX_LINE) return [{ kind: 'text', text: source }];
  const parts: Inline[] = [];
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > at) parts.push(plain(source.slice(at, match.index)));
    const [whole, , code, strong, em, label, to] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code.replace(/^ (.+) $/s, '$1') });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (em !== undefined) parts.push({ kind: 'em', text: em });
    else parts.push({ kind: 'link', text: label ?? '', to: to ?? '' });
    at = match.index + whole.length;
  }
  if (at < source.length) parts.push(plain(source.slice(at)));
  return parts;
}

function plain(text: string): Inline {
  return { kind: 'text', text: text.replace(/\\([!-/:-@[-`{-~])/g, '$1') };
}

/** Lists in lists beyond this are shown as they are written. */
const MAX_DEPTH = 12;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^( *)(?:[-*+]|(\d{1,9})[.)]) +(.*)$/;

/** Reads headings, paragraphs, lists (also in lists) and fenced code. Anything else is a paragraph. */
export function readBlocks(source: string, depth = 0): Block[] {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    paragraph = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const fence = FENCE.exec(line)?.[1];
    if (fence) {
      flush();
      const end = lines.findIndex((other, at) => at > i && other.trim().startsWith(fence));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(i + 1, stop).join('\n') });
      i = stop;
    } else if (depth < MAX_DEPTH && ITEM.test(line)) {
      flush();
      const [list, next] = readList(lines, i, depth + 1);
      blocks.push(list);
      i = next - 1;
    } else if (line.trim() === '') flush();
    else if (/^#{1,6} /.test(line)) {
      flush();
      blocks.push({ kind: 'heading', text: line.replace(/^#+ +/, '').trim() });
    } else paragraph.push(line.trim());
  }
  flush();
  return blocks;
}

/** Reads the list that begins at a line. Returns it and the line after it. */
function readList(lines: string[], from: number, depth: number): [list: Block, next: number] {
  const [, indent = '', number] = ITEM.exec(lines[from] ?? '') ?? [];
  const items: { lines: string[] }[] = [];
  let i = from;
  for (; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const item = ITEM.exec(line);
    const depth = line.length - line.trimStart().length;
    if (item && depth <= indent.length) {
      if ((item[2] === undefined) !== (number === undefined)) break;
      items.push({ lines: [item[3] ?? ''] });
    } else if (line.trim() === '') {
      const after = lines.slice(i + 1).find((other) => other.trim() !== '');
      if (after === undefined || !(ITEM.test(after) || /^ {2,}/.test(after))) break;
      items.at(-1)?.lines.push('');
    } else items.at(-1)?.lines.push(line.slice(Math.min(depth, indent.length + 2)));
  }
  return [
    {
      kind: 'list',
      ordered: number !== undefined,
      items: items.map((item) => {
        const [first, ...inner] = readBlocks(item.lines.join('\n'), depth);
        if (first?.kind === 'paragraph') return { text: first.text, inner };
        return { text: '', inner: first ? [first, ...inner] : [] };
      }),
    },
    i,
  ];
}
