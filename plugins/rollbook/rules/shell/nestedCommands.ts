import { withoutGlobalOptions } from './withoutGlobalOptions.ts';

/** What a command runs: another command's words, or a text that a shell reads. */
export interface Nested {
  words?: readonly string[];
  script?: string;
}

interface Wrapper {
  /** The options that take the next word. Of those not named none does, unless `flags` is there. */
  values?: readonly string[];
  /** The options that take no word, where there are fewer of those. All others take one. */
  flags?: readonly string[];
  /** How many words stand between the options and the command: a time, a container. */
  operands?: number;
  /** The word before the command, where one is needed. */
  after?: string;
  /** The rest is joined and read by a shell. */
  shell?: boolean;
}

function list(text: string): string[] {
  return text.split(' ');
}

const CONTAINER_FLAGS = list(
  '-i -t -d -it -ti -itd -dit -T -P -q --rm --interactive --tty --detach --privileged --init --read-only --no-deps --no-TTY --publish-all --build --quiet --service-ports',
);

/** Programs that run the command in their words, by name and, where it has one, subcommand. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['sudo', { values: list('-u -g -h -p -C -D -R -T -r -t -U --user --group --host --chdir') }],
  ['doas', { values: list('-u -C') }],
  ['env', { values: list('-u -C --unset --chdir') }],
  ['nice', { values: list('-n --adjustment') }],
  ['ionice', { values: list('-c -n -p --class --classdata') }],
  ['timeout', { values: list('-k -s --kill-after --signal'), operands: 1 }],
  ['stdbuf', { values: list('-i -o -e') }],
  ['exec', { values: list('-a') }],
  ['xargs', { values: list('-I -i -n -L -P -s -d -a -E --max-args --max-procs --delimiter') }],
  ['parallel', { values: list('-j -n -N --jobs') }],
  ['chroot', { operands: 1 }],
  ['flock', { values: list('-w -E --timeout'), operands: 1 }],
  ['strace', { values: list('-e -o -p -s -u') }],
  ['watch', { values: list('-n --interval'), shell: true }],
  ['eval', { shell: true }],
  ['ssh', { values: [...'BbcDEeFIiJLlmOopQRSWw'].map((l) => `-${l}`), operands: 1, shell: true }],
  ['su', { values: list('-s -g -G --shell'), operands: 1, after: '-c', shell: true }],
  ['docker exec', { flags: CONTAINER_FLAGS, operands: 1 }],
  ['docker run', { flags: CONTAINER_FLAGS, operands: 1 }],
  ['docker compose exec', { flags: CONTAINER_FLAGS, operands: 1 }],
  ['docker compose run', { flags: CONTAINER_FLAGS, operands: 1 }],
  ['kubectl exec', { after: '--' }],
  ['oc exec', { after: '--' }],
  ['kubectl run', { after: '--' }],
  ['oc rsh', { operands: 1 }],
  ['git submodule foreach', { values: [], shell: true }],
  ['vagrant ssh', { after: '-c', shell: true }],
  ['gcloud compute ssh', { after: '--command', shell: true }],
  ['gosu', { operands: 1 }],
  ...['poetry run', 'uv run', 'pipenv run', 'pdm run', 'hatch run', 'bundle exec', 'npm exec']
    .concat(list('npx nohup time setsid command builtin busybox'))
    .map((name): [string, Wrapper] => [name, {}]),
]);

const SHELLS = new Set(list('sh bash dash ash zsh ksh'));

/** Finds what a command runs. Takes its words, the name first and without a path. */
export function nestedCommands(words: readonly string[]): readonly Nested[] {
  const [name = '', ...rest] = words;
  if (SHELLS.has(name)) {
    const at = rest.findIndex((word) => /^-[a-z]*c[a-z]*$/.test(word));
    const script = at === -1 ? undefined : rest.slice(at + 1).find((word) => !/^-/.test(word));
    return script ? [{ script }] : [];
  }
  if (name === 'find') return findActions(rest);
  const plain = withoutGlobalOptions(words);
  for (let length = 1; length <= 3; length++) {
    const wrapper = WRAPPERS.get(plain.slice(0, length).join(' '));
    if (!wrapper) continue;
    const nested = unwrap(plain, length, wrapper);
    if (nested.length === 0) return [];
    return [wrapper.shell ? { script: nested.join(' ') } : { words: nested }];
  }
  return [];
}

function unwrap(words: readonly string[], from: number, wrapper: Wrapper): readonly string[] {
  if (wrapper.after !== undefined) {
    const at = words.indexOf(wrapper.after, from);
    return at === -1 ? [] : words.slice(at + 1);
  }
  let at = from;
  let operands = wrapper.operands ?? 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      at += 1 + operands;
      break;
    }
    if (word.startsWith('-') && word !== '-') {
      const takes = wrapper.flags
        ? !wrapper.flags.includes(word) && !word.includes('=')
        : wrapper.values?.includes(word);
      if (takes) at += 1;
    } else if (operands > 0) operands -= 1;
    else if (!/^[A-Za-z_]\w*=/.test(word)) break;
  }
  return words.slice(at);
}

function findActions(words: readonly string[]): Nested[] {
  const found: Nested[] = [];
  words.forEach((word, at) => {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(word)) return;
    const rest = words.slice(at + 1);
    const end = rest.findIndex((part) => part === ';' || part === '+');
    if (rest.length > 0) found.push({ words: end === -1 ? rest : rest.slice(0, end) });
  });
  return found;
}
