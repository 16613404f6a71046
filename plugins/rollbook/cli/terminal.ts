/** Where a command writes and what it knows of the world, so that tests can stand in for it. */
export interface Terminal {
  cwd: string;
  /** Whether results may have colours. */
  color: boolean;
  /** Whether everything else may have them; left out, it may not. */
  colorOfErrors?: boolean;
  /** Results. */
  write: (text: string) => void;
  /** Everything else. */
  complain: (text: string) => void;
}

/** 0 nothing to complain of, 1 problems found, 2 it could not run. */
export type ExitStatus = 0 | 1 | 2;

/** Which of the two streams may have colours: a terminal may, unless the environment forbids it. */
export function colorsOf(
  { stdout, stderr }: Record<'stdout' | 'stderr', { isTTY?: boolean }>,
  noColor: string | undefined,
): Required<Pick<Terminal, 'color' | 'colorOfErrors'>> {
  const may = ({ isTTY }: { isTTY?: boolean }) => isTTY === true && !noColor;
  return { color: may(stdout), colorOfErrors: may(stderr) };
}
