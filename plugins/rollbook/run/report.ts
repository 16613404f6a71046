import type { RunEvent } from '../model/run.ts';
import { describeEvent } from './describeEvent.ts';
import { deviationsOf } from './deviations.ts';
import { escapeMarkdown as md, quoteMarkdown } from './escapeMarkdown.ts';
import { formatMoment, formatMs, localTime } from './formatTime.ts';
import { metricsOf, targetResults } from './metrics.ts';
import type { Moment, RunState } from './runState.ts';
import { RUN_STATUS_WORDS, STEP_STATUS_WORDS } from './statusWords.ts';

/**
 * Writes the report of a run in Markdown: what happened, minute by minute, each event on the clock
 * of the place where it happened. Text from the record is shown as text, whatever it holds, and
 * the values of secrets are not in it. The same state gives the same report.
 */
export function report(state: RunState): string {
  const { procedure } = state.header.snapshot;
  const drill = state.header.mode === 'drill' ? 'Drill' : 'Run';
  const parts = [
    `# ${drill} report: ${md(procedure.title)}`,
    summary(state),
    section('Deviations', deviations(state), 'None: everything went as planned.'),
    section('Timeline', timeline(state)),
    section('Steps', steps(state)),
    section('Observed values', observed(state)),
    section('Decisions', decisions(state)),
    section('Notes', notes(state)),
    section('What was changed, latest first', changes(state)),
    section('Checklists', checklists(state)),
    section('Still owed', owed(state)),
    section('Metrics', metrics(state)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(title: string, body: string, otherwise = ''): string {
  const text = body || otherwise;
  return text ? `## ${title}\n\n${text}` : '';
}

/** A table of cells that are Markdown already. */
function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function summary(state: RunState): string {
  const { header, started, ended, detected } = state;
  const { title, version, procedure } = header.snapshot;
  const took = ended && formatMs(ended.elapsed - (started?.elapsed ?? 0));
  const rows: [string, string | undefined][] = [
    ['Result', RUN_STATUS_WORDS[state.status]],
    ['Runbook', `${md(title)}${version ? `, version ${md(version)}` : ''} (${md(header.runbook)})`],
    ['Procedure', `${md(procedure.title)} (${md(header.procedure)})`],
    ['Mode', header.mode === 'drill' ? 'Drill' : 'Live'],
    ['Trigger', state.trigger && md(state.trigger)],
    ['Detected', detected && formatMoment({ at: detected.at, zone: detected.when.zone })],
    ['Started', started && formatMoment(started)],
    ['Ended', ended && formatMoment(ended)],
    ['Duration', took && withBudget(took, procedure.budget)],
    ['By', state.actors.map(md).join(', ')],
    ['In the end', state.endText && md(state.endText)],
    ['Run', md(header.runId)],
    [
      'Revision',
      `${md(header.runbookHash)}${header.commit ? `, commit ${md(header.commit)}` : ''}`,
    ],
  ];
  return table(
    ['', ''],
    rows.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

function withBudget(took: string, budget: number | undefined): string {
  return budget === undefined ? took : `${took} of ${formatMs(budget * 1000)}`;
}

function deviations(state: RunState): string {
  return deviationsOf(state)
    .map(({ code, text, reason }) => {
      const where = code ? `${md(code)} ` : '';
      return `- ${where}${md(text)}${reason ? `. Reason: ${md(reason)}` : ''}`;
    })
    .join('\n');
}

/** One table a day, so that the minute says when it was. A zone is said where it changes. */
function timeline(state: RunState): string {
  const days: { head: string; rows: string[][] }[] = [];
  const lookUp = { inert: new Set(state.inert), took: tookUntil(state) };
  for (const [i, event] of state.events.entries()) {
    const { date, time, zone } = localTime(event.at, event.zone);
    const head = `### ${date} (${md(zone)})`;
    if (days.at(-1)?.head !== head) days.push({ head, rows: [] });
    days.at(-1)?.rows.push(timelineRow(state, event, lookUp, time, state.elapsed[i] ?? 0));
  }
  const heads = ['Time', 'After', 'Who', 'What', 'Took'];
  return days.map(({ head, rows }) => `${head}\n\n${table(heads, rows)}`).join('\n\n');
}

function timelineRow(
  state: RunState,
  event: RunEvent,
  { inert, took }: { inert: ReadonlySet<RunEvent>; took: ReadonlyMap<string, string> },
  time: string,
  after: number,
): string[] {
  const { what, said } = describeEvent(state, event);
  const words = `${md(what)}${said ? `: ${md(said)}` : ''}${inert.has(event) ? ' (without effect)' : ''}`;
  return [time, formatMs(after), md(event.actor), words, took.get(event.id) ?? ''];
}

/** How long each try took, beside its budget, by the id of the event that ended it. */
function tookUntil(state: RunState): Map<string, string> {
  const found = new Map<string, string>();
  for (const { step, attempts } of state.steps)
    for (const { start, end, assumed } of attempts) {
      if (!end) continue;
      const took = formatMs(end.elapsed - start.elapsed);
      found.set(end.id, withBudget(`${assumed ? 'about ' : ''}${took}`, step.budget));
    }
  return found;
}

function steps(state: RunState): string {
  const rows = state.steps.map(({ step, status, duration, attempts, by }) => [
    md(step.code),
    md(step.title),
    STEP_STATUS_WORDS[status],
    attempts.length > 1 ? String(attempts.length) : '',
    duration === undefined ? '' : withBudget(formatMs(duration), step.budget),
    by ? md(by) : '',
  ]);
  return table(['Step', 'What', 'State', 'Tries', 'Took', 'By'], rows);
}

function observed(state: RunState): string {
  const rows = state.steps.flatMap(({ step, observed }) =>
    observed.map(({ expect, value, met, ...when }) => [
      clock(when),
      md(step.code),
      md(step.expects[expect ?? 0]?.title ?? ''),
      md(value),
      met === undefined ? '' : met ? 'as expected' : '**not as expected**',
    ]),
  );
  return table(['Time', 'Step', 'Expected', 'Found', ''], rows);
}

function decisions(state: RunState): string {
  return state.decisions
    .filter(({ trail }) => trail.length > 0)
    .map(({ decision, trail }) => {
      const lines = trail.map(({ question, title, when }) => {
        const asked = decision.questions.find(({ id }) => id === question)?.title ?? question;
        return `- ${clock(when)} ${md(asked)} **${md(title)}**`;
      });
      return `${md(decision.title)}\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

function notes(state: RunState): string {
  return state.notes
    .map(({ text, target, ...when }) => {
      const code = state.steps.find(({ id }) => id === target)?.step.code;
      return `${clock(when)} ${md(when.actor)}${code ? `, ${md(code)}` : ''}:\n\n${quoteMarkdown(text)}`;
    })
    .join('\n\n');
}

function changes(state: RunState): string {
  return state.changes
    .map(({ code, title, sure, effect, undo }) => {
      const how = sure ? effect : `${effect}, not known how far it came`;
      const back = undo ? md(undo.text || undo.command?.text || '') : 'the plan knows no way back';
      return `- ${md(code)} ${md(title)} (${how}). To take it back: ${back}`;
    })
    .join('\n');
}

function checklists(state: RunState): string {
  return state.checklists
    .filter(({ done }) => done > 0)
    .map(({ checklist, items, done }) => {
      const lines = items.map(({ text, depth, checked }) => {
        const at = checked ? ` (${clock(checked)} ${md(checked.actor)})` : '';
        return `${'  '.repeat(depth)}- [${checked ? 'x' : ' '}] ${md(text)}${at}`;
      });
      return `${md(checklist.title)}: ${done} of ${items.length}\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

function owed(state: RunState): string {
  const { zone } = state.ended ?? state.header;
  return state.owed
    .map(({ title, due, open }) => {
      const items = open === undefined ? '' : `, ${open} open`;
      return `- ${md(title)}${items}${due ? `, due ${formatMoment({ at: due, zone })}` : ''}`;
    })
    .join('\n');
}

const METRIC_WORDS = {
  decide: 'From detection to the start',
  execute: 'From the start to the last change',
  validate: 'From the last change to the last check',
  total: 'From detection to the end',
} as const;

function metrics(state: RunState): string {
  const measured = metricsOf(state);
  const names = Object.keys(METRIC_WORDS) as (keyof typeof METRIC_WORDS)[];
  const times = names.flatMap((name) => {
    const ms = measured[name];
    return ms === undefined ? [] : [[METRIC_WORDS[name], formatMs(ms)]];
  });
  const targets = targetResults(state).map(({ target, measured: found, met }) => [
    md(target.metric),
    md(target.target),
    found === undefined ? 'not measured' : typeof found === 'number' ? formatMs(found) : md(found),
    met === undefined ? '' : met ? 'met' : '**missed**',
  ]);
  const parts = [
    table(['Time', 'Measured'], times),
    table(['Metric', 'Target', 'Measured', ''], targets),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function clock({ at, zone }: Pick<Moment, 'at' | 'zone'>): string {
  return localTime(at, zone).time;
}
