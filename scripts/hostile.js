import './old-node.js';
import { browser } from './browser.js';
import { built } from './built.js';
import { ready, runPackage } from './ready.js';
import { main } from './run.js';

/** Every payload of the public lists, wherever a writer can put it, through the renderer and a real browser. */
await main(async () => {
	const tools = await ready();
	await built(tools);
	const env = { ...tools.env, KINTSUGI_HOSTILE: 'all', KINTSUGI_BROWSER: await browser(tools) };
	const all = { ...tools, env };
	const parsed = await runPackage(all, 'vitest', ['run', 'src/lib/markdown/hostile.test.ts']);
	return parsed || runPackage(all, 'playwright', ['test', 'hostile-markdown']);
});
