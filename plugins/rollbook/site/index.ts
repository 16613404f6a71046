import path from 'node:path';
import { logger } from '@docusaurus/logger';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { readBuildId } from '../files/buildId.ts';
import { moveFiles } from '../files/moveFiles.ts';
import { packageDir } from '../files/packageDir.ts';
import { writeFiles } from '../files/writeFiles.ts';
import { type RunbookIndex, SCHEMA_VERSION } from '../model/runbook.ts';
import { type Beside, startBeside } from './beside.ts';
import { besideAgain } from './besideAgain.ts';
import { changesOf } from './changesOf.ts';
import { CHUNKS } from './chunks.ts';
import { type DocsPage, docsPages } from './docsPages.ts';
import { endQuickly } from './endQuickly.ts';
import { feedOf } from './feed.ts';
import { headerFiles } from './headerFiles.ts';
import { leanPostcss } from './leanPostcss.ts';
import { createParseFrontMatter } from './parseFrontMatter.ts';
import { protectPages } from './protectPages.ts';
import { rehypeRollbook } from './rehype.ts';
import { type RemarkOptions, remarkRollbook } from './remark.ts';
import { expiryOf, type SecurityContact, securityText } from './securityText.ts';
import { siteFiles } from './siteFiles.ts';
import { bundledStyles } from './styles.ts';

export { createParseFrontMatter, rehypeRollbook as rehypeRunbooks };

/** The remark plugin with its options, for `beforeDefaultRemarkPlugins` of the docs plugin. */
export function remarkRunbooks(siteDir: string): [typeof remarkRollbook, RemarkOptions] {
  return [remarkRollbook, { siteDir, build: readBuildId() }];
}

/** The options of the plugin: `plugins: [[rollbook, {…}]]`. */
export interface RollbookOptions {
  /** Makes `/.well-known/security.txt`. Without it there is none. */
  security?: SecurityContact;
}

/**
 * The Docusaurus plugin: checks the plans, fails the build where one is broken, serves the index,
 * and gives the pages their components and data.
 */
