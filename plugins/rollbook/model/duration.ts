const SECONDS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const;
type Unit = keyof typeof SECONDS;

const SHAPE = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/**
 * Reads a duration such as `90s`, `15m`, `7d`, `2w` or the sum `1h30m` (largest unit first).
 * Returns seconds, or undefined where the text is no duration.
 */
export function parseDuration(text: string): number | undefined {
  const match = SHAPE.exec(text.trim());
  if (!match || match[0] === '') return undefined;
  const units = Object.keys(SECONDS) as Unit[];
  const total = units.reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * SECONDS[unit], 0);
  return Number.isSafeInteger(total) ? total : undefined;
}

/**
 * Writes seconds the way an author would: `5400` is `1h30m`. Weeks are written as days, since
 * people count a deadline in days. A negative or fractional number is rounded towards zero.
 */
export function formatDuration(seconds: number): string {
  let rest = Math.trunc(Math.abs(seconds));
  if (rest === 0) return '0s';
  let text = seconds < 0 ? '-' : '';
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const count = Math.floor(rest / SECONDS[unit]);
    if (count > 0) text += `${count}${unit}`;
    rest %= SECONDS[unit];
  }
  return text;
}

/** The same for a person: `1 h 30 min`. */
export function spellDuration(seconds: number): string {
  const words = { d: 'd', h: 'h', m: 'min', s: 's' } as const;
  return formatDuration(seconds).replace(
    /(\d+)([dhms])(?=(.)?)/g,
    (_, count: string, unit: keyof typeof words, next: string | undefined) =>
      `${count} ${words[unit]}${next === undefined ? '' : ' '}`,
  );
}
