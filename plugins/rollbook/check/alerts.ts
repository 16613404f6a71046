import type { VFileMessage } from 'vfile-message';
import { createMessage } from '../language/message.ts';
import { nearest } from '../language/nearest.ts';
import type { Runbook, RunbookIndex } from '../model/runbook.ts';
import { idsOf } from './idsOf.ts';
import { type AlertFile, readAlerts } from './readAlerts.ts';
import { type RunbookLink, readRunbookLink } from './runbookLink.ts';

/** What is wrong in one rule file, in the order of its lines. */
export interface CheckedAlerts {
  path: string;
  text: string;
  messages: VFileMessage[];
}

export interface AlertCheck {
  /** Every rule file, in the order that it was given, with or without messages. */
  files: CheckedAlerts[];
  /** The names of all alerts, for `Siblings.alerts`. */
  names: ReadonlySet<string>;
}

/**
 * Compares Prometheus rules with the runbooks they lead to: alerts without a runbook, and alerts
 * whose runbook, or whose place in it, is not there. `siteUrl` is the address of the site, with its
 * base path; links to other sites are left alone, and so is what a template decides at run time.
 * Never throws on account of a file.
 */
export function checkAlerts(
  files: readonly AlertFile[],
  index: RunbookIndex,
  siteUrl: string | undefined,
): AlertCheck {
  const pages = new Map(index.runbooks.map((runbook) => [runbook.id, runbook]));
  const ids = new Map<string, ReadonlySet<string>>();
  const idsIn = (runbook: Runbook) => {
    const known = ids.get(runbook.id) ?? idsOf(runbook);
    ids.set(runbook.id, known);
    return known;
  };
  const names = new Set<string>();
  const checked = files.map((file): CheckedAlerts => {
    const { alerts, messages } = readAlerts(file);
    for (const { name, place, runbook, isSilent } of alerts) {
      names.add(name);
      if (!runbook?.text) {
        if (!isSilent)
          messages.push(
            createMessage(
              'alert-without-runbook',
              `Expected a \`runbook_url\` among the annotations of \`${name}\`, found none`,
              place,
            ),
          );
        continue;
      }
      const problem = problemOf(readRunbookLink(runbook.text, siteUrl, index), pages, idsIn);
      if (problem)
        messages.push(
          createMessage(
            'alert-broken-runbook',
            `Expected the runbook of \`${name}\` to be there, found ${problem}`,
            runbook.place,
          ),
        );
    }
    return { path: file.path, text: file.text, messages };
  });
  return { files: checked, names };
}

/** What is wrong with where a link leads, as the end of a sentence; undefined where nothing is. */
function problemOf(
  link: RunbookLink,
  pages: ReadonlyMap<string, Runbook>,
  idsIn: (runbook: Runbook) => ReadonlySet<string>,
): string | undefined {
  if (link.kind === 'elsewhere') return undefined;
  if (link.kind === 'no-runbook')
    return `\`${shorten(link.path)}\`, which is no address of a runbook. They are \`/runbooks/<id>\``;
  const runbook = pages.get(link.runbook);
  if (!runbook)
    return `\`${shorten(link.runbook)}\`, which no runbook has for an id${hint(link.runbook, [...pages.keys()])}`;
  for (const id of link.ids) {
    const known = idsIn(runbook);
    if (!known.has(id))
      return `\`#${shorten(id)}\`, which is not in the runbook \`${runbook.id}\`${hint(id, [...known])}`;
  }
  return undefined;
}

function hint(name: string, known: readonly string[]): string {
  const candidate = nearest(name, known);
  return candidate === undefined ? '' : `. Did you mean \`${candidate}\`?`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
