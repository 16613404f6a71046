import { benchLighthouse } from './bench/benchLighthouse.mjs';

const rows = await benchLighthouse('/tmp/lh', process.argv.slice(2));
console.table(rows);
