import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A plan that no rule has anything to say of, and two with one thing wrong each. */
export const SOUND = `---
title: Sound
runbook:
  id: sound
  status: draft
  owner: "@team"
---

Nothing to do.
`;
export const BROKEN = SOUND.replace('id: sound', 'id: broken').replace(
  'status: draft',
  'status: drfat',
);
export const WARNED = `${SOUND.replace('id: sound', 'id: warned')}
::trigger[It feels slow]{#slow action=assess}
`;

/** Writes files, by their paths, into the folder `root`; gives that folder. */
export function givenFiles(root: string, files: Record<string, string | Buffer>): string {
  mkdirSync(root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return root;
}
