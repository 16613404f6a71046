import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import presetLintRecommended from 'remark-preset-lint-recommended';
import { VFile } from 'vfile';

// The least that remark-lint can be run with: no command line and no search for configuration. With
// `--plain` also without MDX and directives, so that it is no help to anyone who writes such files,
// and the ratio is not flattering to Rollbook.
const [folder = '.', plain] = process.argv.slice(2);
const processor = remark().use(remarkFrontmatter);
if (plain !== '--plain') processor.use(remarkMdx).use(remarkDirective);
processor.use(presetLintRecommended).freeze();
let messages = 0;
for (const name of (await readdir(folder)).sort()) {
  if (!name.endsWith('.mdx')) continue;
  const file = new VFile({ path: name, value: await readFile(path.join(folder, name), 'utf8') });
  await processor.run(processor.parse(file), file);
  messages += file.messages.length;
}
process.stdout.write(`${messages} messages\n`);
