import { describe, expect, test } from 'vitest';
import { said, saidOf } from './commandsCheck.ts';

/** Made of parts, so that nothing here is taken for a secret by whoever scans this repository. */
const of = (...parts: string[]) => parts.join('');
const SECRETS: [string, string][] = [
  ['an AWS access key', of('AKIA', 'QX3BVN7TLMWZ5RDE')],
  ['a GitHub token', of('ghp', '_q8Zt4LmVx2Rk9Wb6Yc1Nd5Fh3Gj7Ks0PaUe1')],
  ['a GitHub token', of('github', '_pat_11ABCDEFG0q8Zt4LmVx2Rk9Wb6')],
  ['a GitLab token', of('glp', 'at-q8Zt4LmVx2Rk9Wb6Yc1N')],
  ['a Slack token', of('xo', 'xb-123456789012-abcdefGHIJKL')],
  ['a Google API key', of('AI', 'zaSyq8Zt4LmVx2Rk9Wb6Yc1Nd5Fh3Gj7Ks0Pa')],
  ['an npm token', of('np', 'm_q8Zt4LmVx2Rk9Wb6Yc1Nd5Fh3Gj7Ks0PaUe1')],
  [
    'a JSON Web Token',
    of('ey', 'JhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiJvcHMifQ.', 'q8Zt4LmVx2Rk9Wb6Yc1Nd5'),
  ],
];

describe('secret-in-source', () => {
  test.each(SECRETS)('finds %s anywhere and never prints it', async (name, secret) => {
    for (const body of [
      `\`\`\`bash\nrun --with ${secret}\n\`\`\`\n`,
      `\`\`\`text sample\n${secret}\n\`\`\`\n`,
      `Use ${secret} here.\n`,
      `:::template[T]{#t}\n\n\`\`\`markdown\n${secret}\n\`\`\`\n\n:::\n`,
    ]) {
      const messages = await said(body);
      expect(messages).toEqual([
        expect.objectContaining({ rule: 'secret-in-source', text: secret }),
      ]);
      expect(messages[0]?.reason).toContain(name);
      expect(messages[0]?.reason).not.toContain(secret.slice(0, 6));
    }
  });

  test('finds the default of a variable in the front matter', async () => {
    const variables =
      'variables:\n  db:\n    label: Database\n    type: text\n    default: postgres://app:k3Yb0ard@db/app\n';
    const messages = await saidOf('psql {{db}}', 'bash', variables);
    expect(messages).toEqual([
      expect.objectContaining({ rule: 'secret-in-source', text: 'k3Yb0ard' }),
    ]);
  });

  test.each([
    ['export DB_PASSWORD=correcthorse', 'correcthorse'],
    ['PGPASSWORD="correct horse" psql', 'correct horse'],
    ["curl -d 'password=h0rse-battery' https://example.com", 'h0rse-battery'],
    ['mysql --password staple9x', 'staple9x'],
    ['curl -u deploy:staple9x https://example.com', 'staple9x'],
    ['git clone https://bot:staple9x@example.com/x.git', 'staple9x'],
    ['curl -H "Authorization: Bearer q8Zt4LmVx2Rk9Wb6Yc1Nd5"', 'q8Zt4LmVx2Rk9Wb6Yc1Nd5'],
  ])('%s', async (command, secret) => {
    expect(await saidOf(command)).toEqual([
      expect.objectContaining({ rule: 'secret-in-source', text: secret }),
    ]);
  });

  test('finds a private key, and a password in a configuration', async () => {
    const [key] = await saidOf(of('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEow'), 'text sample');
    expect(key?.reason).toContain('a private key');
    const [yaml] = await saidOf('db:\n  password: k3Yb0ard', 'yaml');
    expect(yaml).toMatchObject({ line: 2, text: 'k3Yb0ard' });
  });

  const VARIABLES = 'variables:\n  password: {label: Password, type: secret}\n';
  test.each([
    'curl -u "deploy:$PASSWORD" https://example.com',
    'curl -u deploy:{{password}} https://example.com',
    'PGPASSWORD={{password}} psql',
    'PASSWORD="$(pass show db)" run',
    `export TOKEN=\${GITHUB_TOKEN}`,
    'mysql --password-file /run/secrets/db',
    'run --password /run/secrets/db',
    'git clone https://github.com/example/x.git',
    'git clone git@github.com:example/x.git',
    'curl http://127.0.0.1:9090/api?at=10:30',
    'PASSWORD=changeme run',
    'curl -H "Authorization: Bearer $TOKEN"',
    'curl -H "Authorization: Bearer YOUR_ACCESS_TOKEN_HERE"',
    'grep -c password app.log',
  ])('%s is fine', async (command) => {
    const messages = await saidOf(command, 'bash', VARIABLES);
    expect(messages.filter(({ rule }) => rule === 'secret-in-source')).toEqual([]);
  });

  test('leaves prose about passwords alone', async () => {
    expect(await said('The password: ask the owner. token: reset it before 10:30.\n')).toEqual([]);
  });
});
