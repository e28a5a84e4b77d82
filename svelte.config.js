import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter(),
		// Our own guard, in hooks, covers every content type and says what to do about it.
		csrf: { trustedOrigins: ['*'] },
		// No page relies on inline code; what the framework itself inlines carries the nonce.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one inline style there is: the framework's announcer of pages for screen readers.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'font-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none'],
				'object-src': ['none'],
			},
		},
		// Pages are kept to be shown at other addresses while there is no network.
		paths: { relative: false },
		// We register it where it is of use.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*.js', '../bench/**/*', '../*.config.ts', '../*.config.js');
			},
		},
	},
};
