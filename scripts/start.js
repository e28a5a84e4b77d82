import './old-node.js';
import process from 'node:process';
import { built } from './built.js';
import { ready, runNode } from './ready.js';
import { Stop, main } from './run.js';

/** Installs and builds if that is needed, then serves. `--demo`: the example workspace, in a data folder of its own. */
await main(async () => {
	const args = process.argv.slice(2);
	const demo = args.includes('--demo');
	const unknown = args.find((arg) => arg !== '--demo');
	if (unknown !== undefined) {
		throw new Stop(
			`npm start does not know ${unknown}: PORT, HOST, ORIGIN and KINTSUGI_DATA are environment variables.`,
		);
	}
	const tools = await ready();
	await built(tools);
	/** @type {NodeJS.ProcessEnv} */
	/** @type {NodeJS.ProcessEnv} */
	const env = { ...tools.env, NODE_ENV: 'production' };
	if (demo) {
		env.KINTSUGI_DEMO = '1';
		env.KINTSUGI_DATA ||= 'data-demo';
	}
	// The channel tells the server when this process is gone, whatever way it went.
	return runNode({ ...tools, env }, ['scripts/serve.js'], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});
});
