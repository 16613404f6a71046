/** What is of no use, or not seen, where no script runs. Goes with all it holds. */
const DROPPED = new Set(['svg', 'button', 'form', 'nav']);

/** A form that stands on the page already, and what is for the eye alone. */
const NOT_NEEDED = / data-repeats=| aria-hidden="true"/;

/** Elements that are there for their class alone. */
const UNWRAPPED = new Set(['span', 'div', 'header', 'article', 'label']);

const KEPT_ATTRIBUTES =
  /^(?:id|href|scope|colspan|rowspan|start|datetime|open|hidden|type|data-admonition)$/;

/** A tag as React writes it: no bare `>` and no single quotes among its attributes. */
const TAG = /<(\/?)([a-z][a-z\d-]*)([^>]*?)(\/?)>/g;

const VOID = new Set(['input', 'br', 'hr', 'img', 'wbr', 'path', 'link', 'meta']);

/**
 * The same page as plain HTML: headings, text, lists, tables and commands, without what looks and
 * scripts need. It is a third of the size, and is there for readers without JavaScript.
 */
export function plainHtml(html: string): string {
  const out: string[] = [];
  let dropped = '';
  let depth = 0;
  let inCode = 0;
  let at = 0;
  for (const match of html.replaceAll('<!-- -->', '').matchAll(TAG)) {
    const [tag, closes, name = '', attributes = '', selfCloses] = match;
    const isVoid = selfCloses === '/' || VOID.has(name);
    if (!dropped) out.push((match.input as string).slice(at, match.index));
    at = match.index + tag.length;
    if (dropped) {
      if (name === dropped && !isVoid) depth += closes ? -1 : 1;
      if (depth === 0) dropped = '';
      continue;
    }
    // The gaps of a command are buttons, and the command would be another one without them.
    const isGap = name === 'button' && inCode > 0;
    if ((DROPPED.has(name) && !isGap) || NOT_NEEDED.test(attributes)) {
      if (!isVoid && !closes) [dropped, depth] = [name, 1];
      continue;
    }
    // A code in a line is taken as exactly as a block of it: a space would make it another command.
    if (name === 'pre' || name === 'code') inCode += closes ? -1 : 1;
    if (UNWRAPPED.has(name) || isGap) {
      const id = / id="(?!_R_)[^"]*"/.exec(attributes)?.[0];
      if (id && !closes) out.push(`<a${id}></a>`);
      // Where a gap was a matter of style, a space keeps the words apart.
      if (inCode === 0) out.push(name === 'span' ? ' ' : '\n');
      continue;
    }
    if (name === 'input' && !attributes.includes('"checkbox"')) continue;
    out.push(closes ? `</${name}>` : `<${name}${keep(attributes)}>`);
  }
  const whole = out
    .join('')
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part, place) => (place % 2 ? part : tidy(part)))
    .join('');
  return ENDS.reduce((text, end) => text.replace(end, ''), whole);
}

function tidy(text: string): string {
  let before = '';
  // Run mode is nothing without scripts.
  let now = text.replace(/\s+/g, ' ').replace(/<a href="\?at=[^>]*>[^<]*<\/a>/g, '');
  // What is left empty by what it held goes as well.
  while (before !== now) {
    before = now;
    now = now
      .replace(/<(p|dl|dd|ul|section|label|figure|fieldset)> ?<\/\1>/g, '')
      .replace(/<dt>[^<]*<\/dt> ?(?=<dt>|<\/dl>)/g, '');
  }
  return now;
}

/** The end tags that HTML does not need before what follows (HTML, 13.1.2.4), the blank with them. */
const ENDS = [
  /<\/p> ?(?=<(?:p|pre|dl|ul|ol|table|section|h\d|details|fieldset|blockquote)\b|<\/(?:section|li|dd|td|details|fieldset|blockquote)>)/g,
  /<\/li> ?(?=<li\b|<\/[ou]l>)/g,
  /<\/dt> ?(?=<d[dt]\b)/g,
  /<\/dd> ?(?=<d[dt]\b|<\/dl>)/g,
  /<\/t[dh]> ?(?=<t[dh]\b|<\/tr>)/g,
  /<\/tr> ?(?=<tr\b|<\/t(?:head|body)>)/g,
  /<\/thead> ?(?=<tbody\b)/g,
  /<\/tbody> ?(?=<tbody\b|<\/table>)/g,
];

function keep(attributes: string): string {
  return [...attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/gi)]
    .filter(([, name = '', value]) => KEPT_ATTRIBUTES.test(name) && !value?.startsWith('_R_'))
    .map(([whole]) => whole)
    .join('');
}
