import { anchorIn } from './anchorIn.ts';

/** Where the text begins below the bar at the top, in CSS pixels. */
const BELOW_BAR = 80;

/** How many frames it takes until the steps around a place that was jumped to have their height. */
const FRAMES = 3;

/** What the reader looks at: where the link led, or else what is at the top of the screen. */
export function lookedAt(): Element | null {
  return targetOnScreen() ?? document.elementFromPoint(window.innerWidth / 2, BELOW_BAR);
}

/**
 * Keeps what a link led to where it is. Steps that were never near the screen have a height that is
 * guessed, and the one above a target gets its own only after the jump.
 */
export function holdTarget(): void {
  const target = targetOnScreen();
  if (!target) return;
  const { top } = target.getBoundingClientRect();
  let frames = FRAMES;
  const restore = () => {
    const moved = target.getBoundingClientRect().top - top;
    if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
    frames -= 1;
    if (frames > 0) requestAnimationFrame(restore);
  };
  requestAnimationFrame(restore);
}

function targetOnScreen(): Element | undefined {
  const target = document.getElementById(anchorIn(window.location.hash));
  const top = target?.getBoundingClientRect().top;
  const onScreen = top !== undefined && top > -BELOW_BAR && top < window.innerHeight;
  return target && onScreen ? target : undefined;
}
