/** Headers that help besides the policy; a meta tag cannot say them. */
const BESIDE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Who may frame the site can be said by a header alone. */
const FRAMES = "frame-ancestors 'none'";

/** What the settings of the hosts are made of. */
export interface HostedSite {
  /** The policy of all pages, the single files aside: each of those has one of its own in it. */
  policy: string;
  /** The path of the site, with a slash at both ends. */
  baseUrl: string;
  /** The first parts of the addresses of the pages, below the base: ``, `runbooks`, `run`. */
  sections: readonly string[];
}

type Header = readonly [name: string, value: string];

/**
 * The settings of the usual static hosts, by the path of the file in the built site: the headers,
 * and that an address without an ending is that of a page.
 */
export function headerFiles(site: HostedSite): Map<string, string> {
  const all: Header[] = Object.entries(BESIDE);
  const pages: Header[] = [['Content-Security-Policy', `${site.policy}; ${FRAMES}`]];
  const files: Header[] = [['Content-Security-Policy', FRAMES]];
  return new Map([
    ['_headers', netlify(site, all, pages, files)],
    ['.htaccess', apache(site, all, pages, files)],
    ['vercel.json', vercel(site, all, pages, files)],
    ['nginx-headers.conf', nginx(site, all, pages, files)],
  ]);
}

type Write = (site: HostedSite, all: Header[], pages: Header[], files: Header[]) => string;

/** Netlify, Cloudflare Pages: every rule that fits counts, so a policy stands where it is meant. */
const netlify: Write = ({ baseUrl, sections }, all, pages, files) => {
  const rule = (path: string, headers: readonly Header[]) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  return [
    rule(`${baseUrl}*`, all),
    ...sections.map((section) => rule(`${baseUrl}${section}`, pages)),
    ...sections
      .filter((section) => section !== '')
      .map((section) => rule(`${baseUrl}${section}/*`, pages)),
    rule(`${baseUrl}offline/*`, files),
  ].join('\n');
};

const apache: Write = ({ baseUrl }, all, pages, files) => {
  const lines = (headers: readonly Header[], indent: string) =>
    headers.map(([name, value]) => `${indent}Header always set ${name} "${value}"\n`).join('');
  return `DirectorySlash Off
ErrorDocument 404 ${baseUrl}404.html
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME}.html -f
  RewriteRule ^(.+)$ $1.html [L]
</IfModule>
<IfModule mod_headers.c>
${lines(all, '  ')}  <If "%{REQUEST_URI} =~ m#/offline/#">
${lines(files, '    ')}  </If>
  <Else>
${lines(pages, '    ')}  </Else>
</IfModule>
`;
};

const vercel: Write = ({ baseUrl }, all, pages, files) => {
  const rule = (source: string, headers: readonly Header[]) => ({
    source,
    headers: headers.map(([key, value]) => ({ key, value })),
  });
  const settings = {
    cleanUrls: true,
    trailingSlash: false,
    headers: [
      rule(`${baseUrl}(.*)`, all),
      rule(`${baseUrl}((?!offline/).*)`, pages),
      rule(`${baseUrl}offline/(.*)`, files),
    ],
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
};

/** nginx, to be included in the `server` block. A place with headers of its own inherits none. */
const nginx: Write = ({ baseUrl }, all, pages, files) => {
  const place = (path: string, headers: readonly Header[], more: string) =>
    `location ${path} {\n${more}${headers
      .map(([name, value]) => `  add_header ${name} "${value}" always;\n`)
      .join('')}}\n`;
  return [
    `error_page 404 ${baseUrl}404.html;\n`,
    place(baseUrl, [...all, ...pages], '  try_files $uri $uri.html $uri/index.html =404;\n'),
    place(`^~ ${baseUrl}offline/`, [...all, ...files], ''),
    place(
      `^~ ${baseUrl}assets/`,
      [...all, ['Cache-Control', 'public, max-age=31536000, immutable']],
      '',
    ),
  ].join('');
};
