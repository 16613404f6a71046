import { useEffect, useLayoutEffect, useRef } from 'react';
import { holdTarget, lookedAt } from './holdTarget.ts';

/**
 * Keeps what is on the screen where it is while the page is taken over by scripts: decisions fold to
 * one question then, and an alert's link to a trigger below them would end up a screen or ten away.
 */
export function useSteadyScroll(hydrated: boolean): void {
  const kept = useRef<{ node: Element; top: number }>(undefined);
  useLayoutEffect(() => {
    if (!hydrated) {
      const node = window.scrollY > 0 ? lookedAt() : null;
      if (node) kept.current = { node, top: node.getBoundingClientRect().top };
      return;
    }
    const was = kept.current;
    kept.current = undefined;
    if (!was) return;
    const restore = () => {
      if (!was.node.isConnected) return;
      const top = was.node.getBoundingClientRect().top - was.top;
      window.scrollBy({ top, behavior: 'instant' });
    };
    restore();
    // Browsers that keep the place themselves do it by then.
    const frame = requestAnimationFrame(restore);
    return () => cancelAnimationFrame(frame);
  }, [hydrated]);
  useEffect(() => {
    window.addEventListener('hashchange', holdTarget);
    return () => window.removeEventListener('hashchange', holdTarget);
  }, []);
}
