import '../scripts/old-node.js';
import { ready, runNode } from '../scripts/ready.js';
import { main } from '../scripts/run.js';

await main(async () => runNode(await ready(), ['bench/writing.ts', ...process.argv.slice(2)]));
