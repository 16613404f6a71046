/** The papers that a sheet can be laid out for; without one the printer decides. */
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** The parts that can be printed: all, the checklists, or one procedure by its id. */
export const EVERYTHING = 'everything';
export const CHECKLISTS = 'checklists';

export function isPaper(name: unknown): name is Paper {
  return PAPERS.some((paper) => paper === name);
}
