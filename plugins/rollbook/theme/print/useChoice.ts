import { useEffect, useState } from 'react';
import { CHECKLISTS, EVERYTHING, isPaper, type Paper } from '../../model/paper.ts';
import type { Procedure } from '../../model/runbook.ts';

export interface Choice {
  /** Everything, the checklists, or the id of a procedure. */
  part: string;
  /** Undefined: the printer decides. */
  paper: Paper | undefined;
  setPart: (part: string) => void;
  setPaper: (paper: string) => void;
}

/**
 * What is to be printed, and on what paper: as the address has it (`?part=…&paper=…`), until the
 * reader chooses. What the address cannot mean is passed over.
 */
export function useChoice(procedures: readonly Procedure[], search?: string): Choice {
  const [part, setPart] = useState<string>(EVERYTHING);
  const [paper, setPaper] = useState<Paper>();
  useEffect(() => {
    const asked = new URLSearchParams(search ?? window.location.search);
    const name = asked.get('part');
    const parts = [EVERYTHING, CHECKLISTS, ...procedures.map(({ id }) => id)];
    if (name && parts.includes(name)) setPart(name);
    const size = asked.get('paper');
    if (isPaper(size)) setPaper(size);
  }, [procedures, search]);
  return {
    part,
    paper,
    setPart,
    setPaper: (size) => setPaper(isPaper(size) ? size : undefined),
  };
}
