import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { PrintEdition } from '../theme/print/PrintEdition.tsx';
import styles from '../theme/print/paperWhenPrinted.module.css';
import type { Sheet } from '../theme/print/sheet.ts';
import { BASE } from './addressInFile.ts';

/** Lays the paper edition out while the page of the runbook is printed, and takes it away again. */
export function PaperWhenPrinted({ sheet }: { sheet: Sheet }) {
  const [isLaid, lay] = useState(false);
  useEffect(() => {
    // A browser waits for nothing once it prints.
    const begin = () => flushSync(() => lay(true));
    const end = () => lay(false);
    // Not every browser says that it has printed.
    const medium = window.matchMedia('print');
    const change = () => medium.matches || end();
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    medium.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      medium.removeEventListener('change', change);
    };
  }, []);
  // Before the page, so that its links lead to places on paper.
  return isLaid ? (
    <div className={styles.paper}>
      <PrintEdition sheet={sheet} base={BASE} search="" />
    </div>
  ) : null;
}
