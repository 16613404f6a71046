import { createRequire } from 'node:module';

// Docusaurus brings an older one of the same name, which is the one found from here.
const { createJiti } = createRequire(new URL('../../plugins/rollbook/cli/', import.meta.url))(
  'jiti',
);

const found = await createJiti(import.meta.url).import('../findChromium.ts');

/** As the tests find it. */
export const { findChromium, CHROMIUM_ARGS } = found;
