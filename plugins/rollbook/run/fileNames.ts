import { localTime } from './formatTime.ts';
import type { RunState } from './runState.ts';

/** The names of a run's files: `<runbook>-<procedure>-<date>`, the day on which it began there. */
export function fileNames({ header, started }: RunState): { record: string; report: string } {
  const { date } = localTime(started?.at ?? header.at, started?.zone ?? header.zone);
  const stem = `${header.runbook}-${header.procedure}-${date}`;
  return { record: `${stem}.run.json`, report: `${stem}.run.md` };
}
