import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** In development, connections for writing together come to the app as they do where it is served. */
const live: Plugin = {
	name: 'kintsugi-live',
	configureServer({ httpServer }) {
		httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
			if (request.url?.startsWith('/live/')) globalThis.kintsugiLive?.take(request, socket, head);
		});
	},
};

export default defineConfig({
	plugins: [sveltekit(), live],
	build: {
		// light-dark() and oklch() reach the browser as written.
		cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
		// The content security policy allows no data: fonts.
		assetsInlineLimit: 0,
	},
	test: {
		include: [
			'src/**/*.test.ts',
			'tests/api/**/*.test.ts',
			'tests/cli/**/*.test.ts',
			'tests/import/**/*.test.ts',
			'tests/matrix/**/*.test.ts',
			'tests/security/**/*.test.ts',
			'tests/start/**/*.test.ts',
		],
		testTimeout: 20_000,
		// Many tests wait for a server in a process of its own: one at a time would leave a core idle.
		maxWorkers: 3,
	},
});
