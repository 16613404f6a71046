import { describeEvent } from '../../run/describeEvent.ts';
import { formatMs, localTime } from '../../run/formatTime.ts';
import { DetectionForm } from './DetectionForm.tsx';
import styles from './Panel.module.css';
import { useRunState } from './RunContext.ts';

/** Everything that was written down, the latest first. */
export function Timeline() {
  const state = useRunState();
  const rows = state.events.map((event, place) => {
    const { what, said } = describeEvent(state, event);
    const { date, time } = localTime(event.at, event.zone);
    return { event, date, time, what, said, after: state.elapsed[place] ?? 0 };
  });
  return (
    <>
      <DetectionForm />
      <ol className={styles.timeline}>
        {rows.toReversed().map(({ event, date, time, what, said, after }) => (
          <li key={event.id}>
            <time dateTime={event.at} title={date}>
              {time}
            </time>{' '}
            <span className={styles.note}>after {formatMs(after)}</span>{' '}
            {event.actor && `${event.actor}: `}
            {what}
            {said && `: ${said}`}
          </li>
        ))}
      </ol>
    </>
  );
}
