import { isTyping } from '../status/isTyping.ts';

/**
 * Whether a key press asks for the search: Ctrl-K or ⌘K anywhere, and `/` where `single` keys are
 * on and nobody types. Such a key has to be one that can be switched off (WCAG 2.2, 2.1.4).
 */
export function opensSearch(event: KeyboardEvent, single: boolean): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === 'k';
  return event.key === '/' && single && !isTyping(event);
}
