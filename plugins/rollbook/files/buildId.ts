import { readFileSync } from 'node:fs';

/**
 * What tells this build of the package from any other; a bundle has it beside itself. Empty where
 * the sources run as they are.
 */
export function readBuildId(): string {
  try {
    return readFileSync(new URL('./build-id', import.meta.url), 'utf8');
  } catch {
    return '';
  }
}
