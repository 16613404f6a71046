import { isTyping } from '../status/isTyping.ts';

/** What a key does in a run. The list is the help, the buttons and the handler in one. */
export const RUN_KEYS = [
  { key: 'b', does: 'begin', label: 'Begin' },
  { key: 'd', does: 'done', label: 'Done' },
  { key: 'f', does: 'failed', label: 'Failed' },
  { key: 's', does: 'skip', label: 'Skip' },
  { key: 'x', does: 'not-applicable', label: 'Not applicable' },
  { key: 'r', does: 'reopen', label: 'Reopen' },
  { key: 'n', does: 'note', label: 'Note' },
  { key: 'u', does: 'changes', label: 'What was changed' },
  { key: 'l', does: 'list', label: 'Whole procedure' },
  { key: 'h', does: 'current', label: 'Current step' },
  { key: 'j', does: 'next', label: 'Next step' },
  { key: 'k', does: 'previous', label: 'Previous step' },
  { key: 'c', does: 'checklists', label: 'Checklists' },
  { key: 'q', does: 'decisions', label: 'Decisions' },
  { key: 'm', does: 'messages', label: 'Messages' },
  { key: 'v', does: 'values', label: 'Values' },
  { key: 't', does: 'log', label: 'Timeline' },
  { key: 'p', does: 'paper', label: 'Back from paper' },
  { key: 'e', does: 'end', label: 'End the run' },
  { key: '?', does: 'keys', label: 'Keys' },
] as const;

export type RunAction = (typeof RUN_KEYS)[number]['does'];

/** The key of an action. */
export function keyOf(action: RunAction): string {
  return RUN_KEYS.find(({ does }) => does === action)?.key ?? '';
}

/** What a key press asks for. Undefined while somebody types, chooses or holds a modifier. */
export function actionOf(event: KeyboardEvent): RunAction | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (isTyping(event)) return undefined;
  return RUN_KEYS.find(({ key }) => key === event.key)?.does;
}
