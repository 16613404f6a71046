import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Options as PresetOptions, ThemeConfig } from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import rehypeHighlight from 'rehype-highlight';
import rollbook, { createParseFrontMatter, rehypeRunbooks, remarkRunbooks } from 'rollbook';
import leanScripts from './src/leanScripts.ts';

const docsDir = path.join(__dirname, 'docs');

/** The commit that the site is built from; undefined where that cannot be told. */
function commitOf(folder: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return process.env.COMMIT ?? (status === 0 ? stdout.trim() : undefined);
}

/** Whom to tell of a hole in the site: whoever hosts it says so, or there is no security.txt. */
function securityContact() {
  const { SECURITY_CONTACT: contact, SECURITY_EXPIRES: expires = '' } = process.env;
  return contact ? { contact, expires } : undefined;
}

const config: Config = {
  title: 'Rollbook',
  tagline: 'Rollback plans that can be run',
  url: process.env.SITE_URL ?? 'http://localhost:3000',
  baseUrl: process.env.BASE_URL ?? '/',
  favicon: 'img/favicon.svg',
  trailingSlash: false,
  // The pages work without their scripts: a banner about missing ones would be in a reader's way.
  baseUrlIssueBanner: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  future: { v4: true },
  storage: { namespace: 'site' },
  markdown: {
    parseFrontMatter: createParseFrontMatter(docsDir),
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  // The run record says what the page was built from.
  customFields: { commit: commitOf(__dirname) },
  plugins: [[rollbook, { security: securityContact() }], leanScripts],
  clientModules: ['./src/leanPrefetch.ts', './src/paperWhenPrinted.ts'],
  presets: [
    [
      'classic',
      {
        docs: {
          path: 'docs',
          routeBasePath: '/',
          sidebarPath: './sidebars.ts',
          beforeDefaultRemarkPlugins: [remarkRunbooks(__dirname)],
          // What no grammar is known for, such as `mdx`, stays as it is.
          rehypePlugins: [[rehypeHighlight, { plainText: ['mdx', 'text'] }], rehypeRunbooks],
          breadcrumbs: false,
        },
        blog: false,
        theme: { customCss: ['./src/css/tokens.css', './src/css/site.css', './src/css/print.css'] },
      } satisfies PresetOptions,
    ],
  ],
  themeConfig: {
    image: 'img/social-card.png',
    colorMode: { respectPrefersColorScheme: true },
    prism: { theme: { plain: {}, styles: [] } },
    navbar: {
      title: 'Rollbook',
      logo: { alt: '', src: 'img/logo.svg' },
      items: [
        { to: '/', label: 'Runbooks', position: 'left', activeBaseRegex: '^/$|/runbooks/' },
        { to: '/triggers', label: 'Triggers', position: 'left' },
        { to: '/flags', label: 'Flags', position: 'left' },
        { to: '/targets', label: 'Targets', position: 'left' },
        { to: '/drills', label: 'Drills', position: 'left' },
        { to: '/runs', label: 'Runs', position: 'left' },
        { type: 'docSidebar', sidebarId: 'authoring', label: 'Write a plan', position: 'right' },
        { type: 'docSidebar', sidebarId: 'reference', label: 'Reference', position: 'right' },
      ],
    },
    footer: {
      links: [
        { to: '/triggers', label: 'Triggers' },
        { to: '/flags', label: 'Flags' },
        { to: '/targets', label: 'Targets' },
        { to: '/drills', label: 'Drills' },
        { to: '/about', label: 'What Rollbook is' },
        { to: '/authoring', label: 'Write a plan' },
        { to: '/reference/rules', label: 'Reference' },
        { href: 'pathname:///runbooks/index.json', label: 'Index (JSON)' },
      ],
    },
  } satisfies ThemeConfig,
};

export default config;
