import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { base85, UNPACK } from './base85.ts';

interface FileParts {
  title: string;
  styles: string;
  /** The runbook as HTML. */
  body: string;
  script: string;
}

/** Unpacks the script and runs it. Where the browser cannot, the page says so and stays as it is. */
const LOADER = `(async()=>{try{
${UNPACK}
const code=document.getElementById('rollbook-code');
const packed=unpack(code.textContent,+code.dataset.bytes);
const script=document.createElement('script');
script.textContent=await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
document.head.append(script)}catch{document.getElementById('rollbook-asleep').hidden=false}})()`;

/**
 * One HTML file of these parts. The script is packed, and as text no sign of which begins an element. The policy lets this script run, none else, and nothing be asked of any server.
 */
export async function composeHtml({ title, styles, body, script }: FileParts): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(LOADER)} ${hashOf(script)}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const packed = await promisify(gzip)(script, { level: 9 });
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
<script type="application/gzip" id="rollbook-code" data-bytes="${packed.length}">${base85(packed)}</script>
<script>${LOADER}</script>
</body>
</html>
`;
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
