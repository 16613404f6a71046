/** What a secret looks like. Every pattern takes time in proportion to the text, whatever it is. */
export interface SecretPattern {
  /** What it is, for the message. */
  name: string;
  /** The secret is the first group, or the whole match where there is none. Global. */
  pattern: RegExp;
  /** Whether it is a word that somebody chose, so that what is plainly no secret must be left out. */
  chosen?: boolean;
}

/** Tokens that are told by their form wherever they stand. */
export const TOKENS: readonly SecretPattern[] = [
  {
    name: 'an AWS access key',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  },
  {
    name: 'an AWS secret key',
    pattern:
      /aws_?secret_?(?:access_?)?key["']?[ \t]{0,4}[=:][ \t]{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/gi,
  },
  {
    name: 'a GitHub token',
    pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g,
  },
  {
    name: 'a GitLab token',
    pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{20,255}/g,
  },
  {
    name: 'a Slack token',
    pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  },
  {
    name: 'the address of a Slack webhook',
    pattern:
      /hooks\.slack\.com\/services\/(T[A-Za-z0-9_]{6,16}\/B[A-Za-z0-9_]{6,16}\/[A-Za-z0-9]{16,40})/g,
  },
  {
    name: 'a Google API key',
    pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
  },
  {
    name: 'a Stripe key',
    pattern: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20,255}/g,
  },
  {
    name: 'an npm token',
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g,
  },
  { name: 'a PyPI token', pattern: /(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{50,255}/g },
  {
    name: 'a JSON Web Token',
    pattern:
      /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{10,2000}/g,
  },
  {
    name: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
  },
  {
    name: 'a password in an address',
    chosen: true,
    pattern: /:\/\/[^\s/:@"'`<>]{0,100}:([^\s/:@"'`<>]{3,200})@[A-Za-z0-9[{$_]/g,
  },
  {
    name: 'a bearer token',
    chosen: true,
    pattern: /(?<![A-Za-z])bearer[ \t]{1,4}([A-Za-z0-9._~+/=-]{20,4000})/gi,
  },
];

/** What is written next to the name of a secret. Only in blocks and front matter: prose says such things. */
export const ASSIGNMENTS: readonly SecretPattern[] = [
  {
    name: 'a password or token',
    chosen: true,
    pattern:
      /(?<![A-Za-z])(?:PG|DB)?(?:password|passwd|passphrase|pwd|secret|secret_?key|api_?key|access_?token|auth_?token|client_?secret|private_?key|token)["']?[ \t]{0,4}(?:=|:(?!:|\/\/))[ \t]{0,4}(?:"([^"\n]{4,200})"|'([^'\n]{4,200})'|([^\s"',;&|()<>`]{4,200}))/gi,
  },
  {
    name: 'a password',
    chosen: true,
    pattern:
      /curl(?=[ \t])[^\n]{0,300}?[ \t](?:-u|--user)[ \t=]{0,4}["']?[^\s:"']{1,100}:([^\s"']{3,200})/g,
  },
  {
    name: 'a password',
    chosen: true,
    pattern:
      /(?<![\w-])--pass(?:word|wd)?[ \t]{1,4}(?:"([^"\n]{4,200})"|'([^'\n]{4,200})'|([^\s"',;&|()<>`-][^\s"',;&|()<>`]{3,199}))/gi,
  },
];

const EXAMPLES =
  /^(?:x{3,}|\*{3,}|\.{3,}|…|_{2,}|<.*|\[.*|(?:your|my|the|some|example|sample|dummy|fake|test|changeme|change-me|change_me|redacted|placeholder|secret|password|passwd|token|none|null|true|false|undefined|todo|tbd|env|vault|file|prompt|required|optional|string|hidden)(?:[-_ ].*)?)$/i;

/** True for what stands in a secret's place without being one: a variable, a file, an example. */
export function isNoSecret(value: string): boolean {
  return (
    /[${%]|\(|^[[{]|^~?\.?\/|\.(?:txt|pem|key|json|ya?ml|env)$|^(?:os|process|secrets|vars|var|env|config|settings)\./.test(
      value,
    ) || EXAMPLES.test(value.slice(0, 200))
  );
}

/** How evenly the characters of a text are spread, in bits a character: random ones have over 3.5. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
