/**
 * Takes the reader to the field of a variable: the one of the procedure that `from` stands in,
 * else the one at the top. Opens what is folded on the way.
 */
export function focusField(variable: string, from: Element | null): void {
  const around = [from?.closest('[data-procedure]'), from?.closest('[data-runbook]'), document];
  for (const root of around) {
    const fields = root?.querySelectorAll<HTMLElement>('[data-variable]') ?? [];
    const field = [...fields].find((candidate) => candidate.dataset.variable === variable);
    if (!field) continue;
    for (let at = field.closest('details'); at; at = at.parentElement?.closest('details') ?? null)
      at.open = true;
    field.focus();
    field.scrollIntoView?.({ block: 'center' });
    return;
  }
}
