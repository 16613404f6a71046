/** What is wrong at a place where MDX refuses to read on, and how long the offending text is. */
export interface SyntaxExplanation {
  reason: string;
  length: number;
}

/**
 * Says in the author's words what MDX stumbled over at `at`, an offset in UTF-16 units, and what
 * to write instead.
 */
export function explainSyntax(source: string, at: number): SyntaxExplanation {
  const lineStart = source.lastIndexOf('\n', at) + 1;
  const lineEnd = source.indexOf('\n', at);
  const line = source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).trimEnd();
  const rest = source.slice(at, Math.max(at + 1, lineStart + line.length));

  if (rest.startsWith('<!--'))
    return {
      reason: 'Expected `{/* a comment */}`, found an HTML comment, which MDX does not have',
      length: 4,
    };
  if (rest.startsWith('</')) {
    const tag = /^<\/[^>\s]*>?/.exec(rest)?.[0] ?? '</';
    return {
      reason: `Expected an opening tag before \`${tag}\`, found none. In text, put it in backticks`,
      length: tag.length,
    };
  }
  const statement = /^(?:import|export)\b/.exec(rest)?.[0];
  if (statement)
    return {
      reason: `Expected text, found \`${statement}\` at the start of a line, which MDX runs as JavaScript. Put a command in a fenced block, and begin a sentence with another word`,
      length: statement.length,
    };
  const address = /^<(?:https?:|mailto:|[^\s<>@]+@)[^\s>]*>/.exec(rest)?.[0];
  if (address)
    return {
      reason: `Expected the bare address or \`[words](address)\`, found \`${shorten(address)}\`, which MDX reads as a tag`,
      length: address.length,
    };
  const single = /^<(br|hr|img|input|wbr)\b[^<>]*>/.exec(rest);
  if (single && !single[0].endsWith('/>'))
    return {
      reason: `Expected \`<${single[1]} />\`, found \`${shorten(single[0])}\`, which MDX takes for a tag left open`,
      length: single[0].length,
    };
  if (rest.startsWith('<')) {
    const tag = /^<[^\s>]*>?/.exec(rest)?.[0] ?? '<';
    const name = /^<([A-Za-z][\w-]*)/.exec(tag)?.[1];
    return name
      ? {
          reason: `Expected \`${tag}\` to be closed by \`</${name}>\`, found no end. Where it is no tag, put it in backticks; in a command, declare a variable and write \`{{${name.toLowerCase().replaceAll('-', '_')}}}\``,
          length: tag.length,
        }
      : {
          reason: `Expected text, found \`${tag}\`, which MDX reads as a tag. Put it in backticks, or write \`\\<\` or words such as “less than”`,
          length: tag.length,
        };
  }
  const braces = /^\{[^}\n]*\}*/.exec(rest)?.[0] ?? '{';
  if (/^#{1,6}\s/.test(line) && /^\{#[\w-]+\}$/.test(braces))
    return {
      reason: `Expected the id of a heading as \`{/* ${braces.slice(1, -1)} */}\`, found \`${braces}\``,
      length: braces.length,
    };
  return { reason: explainExpression(braces), length: braces.length };
}

/** The same for an expression that MDX would evaluate; `braces` is its text with the braces. */
export function explainExpression(braces: string): string {
  const shown = shorten(braces);
  if (/^\{\{[^{}]*\}\}$/.test(braces))
    return `Expected text, found \`${shown}\`, which is filled in in commands and templates alone. Put it in backticks`;
  return `Expected text, found \`${shown}\`, which MDX runs as JavaScript. Put it in backticks, or write \`\\{\`; in a command, write \`{{name}}\` for a variable`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
