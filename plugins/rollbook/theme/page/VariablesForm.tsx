import { useId, useRef } from 'react';
import type { Variable } from '../../model/runbook.ts';
import { Button } from '../status/Button.tsx';
import { useRunbook, useValues } from './RunbookContext.ts';
import { useHydrated } from './useHydrated.ts';
import { VariableField } from './VariableField.tsx';
import styles from './VariablesForm.module.css';

const LONG_FORM = 2;

interface VariablesFormProps {
  variables: Variable[];
  title: string;
  /** The form of a procedure repeats fields of the page's: it starts folded. */
  repeats?: boolean;
}

/** The fields of these variables. All forms of a page show and change the same values. */
export function VariablesForm({ variables, title, repeats }: VariablesFormProps) {
  const { values } = useRunbook();
  const { usable, unconfirmed } = useValues();
  const hydrated = useHydrated();
  const prefix = useId();
  const names = variables.map(({ name }) => name);
  const waiting = unconfirmed.filter((name) => names.includes(name));
  const filled = names.filter((name) => Object.hasOwn(usable, name)).length;
  // A long form is folded too, or the first question of the page would be screens below. What came
  // with the address unfolds it, and accepting the last of it does not fold it under one's hand.
  const summary = useRef<HTMLElement>(null);
  const asked = useRef(false);
  asked.current ||= waiting.length > 0;
  const required = variables.filter((variable) => variable.required);
  const unfolded = asked.current || (!repeats && required.length <= LONG_FORM);
  const optional = variables.filter(({ required }) => !required);
  const fields = (some: Variable[]) => (
    <fieldset className={styles.fields} disabled={!hydrated}>
      {some.map((variable) => (
        <VariableField key={variable.name} id={`${prefix}-${variable.name}`} variable={variable} />
      ))}
    </fieldset>
  );

  // The button goes with what it did. The focus goes to the line that counts what is filled in.
  function settle(change: () => void) {
    change();
    summary.current?.focus();
  }

  const count = `${filled} of ${names.length} filled in`;
  return (
    <details className={styles.form} open={unfolded} data-repeats={repeats || undefined}>
      <summary ref={summary} className={styles.summary}>
        <span className={styles.title}>{title}</span> <span className={styles.count}>{count}</span>
      </summary>
      <p className={styles.hint}>
        {repeats
          ? 'The same fields as at the top of the page.'
          : 'Fill in once; every command shows it.'}
      </p>
      {waiting.length > 0 && (
        <div className={styles.waiting}>
          <p>
            {waiting.length === 1 ? 'One value' : `${waiting.length} values`} came with the address
            and must be accepted before a command can be copied.
          </p>
          <Button onClick={() => settle(() => values.accept(waiting))}>Accept all</Button>
        </div>
      )}
      {fields(required)}
      {optional.length > 0 && (
        <details className={styles.optional}>
          <summary className={styles.summary}>
            {optional.length} {optional.length === 1 ? 'value' : 'values'} that only some commands
            need
          </summary>
          {fields(optional)}
        </details>
      )}
      {hydrated && !repeats && filled > 0 && (
        <Button look="quiet" onClick={() => settle(() => values.clear())}>
          Clear all values
        </Button>
      )}
    </details>
  );
}
