import { useId, useState } from 'react';
import { RUN_STATUS_WORDS } from '../../run/statusWords.ts';
import { useRun, useRunState } from './RunContext.ts';
import styles from './RunHead.module.css';
import { SavedState } from './SavedState.tsx';
import { keepSetting, readSetting } from './settings.ts';

/** What runs, whether it is a drill, and whether it is saved. */
export function RunHead() {
  const { base } = useRun();
  const state = useRunState();
  const { header, status } = state;
  const { title, procedure } = header.snapshot;
  return (
    <header className={styles.head}>
      <p className={styles.mode} data-mode={header.mode}>
        {header.mode === 'drill' ? 'Drill' : 'Live'}
      </p>
      <div className={styles.what}>
        <h1>{procedure.title}</h1>
        <p>
          <a
            href={`${base}runbooks/${header.runbook}#${header.procedure}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {title}
          </a>
          {state.actors.length > 0 && ` · ${state.actors.join(', ')}`}
          {status !== 'running' && (
            <>
              {' · '}
              <strong>{RUN_STATUS_WORDS[status]}</strong>
            </>
          )}
        </p>
      </div>
      <Actor />
      <SavedState />
    </header>
  );
}

/** Who does what follows: a run that was taken over goes on under another name. */
function Actor() {
  const [actor, setActor] = useState(() => readSetting('actor'));
  const id = useId();
  return (
    <div className={styles.actor}>
      <label htmlFor={id}>You are</label>
      <input
        id={id}
        type="text"
        autoComplete="name"
        maxLength={200}
        value={actor}
        onChange={(event) => {
          setActor(event.target.value);
          keepSetting('actor', event.target.value.trim());
        }}
      />
    </div>
  );
}
