import { withoutGlobalOptions } from './withoutGlobalOptions.ts';

const VERBS = new Set(
  'start restart try-restart reload-or-restart condrestart force-reload'.split(' '),
);

/** Programs whose subcommand comes first: `systemctl restart x`. */
const VERB_FIRST = new Set(
  'systemctl supervisorctl initctl rc-service pm2 brew launchctl'.split(' '),
);

/**
 * The words of a command that restarts a service which does not inherit this shell's environment:
 * `systemctl restart web`. Undefined for any other command.
 */
export function restartedService(words: readonly string[]): string | undefined {
  const [name = '', ...rest] = withoutGlobalOptions(words);
  const plain = rest.filter((word) => !word.startsWith('-'));
  const [first = '', second = '', third = ''] = plain;
  const shown = (count: number) => [name, ...plain.slice(0, count)].join(' ');
  if (name === 'pm2')
    return first === 'restart' && !rest.includes('--update-env') ? shown(2) : undefined;
  if (VERB_FIRST.has(name) && VERBS.has(first)) return shown(2);
  if ((name === 'service' || name === 'rc-service') && VERBS.has(second)) return shown(2);
  if (name === 'brew' && first === 'services' && VERBS.has(second)) return shown(3);
  if (name === 'launchctl' && first === 'kickstart') return shown(2);
  if (name === 'docker') {
    if (VERBS.has(first)) return shown(2);
    if (first === 'container' && VERBS.has(second)) return shown(3);
    // `docker compose up` reads the shell's variables; `restart` leaves the container as it is.
    if (first === 'compose' && (second === 'restart' || second === 'start'))
      return shown(third ? 3 : 2);
  }
  if ((name === 'kubectl' || name === 'oc') && first === 'rollout' && second === 'restart')
    return shown(3);
  return undefined;
}
