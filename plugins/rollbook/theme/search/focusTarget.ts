import { anchorIn } from '../page/anchorIn.ts';

/** How often, and how long in ms, the page is asked whether it has come. */
const PAUSE = 50;
const PATIENCE = 5_000;

/**
 * Puts the focus where `url` leads, once that page is there: whoever goes by keyboard or listens
 * goes on from there. Without an anchor the page's own way is left alone.
 */
export function focusTarget(url: string, until = Date.now() + PATIENCE): void {
  const { pathname, hash } = new URL(url, window.location.href);
  const target = document.getElementById(anchorIn(hash));
  if (hash === '') return;
  if (window.location.pathname === pathname && target) {
    if (!target.matches('a[href], button, input, [tabindex]'))
      target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  } else if (Date.now() < until) setTimeout(focusTarget, PAUSE, url, until);
}
