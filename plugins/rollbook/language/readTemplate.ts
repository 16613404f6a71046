import type { Template } from '../model/runbook.ts';
import type { Block } from './block.ts';
import { namesOf, readCommand } from './readCommand.ts';
import { lineOf, type ReadingContext } from './reading.ts';

/** Reads a template. `procedure` is the id of the procedure that it stands in. */
export function readTemplate(
  block: Block<'template'>,
  procedure: string | undefined,
  context: ReadingContext,
): Template {
  const { kind, channel, within } = block.attributes;
  const [fence, ...more] = block.fences;
  if (!fence || more.length > 0) {
    report(
      context,
      block,
      `Expected one fenced block with the text of the template, found ${more.length + (fence ? 1 : 0)}`,
    );
  }
  const body = fence && readCommand(fence, context);
  // The text is sent to people, so no shell reads it, whatever the language of the fence says.
  const placeholders = (body?.placeholders ?? []).map((placeholder) => ({
    ...placeholder,
    context: 'plain' as const,
  }));
  const template: Template = {
    id: block.id,
    title: block.title,
    line: lineOf(block.node),
    ...(procedure && { procedure }),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(within !== undefined && { within }),
    text: body?.text ?? '',
    variables: namesOf(placeholders),
    placeholders,
  };
  context.remember(block.node, template);
  context.locate(template, block.place);
  return template;
}

function report(context: ReadingContext, block: Block, reason: string): void {
  context.report('template-without-text', reason, block.place.opening);
}
