import type { ComponentProps } from 'react';
import { Button } from '../status/Button.tsx';
import { useRun } from './RunContext.ts';
import styles from './RunScreen.module.css';
import { keyOf, RUN_KEYS, type RunAction } from './runKeys.ts';

interface KeyButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick'> {
  action: RunAction;
}

/** The button of an action, with its key where keys are switched on. */
export function KeyButton({ action, children, ...rest }: KeyButtonProps) {
  const { perform, keysOn } = useRun();
  const label = RUN_KEYS.find(({ does }) => does === action)?.label;
  return (
    <Button
      {...rest}
      aria-keyshortcuts={keysOn ? keyOf(action) : undefined}
      onClick={() => perform(action)}
    >
      {children ?? label}
      {keysOn && (
        <span className={styles.key} aria-hidden="true">
          {keyOf(action)}
        </span>
      )}
    </Button>
  );
}
