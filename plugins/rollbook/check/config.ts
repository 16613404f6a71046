import * as z from 'zod';
import { didYouMean } from '../language/nearest.ts';
import { type Level, SEVERITY_LEVELS } from '../rules/rule.ts';
import { unreadableFile } from '../rules/unreadableFile.ts';

/** What `rollbook.config.json` or `rollbook.config.ts` may say. */
export interface Config {
  /** The levels of rules whose level is not their own, by id. */
  rules?: Record<string, Level>;
  /** The address of the site, with its base path: where messages link to, and alerts lead. */
  siteUrl?: string;
  /** What is checked where the command line names nothing: files and folders. */
  paths?: string[];
}

const ConfigShape = z.strictObject({
  $schema: z.string({ error: 'text' }).optional(),
  rules: z
    .record(z.string(), z.enum(SEVERITY_LEVELS, { error: '`off`, `warn` or `error`' }), {
      error: 'levels by the ids of rules',
    })
    .optional(),
  siteUrl: z
    .string({ error: 'an address such as `https://example.org/`' })
    .refine(isSiteUrl, 'an address such as `https://example.org/`')
    .optional(),
  paths: z
    .array(z.string({ error: 'a path' }).min(1, 'a path'), { error: 'a list of paths' })
    .min(1, 'at least one path')
    .optional(),
});

/** Whether a text can be the address of a site, from which those of its pages are made. */
export function isSiteUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text);
}

/**
 * Says that a rule cannot have a level; undefined where it can. What could not be read was not
 * checked, and no setting makes it pass.
 */
export function refusedLevel(id: string, level: Level): string | undefined {
  if (id !== unreadableFile.id || level === 'error') return undefined;
  const wish = level === 'off' ? 'switched off' : 'made a warning';
  return `The rule \`${id}\` cannot be ${wish}: what cannot be read is not checked`;
}

/**
 * Reads what a configuration file holds, parsed or imported. `ruleIds` are the rules that there
 * are. Gives the configuration, or in sentences what is wrong with it.
 */
export function readConfig(
  data: unknown,
  ruleIds: readonly string[],
): { config: Config } | { problems: string[] } {
  const parsed = ConfigShape.safeParse(data);
  const problems: string[] = [];
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        problems.push(
          `Expected a known key, found \`${key}\`${didYouMean(key, Object.keys(ConfigShape.shape))}`,
        );
    } else {
      const name = issue.path.map(String).join('.');
      problems.push(
        name
          ? `Expected \`${name}\` to be ${issue.message}`
          : 'Expected an object with `rules`, `siteUrl` or `paths`',
      );
    }
  }
  for (const [id, level] of Object.entries(parsed.data?.rules ?? {})) {
    const refused = refusedLevel(id, level);
    if (refused) problems.push(refused);
    if (!ruleIds.includes(id))
      problems.push(`Expected the id of a rule, found \`${id}\`${didYouMean(id, ruleIds)}`);
  }
  if (problems.length > 0 || !parsed.data) return { problems };
  const { rules, siteUrl, paths } = parsed.data;
  return {
    config: { ...(rules && { rules }), ...(siteUrl && { siteUrl }), ...(paths && { paths }) },
  };
}
