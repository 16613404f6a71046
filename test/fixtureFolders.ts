import { readdirSync } from 'node:fs';
import path from 'node:path';

export const fixturesDir = path.join(import.meta.dirname, 'fixtures');

/** The folders of the language's fixtures, relative to `fixturesDir`: each holds an `input.mdx`. */
export function fixtureFolders(): string[] {
  return ['directives', 'language'].flatMap((root) =>
    readdirSync(path.join(fixturesDir, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === 'input.mdx')
      .map((name) => path.join(root, path.dirname(name)))
      .sort(),
  );
}