export default function rollbook(
  { siteDir, baseUrl, siteConfig, generatedFilesDir }: LoadContext,
  options: unknown,
): Plugin {
  // The development server serves these files from here; a build writes them at its end.
  const publicDir = path.join(generatedFilesDir, 'rollbook-public');
  const besideDir = path.join(generatedFilesDir, 'rollbook-beside');
  const isBuild = process.env.NODE_ENV === 'production';
  const { docsDir } = (siteConfig.markdown.parseFrontMatter ?? {}) as { docsDir?: string };
  const beside = startBeside({ siteDir, isBuild, ...(docsDir !== undefined && { docsDir }) });
  // The development server makes all plugins anew when its configuration has changed.
  running.get(generatedFilesDir)?.end();
  running.set(generatedFilesDir, beside);
  let made: (() => Promise<void>) | undefined;
  const again = besideAgain(beside.make, (error) => {
    if (running.get(generatedFilesDir) === beside) logger.warn(`Search and single files: ${error}`);
  });
  let served: Promise<unknown> | undefined;
  let docs: DocsPage[] = [];
  let minimizesStyles = false;
  let files = new Map<string, string>();
  const home = new URL(baseUrl, siteConfig.url).href;
  const site = { title: siteConfig.title, tagline: siteConfig.tagline, url: home };
  let index: RunbookIndex = { schemaVersion: SCHEMA_VERSION, runbooks: [] };
  // Whoever works on a style sees it at once: the development server compiles them as they are.
  const styles = isBuild ? bundledStyles() : undefined;
  const filesOrder = () => ({
    ...{ index, docs, site, siteUrl: siteConfig.url, baseUrl },
    folder: besideDir,
  });
  return {
    name: 'rollbook',
    getThemePath: () => path.join(packageDir, 'theme'),
    getTypeScriptThemePath: () => path.join(packageDir, 'theme'),

    getClientModules: () => [
      path.join(packageDir, 'theme', 'withoutEval.ts'),
      ...(styles ? [styles.file] : []),
    ],

    injectHtmlTags: () => ({
      headTags: [
        {
          tagName: 'link',
          attributes: {
            rel: 'alternate',
            type: 'application/atom+xml',
            title: `${siteConfig.title}: what changed`,
            href: `${baseUrl}feed.xml`,
          },
        },
      ],
    }),

    async allContentLoaded({ allContent, actions }) {
      const { commit } = siteConfig.customFields ?? {};
      docs = docsPages(allContent);
      const { report, isBroken, data, sheets, ...result } = await beside.check({
        ...{ docs, home, color: process.stderr.isTTY === true },
        ...(typeof commit === 'string' && { commit }),
      });
      if (isBroken && isBuild) throw withoutStack(`The runbooks have errors.\n\n${report}`);
      if (isBroken) logger.error(report);
      else if (report) logger.warn(report);
      const { security } = (options ?? {}) as RollbookOptions;
      index = result.index;
      files = new Map([
        ['feed.xml', feedOf(index.runbooks, site, new Map())],
        ...(security ? [['.well-known/security.txt', securityText(security, home)] as const] : []),
      ]);
      if (security && expiryOf(security.expires) < new Date())
        logger.warn(
          'The option `security` of Rollbook has expired: readers take its contact for stale.',
        );
      for (const [name, json] of data) await actions.createData(name, json);
      for (const [id, json] of sheets)
        actions.addRoute({
          path: `${baseUrl}print/${id}`,
          component: path.join(packageDir, 'theme', 'print', 'PrintPage.tsx'),
          modules: { sheet: await actions.createData(`print-${id}.json`, json) },
          exact: true,
        });
      if (isBuild) made ??= beside.make(filesOrder());
      else {
        await writeFiles(files, publicDir);
        await writeFiles(await siteFiles(index, siteDir, site), publicDir);
        served = again(filesOrder());
      }
    },

    configureWebpack: (config, isServer) => {
      // `--no-minify` has none, and webpack's own does not know the site's browsers.
      if (!isServer)
        minimizesStyles =
          siteConfig.future.faster.rspackBundler && config.optimization?.minimize === true;
      return {
        resolve: { alias: styles?.aliases ?? {} },
        optimization: isServer ? {} : { splitChunks: { cacheGroups: CHUNKS } },
        ...({
          devServer: {
            static: [publicDir, besideDir].map((directory) => ({
              ...{ directory, publicPath: baseUrl, watch: false },
            })),
          },
        } as object),
      };
    },

    configurePostCss: (options) => leanPostcss(options, siteDir, minimizesStyles),

    async postBuild({ outDir, routesPaths }) {
      const addresses = routesPaths.map((route) => `/${route.slice(baseUrl.length)}`);
      // A page that stays open asks this whether the site has been built anew; the command line
      // asks below which path the pages expect to be served.
      const build = { commit: siteConfig.customFields?.commit, base: baseUrl };
      files.set('build.json', `${JSON.stringify(build)}\n`);
      const sections = [...new Set(addresses.map((address) => address.split('/')[1] ?? ''))].sort();
      const sources = index.runbooks.map(({ source }) => source);
      const [policy, changes] = await Promise.all([
        protectPages(outDir),
        // What Docusaurus says of the history is made up in a build for development.
        isBuild ? changesOf(sources, siteDir, siteConfig.future.experimental_vcs) : new Map(),
        made?.() ?? served?.then(throwIt),
      ]);
      beside.end();
      files.set('feed.xml', feedOf(index.runbooks, site, changes));
      await writeFiles(files, outDir);
      // The single files have a policy of their own, and come when that of the site is known.
      await moveFiles(besideDir, outDir);
      await writeFiles(headerFiles({ policy, baseUrl, sections }), outDir);
      if (isBuild) endQuickly();
    },
  };
}

/** The threads beside the sites that this process builds or serves, by their generated files. */
const running = new Map<string, Beside>();

function throwIt(problem: unknown): void {
  if (problem !== undefined) throw problem;
}

/** An error that shows its message alone: where in this package it was thrown helps no author. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
