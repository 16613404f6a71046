import type { ComponentProps } from 'react';

/**
 * A labelled part of the page that scrolls sideways by itself, so that the page never does. It
 * takes the focus, because otherwise a keyboard could not scroll it.
 */
export function ScrollRegion(props: ComponentProps<'section'> & { 'aria-label': string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
  return <section tabIndex={0} {...props} />;
}
