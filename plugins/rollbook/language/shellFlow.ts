import type { PlaceholderContext } from '../model/vocabulary.ts';

/** What the value of a variable is where it is read a second time. */
const READ_AGAIN = new Set<PlaceholderContext>(['nested-shell', 'arithmetic', 'command-name']);

/** The places `from` … `to - 1` of a text. */
interface Range {
  from: number;
  to: number;
}

/**
 * Which variables of a shell text hold what is filled in, and whether they are read again as code:
 * `N={{x}}` is one quoted word, until `ssh host "stop $N"` hands it to another shell. Places are
 * those of the placeholders and of the uses of such variables, counted together.
 */
export class ShellFlow {
  private readonly uses = new Map<number, string>();
  /** What each variable got. */
  private readonly assigned = new Map<string, Range[]>();
  private readonly evaluated = new Set<string>();

  /** A variable is used at this place; `evaluated` where its value is code there. */
  use(place: number, name: string, evaluated: boolean): void {
    this.uses.set(place, name);
    if (evaluated) this.evaluated.add(name);
  }

  /** The names in this expression are evaluated, dollar signs or not. */
  evaluate(expression: string): void {
    for (const [name] of expression.matchAll(/[A-Za-z_]\w*/g)) this.evaluated.add(name);
  }

  /** What stands at this place turned out to be more than an argument. */
  raised(place: number, context: PlaceholderContext): void {
    const name = this.uses.get(place);
    if (name && READ_AGAIN.has(context)) this.evaluated.add(name);
  }

  /** A variable gets what stands at these places, if anything does. */
  assign(name: string, from: number, to: number): void {
    if (to <= from || !/^[A-Za-z_]\w*$/.test(name)) return;
    const ranges = this.assigned.get(name) ?? [];
    ranges.push({ from, to });
    this.assigned.set(name, ranges);
  }

  /** The variables that get anything. */
  names(): Set<string> {
    return new Set(this.assigned.keys());
  }

  /** The places whose value is read again through a variable, or through several. */
  readAgain(everything: boolean): Set<number> {
    const names = everything ? this.names() : new Set(this.evaluated);
    const places = new Set<number>();
    // A variable that is added is looked at by the same loop, later.
    for (const name of names)
      for (const { from, to } of this.assigned.get(name) ?? [])
        for (let place = from; place < to; place++) {
          const used = this.uses.get(place);
          if (used) names.add(used);
          else places.add(place);
        }
    return places;
  }
}
