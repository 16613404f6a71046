import type { Variable } from '../../model/runbook.ts';

/** What a variable is called on the page; its name where it is not declared. */
export function labelOf(variables: Variable[], name = ''): string {
  return variables.find((variable) => variable.name === name)?.label ?? name;
}
