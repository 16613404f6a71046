import { useLayoutEffect, useRef } from 'react';
import { anchorIn } from './anchorIn.ts';

/** Where the text begins below the bar at the top, in CSS pixels. */
const BELOW_BAR = 80;

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
}

/** What the reader looks at: where the link led, or else what is at the top of the screen. */
function lookedAt(): Element | null {
  const target = document.getElementById(anchorIn(window.location.hash));
  const top = target?.getBoundingClientRect().top;
  if (top !== undefined && top > -BELOW_BAR && top < window.innerHeight) return target;
  return document.elementFromPoint(window.innerWidth / 2, BELOW_BAR);
}
