import type { Effect } from '../../model/vocabulary.ts';

/** What a step has to own up to before it runs something. */
export interface Danger {
  effect: Extract<Effect, 'destructive' | 'irreversible'>;
  /** What it does, as the end of a sentence: "it drops what is stored". */
  why: string;
}

/** A command that does harm, told by its words. */
export interface DangerousCommand extends Danger {
  /** The program and its subcommands, alternatives parted by `|`; `*` is any words in between. */
  run: string;
  /**
   * Options that must be there: groups parted by blanks, alternatives by `|`. Short ones are found
   * in clusters as well (`-rf`).
   */
  options?: string;
  /** What one of the words after the subcommand must look like. Linear on any input. */
  argument?: RegExp;
  /** Only the last word is looked at for `argument`. */
  last?: boolean;
  /** Options, parted by blanks, that make it harmless, besides `--help` and `--dry-run`. */
  unless?: string;
}

type Row = [run: string, why: string, more?: Omit<DangerousCommand, 'run' | 'why' | 'effect'>];

/** What destroys work or data that may be brought back from a copy, or with luck. */
const DESTRUCTIVE: readonly Row[] = [
  // Git
  [
    'git push',
    'it overwrites the history of the remote branch',
    { options: '-f|--force|--force-with-lease|--mirror', unless: '-n' },
  ],
  ['git push', 'a `+` before a ref overwrites its history', { argument: /^\+/, unless: '-n' }],
  [
    'git push',
    'it deletes a remote branch or tag',
    { options: '-d|--delete|--prune', unless: '-n' },
  ],
  [
    'git push',
    'a ref that begins with `:` is deleted on the remote',
    { argument: /^:./, unless: '-n' },
  ],
  ['git reset', 'changes that are not committed are gone', { options: '--hard' }],
  ['git clean', 'files that are not tracked are gone', { options: '-f|--force', unless: '-n' }],
  [
    'git checkout|switch',
    'changes that are not committed are gone',
    { options: '-f|--force|--discard-changes' },
  ],
  [
    'git tag',
    'the tag no longer names the commit that others have seen',
    { options: '-f|--force' },
  ],
  ['git branch', 'commits that are on no other branch are lost', { options: '-D' }],
  ['git stash drop|clear', 'what was stashed is gone'],
  ['git filter-branch|filter-repo', 'it rewrites the history'],
  ['git reflog expire|delete', 'lost commits can no longer be found'],
  ['git update-ref', 'it deletes a ref', { options: '-d' }],
  // Files and disks
  ['rm', 'whole folders are deleted without a question', { options: '-r|-R|--recursive' }],
  ['rm', 'every file that the pattern matches is deleted', { argument: /^(?:\/|~|\.)?\/?\*$/ }],
  ['find', 'every file that it finds is deleted', { options: '-delete' }],
  [
    'rsync',
    'files that the source does not have are deleted at the target',
    {
      options: '--delete|--delete-before|--delete-after|--delete-during|--delete-excluded|--del',
      unless: '-n',
    },
  ],
  ['rclone sync|purge|delete', 'files are deleted at the target'],
  ['truncate', 'the content of the file is gone', { options: '-s|--size' }],
  [
    'chmod',
    'everybody may write to everything in it',
    { options: '-R|--recursive', argument: /^0?777$|^a?[+=]rwx$/ },
  ],
  ['crontab', 'all scheduled jobs of the user are gone', { options: '-r' }],
  [
    'iptables|ip6tables|nft',
    'all rules of the firewall are gone',
    { argument: /^(?:-F|--flush|flush)$/ },
  ],
  [
    'userdel|deluser',
    'the account and its files are deleted',
    { options: '-r|--remove|--remove-home' },
  ],
  ['lvremove|vgremove|pvremove', 'the volume and what is on it are gone'],
  // Machines and services
  ['shutdown|reboot|poweroff|halt', 'the machine goes down', { unless: '-c -k' }],
  ['init|telinit', 'the machine goes down', { argument: /^[06]$/ }],
  ['systemctl reboot|poweroff|halt|kexec', 'the machine goes down'],
  ['systemctl mask', 'the unit can no longer be started by anything'],
  // Containers and clusters
  [
    'docker system|volume|image|container|network|builder prune',
    'it deletes everything that is not in use right now',
  ],
  ['docker volume rm|remove', 'the data in the volume is gone'],
  ['docker compose down|rm', 'the data in the volumes is gone', { options: '-v|--volumes' }],
  [
    'docker push',
    'the image that others get under this tag is replaced',
    { argument: /:(?:latest|stable|prod|production|main)$/ },
  ],
  [
    'docker tag',
    'the image that this tag names is replaced',
    { argument: /:(?:latest|stable|prod|production|main)$/, last: true },
  ],
  ['kubectl|oc delete', 'the object and what belongs to it are gone'],
  ['kubectl|oc replace', 'the object is deleted before it is made again', { options: '--force' }],
  ['kubectl|oc drain', 'every pod of the node is evicted'],
  ['helm uninstall|delete|del|un', 'the release and its objects are gone'],
  // Infrastructure
  ['terraform destroy', 'everything that it manages is taken down'],
  ['terraform apply', 'everything that it manages is taken down', { options: '-destroy' }],
  ['terraform state rm', 'it forgets what it manages'],
  ['terraform workspace delete', 'the state of the workspace is gone'],
  ['pulumi destroy', 'everything that it manages is taken down'],
  ['cdk destroy', 'the stack is taken down'],
  [
    'aws s3 rm',
    'every object under the prefix is deleted',
    { options: '--recursive', unless: '--dryrun' },
  ],
  ['aws s3 rb', 'the bucket and what is in it are deleted', { options: '--force' }],
  [
    'aws s3 sync',
    'objects that the source does not have are deleted',
    { options: '--delete', unless: '--dryrun' },
  ],
  ['aws *', 'the resource is gone', { argument: /^(?:delete|terminate|purge)-[a-z]/ }],
  ['gcloud * delete', 'the resource is gone'],
  ['az * delete|purge', 'the resource is gone'],
  ['gsutil rm', 'every object under the prefix is deleted', { options: '-r|-R' }],
  [
    'gcloud storage rm',
    'every object under the prefix is deleted',
    { options: '-r|-R|--recursive' },
  ],
  ['gh release|repo|secret|variable delete', 'it is gone from GitHub'],
  ['vault delete', 'the secret is gone'],
  ['consul kv delete', 'the keys are gone'],
  ['etcdctl del', 'every key under the prefix is gone', { options: '--prefix' }],
  // Data
  ['dropdb', 'the database is gone'],
  ['mysqladmin drop', 'the database is gone'],
  ['pg_restore', 'what is there is dropped before it is restored', { options: '-c|--clean' }],
  ['redis-cli|valkey-cli *', 'every key is deleted', { argument: /^flush(?:all|db)$/i }],
  [
    'mongosh|mongo',
    'what is stored is deleted',
    { argument: /\.(?:drop|dropDatabase|deleteMany|remove)\s?\(/ },
  ],
  ['mongorestore', 'what is there is dropped before it is restored', { options: '--drop' }],
  ['kafka-topics|kafka-topics.sh', 'the topic and its messages are gone', { options: '--delete' }],
  ['rabbitmqctl purge_queue|delete_queue|reset|force_reset', 'messages are gone'],
  ['rails|rake|bin/rails *', 'the database is dropped', { argument: /^db:(?:drop|reset|purge)/ }],
  ['python|python3 manage.py flush', 'every table is emptied'],
  ['prisma migrate reset', 'the database is dropped'],
  [
    'php artisan',
    'every table is dropped',
    { argument: /^(?:migrate:(?:fresh|reset|refresh)|db:wipe)$/ },
  ],
];

/** What nobody can take back: others have it, or nothing is left to take it back from. */
const IRREVERSIBLE: readonly Row[] = [
  ['npm|pnpm|yarn|lerna publish', 'a version that was published can never be used again'],
  ['yarn npm publish', 'a version that was published can never be used again'],
  ['npm|pnpm unpublish', 'a version that was withdrawn can never be used again'],
  ['twine upload', 'a version that was uploaded can never be used again'],
  ['python|python3 -m twine upload', 'a version that was uploaded can never be used again'],
  ['poetry|uv|flit|hatch|pdm publish', 'a version that was uploaded can never be used again'],
  ['cargo publish', 'a version that was published can never be used again'],
  ['gem push', 'others have the version from that moment'],
  [
    'dd',
    'what was on the target is overwritten',
    { argument: /^of=\/dev\/(?!null$|stdout$|zero$)/ },
  ],
  ['mkfs|mke2fs|mkswap|wipefs|shred|blkdiscard', 'what was on the disk or in the file is gone'],
  ['sgdisk', 'the partition table is gone', { options: '-Z|--zap-all|-o|--clear' }],
  ['aws kms schedule-key-deletion', 'what was encrypted with the key can never be read again'],
  ['vault kv destroy', 'the version of the secret is gone for good'],
  ['vault kv metadata delete', 'all versions of the secret are gone for good'],
  ['gpg', 'the key is gone', { options: '--delete-secret-keys|--delete-secret-key' }],
];

/** The commands that a step must own up to, the stronger effect first. */
export const DANGEROUS_COMMANDS: readonly DangerousCommand[] = [
  ...IRREVERSIBLE.map(
    ([run, why, more]): DangerousCommand => ({
      run,
      why,
      effect: 'irreversible',
      ...more,
    }),
  ),
  ...DESTRUCTIVE.map(
    ([run, why, more]): DangerousCommand => ({
      run,
      why,
      effect: 'destructive',
      ...more,
    }),
  ),
];

/** Programs whose words and input are statements of SQL. */
export const SQL_CLIENTS: ReadonlySet<string> = new Set(
  'psql pgcli mysql mariadb sqlite3 sqlite clickhouse clickhouse-client cqlsh sqlcmd bq duckdb cockroach snowsql trino presto'.split(
    ' ',
  ),
);

/** Languages of fences that hold statements of SQL. */
export const SQL_LANGUAGES: ReadonlySet<string> = new Set(
  'sql psql pgsql postgresql postgres plpgsql mysql mariadb sqlite tsql plsql cql'.split(' '),
);

/** A file that is a disk: writing to it destroys what is on it. */
export const DISK = /^\/dev\/(?:sd|hd|vd|xvd|nvme|mmcblk|disk|mapper\/)/;
