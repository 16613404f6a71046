/** The options before the subcommand that take the next word, by program. All others take none. */
const VALUED: Readonly<Record<string, string>> = {
  git: '-C -c --git-dir --work-tree --namespace',
  docker: '-c -H -l --context --host --config --log-level',
  'docker compose': '-f -p --file --project-name --profile --env-file --project-directory',
  kubectl:
    '-n -s -v --namespace --context --cluster --kubeconfig --server --user --as --token --request-timeout',
  oc: '-n -s --namespace --context --kubeconfig --server --as --token',
  terraform: '',
  pulumi: '-s --stack -C --cwd',
  systemctl: '-H -M --host --machine',
  helm: '-n --namespace --kube-context --kubeconfig --registry-config',
  aws: '--profile --region --output --endpoint-url --query --ca-bundle --color',
  gcloud: '--project --account --configuration --format --verbosity --billing-project',
  az: '--subscription --output -o --query',
  gsutil: '-o -h -u -i',
  gh: '-R --repo --hostname',
  npm: '--prefix -w --workspace --registry --userconfig',
  pnpm: '-C --dir --filter -F --registry',
  yarn: '--cwd',
  cargo: '-C -Z --config --color',
  etcdctl: '--endpoints --cacert --cert --key --user',
};

/** Other names of the same program. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  podman: ['docker'],
  nerdctl: ['docker'],
  'docker-compose': ['docker', 'compose'],
  k: ['kubectl'],
  tofu: ['terraform'],
  terragrunt: ['terraform'],
};

const VALUES = new Map(
  Object.entries(VALUED).map(([program, options]) => [program, new Set(options.split(' '))]),
);

/**
 * A command's words with the program's usual name and without what stands before the subcommand:
 * `git -C dir push` becomes `git push`. The words of other programs are returned as they are.
 */
export function withoutGlobalOptions(words: readonly string[]): readonly string[] {
  const [name = '', ...rest] = words;
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  const plain = strip(alias ? [...alias, ...rest] : words, 1);
  return plain[0] === 'docker' && plain[1] === 'compose' ? strip(plain, 2) : plain;
}

function strip(words: readonly string[], length: number): readonly string[] {
  const values = VALUES.get(words.slice(0, length).join(' '));
  if (!values) return words;
  let at = length;
  while (words[at]?.startsWith('-') && words[at] !== '--')
    at += values.has(words[at] ?? '') ? 2 : 1;
  return at === length ? words : [...words.slice(0, length), ...words.slice(at)];
}
