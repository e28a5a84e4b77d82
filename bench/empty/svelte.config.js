import adapter from '@sveltejs/adapter-node';
import kintsugi from '../../svelte.config.js';

/** A page with nothing on it, built the way Kintsugi is: what the framework itself takes. */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: '../../data-bench/empty' }),
		outDir: '../../data-bench/.svelte-kit',
		csp: kintsugi.kit?.csp,
	},
};
