import { memo } from 'react';
import type { Variable } from '../../model/runbook.ts';
import { Button } from '../status/Button.tsx';
import { useRunbook, useValues } from './RunbookContext.ts';
import styles from './VariablesForm.module.css';

interface VariableFieldProps {
  id: string;
  variable: Variable;
}

/** One labelled field with what is wrong with its value, and how the value is found. */
export const VariableField = memo(({ id, variable }: VariableFieldProps) => {
  const { values } = useRunbook();
  const { fields } = useValues();
  const { name, label, type, example, options, from } = variable;
  const { value, confirmed, message } = fields[name] ?? { value: '', confirmed: true };
  const described = [message && `${id}-message`, !confirmed && `${id}-waiting`, `${id}-hint`];
  const shared = {
    id,
    className: styles.input,
    'data-variable': name,
    'aria-invalid': message ? true : undefined,
    'aria-describedby': described.filter(Boolean).join(' '),
  };

  function accept() {
    values.accept([name]);
    // The button goes with what it did, and must not take the focus along.
    document.getElementById(id)?.focus();
  }

  const hints = [type === 'secret' && 'Kept in memory only.', example && `Such as ${example}.`];
  return (
    <div className={styles.field} data-state={stateOf(value, confirmed, message)}>
      <label htmlFor={id}>{label}</label>
      {type === 'choice' && options ? (
        <select
          {...shared}
          value={value}
          onChange={(event) => values.set(name, event.target.value)}
        >
          <option value="">Choose</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={type === 'secret' ? 'password' : 'text'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => values.set(name, event.target.value)}
        />
      )}
      {message && (
        <p id={`${id}-message`} className={styles.message}>
          {message}
        </p>
      )}
      {!confirmed && (
        <div className={styles.accept}>
          <p id={`${id}-waiting`}>Unconfirmed: it came with the address.</p>
          <Button onClick={accept} aria-label={`Accept ${label}`}>
            Accept
          </Button>
        </div>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {hints.filter(Boolean).join(' ')}
        {from && (
          <>
            {' '}
            Found with <code>{from}</code>
          </>
        )}
      </p>
    </div>
  );
});

function stateOf(value: string, confirmed: boolean, message: string | undefined): string {
  if (value === '') return 'empty';
  if (message) return 'wrong';
  return confirmed ? 'filled' : 'unconfirmed';
}
