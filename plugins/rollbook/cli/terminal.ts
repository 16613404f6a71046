/** Where a command writes and what it knows of the world, so that tests can stand in for it. */
export interface Terminal {
  cwd: string;
  color: boolean;
  /** Results. */
  write: (text: string) => void;
  /** Everything else. */
  complain: (text: string) => void;
}

/** 0 nothing to complain of, 1 problems found, 2 it could not run. */
export type ExitStatus = 0 | 1 | 2;
