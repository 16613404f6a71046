import { SAFE_CONTEXTS } from '../model/safeContexts.ts';
import type { PlaceholderContext } from '../model/vocabulary.ts';
import type { ShellWord } from './shellCommand.ts';
import { ShellFlow } from './shellFlow.ts';

/** What was found so far of the places of a shell text: of placeholders, and of uses of variables. */
export class ShellPlaces {
  readonly contexts: PlaceholderContext[] = [];
  readonly flow = new ShellFlow();
  gaveUp: PlaceholderContext | undefined;

  giveUp(context: PlaceholderContext): void {
    this.gaveUp ??= context;
  }

  /** Notes the use of a variable where it is not part of a word; without a name it means nothing. */
  passOver(name?: string, evaluated = false): void {
    if (name) this.flow.use(this.contexts.length, name, evaluated);
    this.contexts.push('single-quotes');
  }

  /** `N=…`, also behind `export` and the like. */
  protected assign({ text, from, to }: ShellWord): void {
    const name = /^([A-Za-z_]\w*)(?:\[.*\])?\+?=/s.exec(text)?.[1];
    if (name) this.flow.assign(name, from, to);
  }

  /** Turns the words of a range into something that is not safe. */
  raise(
    range: { from: number; to: number; text?: string } | undefined,
    context: PlaceholderContext,
  ): void {
    if (!range) return;
    if (context === 'arithmetic' && range.text) this.flow.evaluate(range.text);
    for (let i = range.from; i < range.to; i++) {
      if (this.contexts[i] === 'word') this.contexts[i] = context;
      this.flow.raised(i, context);
    }
  }

  /** Refuses what may be filled in no more, now that all is read: `count` places, in doubt from `from` on. */
  protected settle(from: number, count: number): void {
    const { gaveUp } = this;
    if (gaveUp) {
      // What looked like a comment may be none either.
      for (let i = from; i < count; i++)
        if (SAFE_CONTEXTS.has(this.contexts[i] ?? 'word')) this.contexts[i] = gaveUp;
    }
    for (const place of this.flow.readAgain(gaveUp !== undefined))
      if (this.contexts[place] === 'word') this.contexts[place] = 'nested-shell';
  }
}
