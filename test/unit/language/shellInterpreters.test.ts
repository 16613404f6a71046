import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../plugins/rollbook/language/placeholders.ts';

/** `x:word y:comment` */
function contextsIn(text: string): string {
  return findPlaceholders(text, 'bash', () => true)
    .map(({ variable, context }) => `${variable}:${context}`)
    .join(' ');
}

describe('what is read a second time', () => {
  it.each([
    'sh -c {{x}}',
    'bash -lc {{x}}',
    'bash -o pipefail -c {{x}}',
    '/usr/bin/env bash -c {{x}}',
    "bash -c 'cmd $1' _ {{x}}",
    'eval {{x}}',
    'eval "$(cmd {{x}})"',
    'ev\\\nal {{x}}',
    'command eval {{x}}',
    "'ev'al {{x}}",
    'ssh host cmd {{x}}',
    'ssh -o ProxyCommand={{x}} host',
    'sudo -n ssh host {{x}}',
    'su -c {{x}}',
    'xargs -n1 sh -c {{x}}',
    'find . -exec sh -c {{x}} \\;',
    'docker exec -it web sh -c {{x}}',
    'kubectl exec pod -- bash -c {{x}}',
    'watch -n 5 cmd {{x}}',
    'python3 -c {{x}}',
    'perl -ne {{x}} file',
    '"$PYTHON" -c {{x}}',
    '$SUDO eval {{x}}',
    'psql db -c {{x}}',
    'sqlite3 app.db {{x}}',
    'sed s/a/{{x}}/ file',
    'awk {{x}} file',
    'git -c {{x}} push',
    'make deploy VERSION={{x}}',
    'VERSION={{x}} make deploy',
    'trap {{x}} EXIT',
    'alias a={{x}}',
    'PROMPT_COMMAND={{x}}',
    'GIT_PAGER={{x}} git log',
    'env PAGER={{x}} man ls',
    'gcloud compute ssh vm --command={{x}}',
    'gcloud compute ssh vm --command {{x}}',
    'echo {{x}} | sh',
    'echo {{x}} |\n  sudo bash -s',
    '{ echo {{x}}; } | bash',
    'if true; then echo {{x}}; fi | sh',
    'echo {{x}} | { cat; sh; }',
    'echo {{x}} | python -',
    'echo {{x}} | ssh host',
    'echo {{x}} | ssh host bash',
    'echo {{x}} | xargs rm',
    'echo {{x}} | tee >(sh)',
    'bash <<< {{x}}',
    'bash < <(echo {{x}})',
    '{ sh; } <<< {{x}}',
    'source <(echo {{x}})',
    'scp file host:{{x}}',
  ])('%s', (text) => {
    expect(contextsIn(text)).toBe('x:nested-shell');
  });

  it('but not what merely goes through a pipe', () => {
    expect(
      contextsIn('echo {{x}} | ssh host cat; echo {{y}} | xargs -0 rm; echo {{z}} | sort'),
    ).toBe('x:word y:word z:word');
  });
});
