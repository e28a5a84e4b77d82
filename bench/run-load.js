import '../scripts/old-node.js';
import { built } from '../scripts/built.js';
import { ready, runNode } from '../scripts/ready.js';
import { main } from '../scripts/run.js';

await main(async () => {
	const tools = await ready();
	await built(tools);
	return runNode(tools, ['bench/load/main.ts', ...process.argv.slice(2)]);
});
