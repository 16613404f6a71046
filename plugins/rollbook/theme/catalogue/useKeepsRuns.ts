import { useEffect, useState } from 'react';
import { PREFIX } from '../../run/keys.ts';

/**
 * Whether this browser seems to keep runs, told without loading what reads them: there is a key of
 * one, or the database of runs, which outlives them.
 */
export function useKeepsRuns(): boolean {
  const [keeps, setKeeps] = useState(false);
  useEffect(() => {
    let gone = false;
    look().then((found) => {
      if (!gone) setKeeps(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return keeps;
}

async function look(): Promise<boolean> {
  try {
    const { localStorage } = window;
    for (let i = 0; i < localStorage.length; i++)
      if (localStorage.key(i)?.startsWith(`${PREFIX}run:`)) return true;
  } catch {
    // The database may be there nevertheless.
  }
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === 'rollbook');
  } catch {
    return false;
  }
}
