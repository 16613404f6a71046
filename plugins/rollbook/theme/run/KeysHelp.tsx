import { Button } from '../status/Button.tsx';
import styles from './Panel.module.css';
import { useRun } from './RunContext.ts';
import { RUN_KEYS } from './runKeys.ts';

/** All keys, and the switch for those who type by voice or press keys by accident. */
export function KeysHelp({ turn }: { turn: (on: boolean) => void }) {
  const { keysOn } = useRun();
  return (
    <>
      <p>
        <Button aria-pressed={keysOn} onClick={() => turn(!keysOn)}>
          Single keys are {keysOn ? 'on' : 'off'}
        </Button>
      </p>
      <dl className={styles.keys}>
        {RUN_KEYS.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>Close, back to the step</dd>
        </div>
      </dl>
    </>
  );
}
