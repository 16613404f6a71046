import styles from './RunsPage.module.css';

/** One kind of time: of the runs it was measured in, latest first, and its target. In ms. */
export interface FigureRow {
  name: string;
  times: number[];
  limit?: number;
}

const WIDTH = 320;
const LABEL = 92;
const ROW = 30;
const PADDING = 8;
/** Older ones are in the numbers beside it. */
const DOTS = 12;

/**
 * The times of a procedure's runs on a line each, the latest one filled, the target as a bar. The
 * numbers stand beside it as text, so that a screen reader gets those instead.
 */
export function FigureChart({ title, rows }: { title: string; rows: FigureRow[] }) {
  const most = Math.max(1, ...rows.flatMap(({ times, limit }) => [...times, limit ?? 0]));
  const x = (ms: number) => LABEL + (ms / most) * (WIDTH - LABEL - PADDING * 2) + PADDING;
  const height = rows.length * ROW;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${title}: the times of its runs against the targets. The numbers follow as text.`}
    >
      {rows.map(({ name, times, limit }, row) => {
        const y = row * ROW + ROW / 2;
        return (
          <g key={name}>
            <text x={0} y={y + 4}>
              {name}
            </text>
            <path d={`M${x(0)} ${y}H${WIDTH - PADDING}`} data-axis="" />
            {limit !== undefined && <path d={`M${x(limit)} ${y - 11}v22`} data-target="" />}
            {times.slice(0, DOTS).map((ms, place) => (
              <circle
                key={`${place} ${ms}`}
                cx={x(ms)}
                cy={y}
                r={5}
                data-latest={place === 0 || undefined}
                data-over={(limit !== undefined && ms > limit) || undefined}
              />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
