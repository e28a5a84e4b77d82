import './old-node.js';
import process from 'node:process';
import { ready, runPackage } from './ready.js';
import { main } from './run.js';

await main(async () => {
	const tools = await ready();
	const { PORT = '3000', HOST = 'localhost' } = process.env;
	const args = ['dev', '--host', HOST, '--port', PORT, '--strictPort', ...process.argv.slice(2)];
	return runPackage(tools, 'vite', args);
});
