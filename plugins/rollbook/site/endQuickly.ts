/**
 * Ends the process of a build at once when nothing is left to do. Else the bundler first gives its
 * memory back, piece by piece, which takes half a second and is of no use. Whoever listens for the
 * end is asked before.
 */
export function endQuickly(): void {
  // Of a site in several languages each is built by itself.
  if (asked) return;
  asked = true;
  process.once('beforeExit', () => {
    process.once('exit', () => process.exit());
  });
}

let asked = false;
