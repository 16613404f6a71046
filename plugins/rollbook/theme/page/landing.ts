import { holdTarget } from './holdTarget.ts';

/** Docusaurus follows links within a page without a `hashchange`: it calls this when it has. */
export const onRouteDidUpdate = holdTarget;
