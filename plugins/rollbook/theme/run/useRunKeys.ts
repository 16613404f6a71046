import { useEffect, useRef, useState } from 'react';
import { actionOf, type RunAction } from './runKeys.ts';
import { keepSetting, readSetting } from './settings.ts';

/**
 * Listens for the keys of run mode while they are switched on. Returns whether they are, and how to
 * switch; the reader's choice is remembered.
 */
export function useRunKeys(
  perform: (action: RunAction) => void,
  close: () => void,
): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(() => readSetting('keys') !== 'off');
  const latest = useRef({ perform, close });
  latest.current = { perform, close };
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        latest.current.close();
        return;
      }
      const action = on ? actionOf(event) : undefined;
      if (!action) return;
      event.preventDefault();
      latest.current.perform(action);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
  return [
    on,
    (wanted) => {
      keepSetting('keys', wanted ? 'on' : 'off');
      setOn(wanted);
    },
  ];
}
