import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { variablesOf } from '../../model/commandsOf.ts';
import { RunHeader } from '../../model/run.ts';
import type { Runbook } from '../../model/runbook.ts';
import { checkValue } from '../../model/variableValue.ts';
import { answersToday, asEvents } from '../../run/answersToday.ts';
import { newRun } from '../../run/newRun.ts';
import { snapshotOf } from '../../run/snapshotOf.ts';
import { createTicks } from '../../run/ticks.ts';
import { createValues } from '../../run/values.ts';
import { now, openLocal, openSession } from '../page/browserStorage.ts';
import { RunbookContext } from '../page/RunbookContext.ts';
import { VariablesForm } from '../page/VariablesForm.tsx';
import { Button } from '../status/Button.tsx';
import { AnswersGiven } from './AnswersGiven.tsx';
import type { RunAddress } from './addresses.ts';
import { browserParts } from './browserParts.ts';
import { type Detection, DetectionFields, detectedAt } from './DetectionFields.tsx';
import { type OpenRun, openRun } from './openRun.ts';
import styles from './StartForm.module.css';
import { keepSetting, readSetting } from './settings.ts';
import { UnderWay } from './UnderWay.tsx';

interface StartFormProps {
  runbook: Runbook;
  procedure: string;
  address: RunAddress;
  base: string;
  commit?: string;
  /** The run that began, and what of the address nobody has accepted yet. */
  onStart: (open: OpenRun, unconfirmed: string) => void;
}

/** Asks what a run must know before it begins: live or drill, since when, who, the values. */
export function StartForm(props: StartFormProps) {
  const { runbook, procedure: id, address, base, commit, onStart } = props;
  const snapshot = useMemo(() => snapshotOf(runbook, id), [runbook, id]);
  const { procedure } = snapshot;
  const used = useMemo(() => {
    const names = variablesOf(procedure.steps);
    return snapshot.variables.filter(({ name }) => names.has(name));
  }, [snapshot, procedure]);
  const stores = useMemo(
    () => ({
      runbook: runbook.id,
      variables: snapshot.variables,
      ticks: createTicks(runbook.id, noStorage, now),
      values: createValues(runbook.id, snapshot.variables, openSession, checkValue),
    }),
    [runbook, snapshot],
  );
  useEffect(() => stores.values.prefill(address.query), [stores, address]);

  const [mode, setMode] = useState<'live' | 'drill'>('live');
  const [detection, setDetection] = useState<Detection>({ kind: 'now', minutes: '', time: '' });
  const [actor, setActor] = useState(() => readSetting('actor'));
  const [wrong, setWrong] = useState('');
  const given = useMemo(() => answersToday(runbook, openLocal, now), [runbook]);
  // What led here belongs to the run; what led elsewhere may be of another one.
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(given.filter((one) => one.procedure === id).map(({ decision }) => decision.id)),
  );

  function start(event: FormEvent) {
    event.preventDefault();
    const parts = browserParts();
    const { wall } = parts.now();
    const detected = detectedAt(detection, wall);
    if (typeof detected !== 'number') {
      setWrong(detected.message);
      return;
    }
    keepSetting('actor', actor.trim());
    const { ids } = parts;
    const zone = parts.zone();
    const record = newRun(runbook, id, { mode, ids, now: wall, zone, ...(commit && { commit }) });
    const fits = RunHeader.safeParse(record.header);
    if (!fits.success) {
      const [issue] = fits.error.issues;
      setWrong(`The plan cannot be kept with a run: ${issue?.path.join('.')} ${issue?.message}`);
      return;
    }
    const { fields, unconfirmed } = stores.values.get();
    const waiting = new URLSearchParams(
      unconfirmed.map((name): [string, string] => [name, fields[name]?.value ?? '']),
    ).toString();
    const open = openRun(record, parts, { from: stores.values, query: waiting });
    const { trigger } = address;
    open.store.append(
      { type: 'started', ...(trigger && { trigger }) },
      { type: 'detected', detectedAt: new Date(detected).toISOString() },
      ...given.filter(({ decision }) => taken.has(decision.id)).flatMap(asEvents),
    );
    open.act();
    onStart(open, waiting);
  }

  return (
    <RunbookContext.Provider value={stores}>
      <form className={styles.form} onSubmit={start} data-runbook={runbook.id}>
        <h1>{procedure.title}</h1>
        <p className={styles.lead}>
          <a href={`${base}runbooks/${runbook.id}#${id}`}>{runbook.title}</a>
          {' · '}
          {procedure.steps.length} {procedure.steps.length === 1 ? 'step' : 'steps'}
        </p>
        <UnderWay runbook={runbook.id} procedure={id} base={base} />
        <fieldset>
          <legend>This is</legend>
          {(['live', 'drill'] as const).map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="radio"
                name="mode"
                checked={mode === one}
                onChange={() => setMode(one)}
              />
              {one === 'live' ? 'Live: something is wrong' : 'A drill'}
            </label>
          ))}
        </fieldset>
        <DetectionFields detection={detection} onChange={setDetection} />
        <AnswersGiven given={given} taken={taken} onTake={setTaken} />
        <label className={styles.actor}>
          Who runs it
          <input
            type="text"
            autoComplete="name"
            maxLength={200}
            value={actor}
            onChange={(event) => setActor(event.target.value)}
          />
        </label>
        {used.length > 0 && <VariablesForm variables={used} title="Values that the steps use" />}
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
        <Button type="submit" look="main" className={styles.start}>
          {mode === 'drill' ? 'Start the drill' : 'Start the run'}
        </Button>
        <p className={styles.hint}>
          Everything can be filled in or corrected later. From here on nothing more is loaded.
        </p>
      </form>
    </RunbookContext.Provider>
  );
}

function noStorage(): never {
  throw new Error('A start form ticks nothing');
}
