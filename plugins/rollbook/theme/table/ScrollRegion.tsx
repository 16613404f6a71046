import type { ComponentProps } from 'react';

/**
 * A labelled part of the page that scrolls sideways by itself, so that the page never does. It
 * takes the focus, because otherwise a keyboard could not scroll it. A group and no landmark: a
 * page has many of them, and some share a name.
 */
export function ScrollRegion(props: ComponentProps<'div'> & { 'aria-label': string }) {
  // biome-ignore lint/a11y/useSemanticElements: nothing in it is a field of a form.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
  return <div role="group" tabIndex={0} {...props} />;
}
