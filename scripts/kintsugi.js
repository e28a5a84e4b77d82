import './old-node.js';
import process from 'node:process';
import { ready, runNode } from './ready.js';
import { main } from './run.js';

// Where the person is, and so where the files are that they name; npm says it, a direct call does not.
process.env.INIT_CWD ??= process.cwd();

await main(async () => runNode(await ready(), ['src/cli/kintsugi.ts', ...process.argv.slice(2)]));
