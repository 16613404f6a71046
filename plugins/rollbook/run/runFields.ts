import type { RunField } from '../model/vocabulary.ts';
import { deviationsOf } from './deviations.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { formatMoment, formatMs } from './formatTime.ts';
import { oneLine } from './plainText.ts';
import type { RunState } from './runState.ts';
import { STEP_STATUS_WORDS } from './statusWords.ts';

/**
 * The `{{run.…}}` fields of a template, by the name after the dot. A field that the run has no
 * answer for yet is absent. `as` says whether the text is put into Markdown, where what people
 * typed must not become markup, or into plain text. `steps` and `deviations` are lists, a line
 * each.
 */
export function runFields(
  state: RunState,
  as: 'markdown' | 'text' = 'markdown',
): Partial<Record<RunField, string>> {
  const write = as === 'markdown' ? escapeMarkdown : oneLine;
  const { header, started, ended } = state;
  const took = ended && formatMs(ended.elapsed - (started?.elapsed ?? 0));
  const steps = state.steps.map(({ step, status, duration, reason }) => {
    const time = duration === undefined ? '' : `, ${formatMs(duration)}`;
    const why = reason ? ` (${write(reason)})` : '';
    return `- ${write(step.code)} ${write(step.title)}: ${STEP_STATUS_WORDS[status]}${why}${time}`;
  });
  const deviations = deviationsOf(state).map(({ code, text, reason }) => {
    return `- ${code ? `${write(code)} ` : ''}${write(text)}${reason ? `. ${write(reason)}` : ''}`;
  });
  return {
    id: header.runId,
    mode: header.mode,
    procedure: write(header.snapshot.procedure.title),
    steps: steps.join('\n'),
    deviations: deviations.length > 0 ? deviations.join('\n') : 'None',
    ...(started && { started: formatMoment(started) }),
    ...(ended && { ended: formatMoment(ended) }),
    ...(took && { duration: took }),
    ...(state.actors.length > 0 && { actor: state.actors.map(write).join(', ') }),
    ...(state.trigger && { trigger: write(state.trigger) }),
  };
}
