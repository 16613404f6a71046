import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import presetLintRecommended from 'remark-preset-lint-recommended';
import { VFile } from 'vfile';

// The least that remark-lint can be run with: no command line, no search for configuration, no
// MDX and no directives, which it would need to understand these files. So the ratio is not
// flattering to Rollbook.
const folder = process.argv[2] ?? '.';
const processor = remark().use(remarkFrontmatter).use(presetLintRecommended).freeze();
let messages = 0;
for (const name of (await readdir(folder)).sort()) {
  if (!name.endsWith('.mdx')) continue;
  const file = new VFile({ path: name, value: await readFile(path.join(folder, name), 'utf8') });
  await processor.run(processor.parse(file), file);
  messages += file.messages.length;
}
process.stdout.write(`${messages} messages\n`);
