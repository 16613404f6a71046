/** How a program reads its arguments, where it runs some of them as a program. */
export interface Interpreter {
  /** The options whose value, in the same word or the next, is a program. */
  code?: RegExp;
  /** Everything after such an option is refused too: the program may use it unquoted. */
  rest?: boolean;
  /** The operands that are programs: from this one, counted from 0, up to but not including `to`. */
  operands?: { from: number; to: number };
  /** Short options that take the next word. */
  valued?: string;
  /** Long options that take the next words, and how many. */
  long?: Record<string, number>;
  /** Options may follow operands. */
  permuted?: boolean;
  /** It runs its standard input where it has at most so many operands. */
  stdin?: number;
  /** The option with which it runs its standard input whatever else it has. */
  input?: RegExp;
  /** The option with which it does not. */
  unless?: RegExp;
  /** What is assigned before its name is read by it as well. */
  assignments?: boolean;
}

const ALL = { from: 0, to: Number.POSITIVE_INFINITY };
const FIRST = { from: 0, to: 1 };
const ANY = Number.POSITIVE_INFINITY;

function each(names: string, interpreter: Interpreter): [string, Interpreter][] {
  return names.split(' ').map((name) => [name, interpreter]);
}

/** Programs that read an argument, or their input, again as a program: by name, without a path. */
export const INTERPRETERS: ReadonlyMap<string, Interpreter> = new Map([
  ...each('sh bash zsh dash ash ksh mksh fish csh tcsh rbash', {
    code: /^[-+][A-Za-z]*c|^--command/,
    rest: true,
    valued: 'oO',
    long: { '--rcfile': 1, '--init-file': 1 },
    stdin: 0,
    input: /^-[A-Za-z]*s/,
  }),
  ...each('su runuser sg script vagrant pwsh powershell', {
    code: /^-[A-Za-z]*c|^--(?:session-)?command|^-Command/,
    rest: true,
    permuted: true,
    stdin: ANY,
  }),
  ...each('flock', { code: /^-[A-Za-z]*c|^--command/, rest: true, permuted: true }),
  ...each('python python2 python3 pypy pypy3', {
    code: /^-[A-Za-z]*c/,
    valued: 'WX',
    stdin: 0,
  }),
  ...each('perl ruby lua luajit julia R Rscript osascript', {
    code: /^-[A-Za-z0-9]*[eE]|^--eval/,
    valued: 'I',
    stdin: 0,
  }),
  ...each('node nodejs deno bun', {
    code: /^-[A-Za-z]*[ep]|^--(?:eval|print)/,
    valued: 'rC',
    stdin: 0,
  }),
  ...each('php', { code: /^-[rBRE]/, valued: 'cd', stdin: 0 }),
  ...each('tclsh expect', { code: /^-c/, stdin: 0 }),
  ...each('psql duckdb cockroach', { code: /^-[A-Za-z]*c|^--command/, permuted: true, stdin: ANY }),
  ...each('mysql mariadb cqlsh mongo mongosh influx', {
    code: /^-[A-Za-z]*e|^--(?:eval|execute)|^-execute/,
    permuted: true,
    stdin: ANY,
  }),
  ...each('clickhouse clickhouse-client bq', { code: /^-q|^--query/, permuted: true, stdin: ANY }),
  ...each('sqlite3 sqlite', { code: /^-cmd/, operands: { from: 1, to: ANY }, stdin: ANY }),
  ...each('ssh autossh rsh slogin', {
    operands: { from: 1, to: ANY },
    valued: 'BbcDEeFIiJLlmOopQRSWw',
    stdin: 1,
  }),
  ...each('eval alias parallel tmux screen bind complete compgen', { operands: ALL, stdin: 0 }),
  ...each('watch', { operands: ALL, valued: 'nq' }),
  ...each('trap', { operands: FIRST }),
  ...each('source .', { stdin: 0 }),
  ...each('at batch crontab dc', { code: /^-e/, stdin: ANY }),
  // It splits its input at blanks and quotes of its own kind.
  ...each('xargs', { stdin: ANY, unless: /^-[a-z]*0|^--null|^-d|^--delimiter/ }),
  ...each('env', { code: /^-[a-z]*S|^--split-string/ }),
  // `$(shell …)` in a variable runs, from the command line and from the environment.
  ...each('make gmake', { operands: ALL, valued: 'CfIjloW', assignments: true }),
  ...each('awk gawk mawk nawk', { code: /^-e|^--source/, operands: FIRST, valued: 'Fvf' }),
  ...each('sed gsed', { code: /^-[A-Za-z]*e|^--expression/, operands: FIRST, valued: 'fl' }),
  ...each('jq yq gojq', {
    operands: FIRST,
    valued: 'fL',
    long: { '--arg': 2, '--argjson': 2, '--slurpfile': 2, '--rawfile': 2, '--indent': 1 },
    permuted: true,
  }),
  // `-c core.pager=…`; after the subcommand `-c` is another option.
  ...each('git', { code: /^-c|^--config-env/, valued: 'C' }),
]);

/**
 * Programs that run a later word as a command, and how many operands stand before it. Those that do
 * it only for a subcommand are in `runsLaterWords`; -1 is for those whose operands a shell reads.
 */
export const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ...'sudo doas env nohup nice ionice time stdbuf setsid command builtin exec xargs unshare nsenter'
    .split(' ')
    .map((name): [string, number] => [name, 0]),
  ...'strace ltrace systemd-run busybox caffeinate noglob nocorrect - sshpass entr'
    .split(' ')
    .map((name): [string, number] => [name, 0]),
  ...'timeout chroot flock chrt taskset repeat'
    .split(' ')
    .map((name): [string, number] => [name, 1]),
  ...'ssh autossh mosh eval watch'.split(' ').map((name): [string, number] => [name, -1]),
]);

const CONTAINERS = new Set('docker podman nerdctl kubectl oc lxc docker-compose crictl'.split(' '));

/** Whether a word of a command makes what comes after it another command. */
export function runsLaterWords(command: string, word: string): boolean {
  if (/^-(?:exec|execdir|ok|okdir)$/.test(word)) return true;
  return CONTAINERS.has(command) && (word === 'exec' || word === 'run');
}
