/** Headers that help besides the policy; a meta tag cannot say them. */
const BESIDE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * The settings of the usual static hosts, by the path of the file in the built site. `policy` is
 * that of the whole site; who may frame it can be said by a header alone.
 */
export function headerFiles(policy: string): Map<string, string> {
  const headers = Object.entries({
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    ...BESIDE,
  });
  const lines = (write: (name: string, value: string) => string) =>
    headers.map(([name, value]) => `${write(name, value)}\n`).join('');
  const vercel = {
    headers: [{ source: '/(.*)', headers: headers.map(([key, value]) => ({ key, value })) }],
  };
  return new Map([
    // Netlify, Cloudflare Pages
    ['_headers', `/*\n${lines((name, value) => `  ${name}: ${value}`)}`],
    // Apache
    [
      '.htaccess',
      `<IfModule mod_headers.c>\n${lines((name, value) => `  Header always set ${name} "${value}"`)}</IfModule>\n`,
    ],
    // Vercel
    ['vercel.json', `${JSON.stringify(vercel, null, 2)}\n`],
    // nginx: to be included in the `server` block
    ['nginx-headers.conf', lines((name, value) => `add_header ${name} "${value}" always;`)],
  ]);
}
