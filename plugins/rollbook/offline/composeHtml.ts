import { createHash, type Hash } from 'node:crypto';
import { base85, UNPACK } from './base85.ts';
import type { ComponentCode } from './loadComponents.ts';
import { packRest } from './pack.ts';

interface FileParts {
  title: string;
  styles: string;
  /** The runbook as HTML. */
  body: string;
  /** How the script ends. */
  script: string;
}

/** How the script of every file begins. */
export type Beginning = Pick<ComponentCode, 'packed' | 'bytes'> & { hash: Hash };

/** The beginning of the files' scripts, hashed once for all of them. */
export function beginningOf({ script, packed, bytes }: ComponentCode): Beginning {
  return { packed, bytes, hash: createHash('sha256').update(script) };
}

/** Unpacks the script and runs it. Where the browser cannot, the page says so and stays as it is. */
const LOADER = `(async()=>{try{
${UNPACK}
const code=document.getElementById('rollbook-code');
const packed=unpack(code.textContent,+code.dataset.bytes);
const script=document.createElement('script');
script.textContent=await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
document.head.append(script)}catch{document.getElementById('rollbook-asleep').hidden=false}})()`;

/**
 * One HTML file of these parts. The script is packed, and as text no sign of which begins an element.
 * The policy lets this script run, none else, and nothing be asked of any server.
 */
export async function composeHtml(
  { packed, bytes, hash }: Beginning,
  { title, styles, body, script }: FileParts,
): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src ${sourceOf(createHash('sha256').update(LOADER))} ${sourceOf(hash.copy().update(script))}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const rest = await packRest(script);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${styles.replaceAll('</', '<\\/')}</style>
</head>
<body>
<div id="rollbook">${body}</div>
<script type="text/plain" id="rollbook-code" data-bytes="${bytes + rest.length}">${packed}${base85(rest)}</script>
<script>${LOADER}</script>
</body>
</html>
`;
}

/** A script that may run, as a policy names it. */
function sourceOf(hash: Hash): string {
  return `'sha256-${hash.digest('base64')}'`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
