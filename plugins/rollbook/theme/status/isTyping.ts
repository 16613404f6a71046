/** Whether a key press belongs to where it is made: somebody types, chooses, or is in a dialog. */
export function isTyping({ target }: Pick<Event, 'target'>): boolean {
  const at = target instanceof Element ? target : null;
  if (at?.closest('textarea, select, [contenteditable], dialog')) return true;
  const field = at?.closest('input');
  return !!field && !['checkbox', 'radio', 'button', 'submit'].includes(field.type);
}
