import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { drawnIcons } from './src/building/drawn-icons.ts';
import { fewFiles } from './src/building/few-files.ts';
import { pageStyles } from './src/building/page-styles.ts';

/** In development, connections for writing together come to the app as they do where it is served. */
const live: Plugin = {
	name: 'kintsugi-live',
	configureServer({ httpServer }) {
		httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
			if (request.url?.startsWith('/live/')) globalThis.kintsugiLive?.take(request, socket, head);
		});
	},
};

/** These read files that lie beside them, or are two things for a bundler and for Node. */
const APART = [
	'libsql',
	'@mixmark-io/domino',
	'sharp',
	'@node-rs/argon2',
	'shiki',
	'@zxcvbn-ts/core',
	'@zxcvbn-ts/language-common',
	'pino',
];

/**
 * Where it is served, the libraries stand in the build with our own code: Node looked for, read and linked eight
 * hundred more files at each start, which was a third of its time.
 */
const together: Plugin = {
	name: 'kintsugi-together',
	apply: 'build',
	config: () => ({ ssr: { noExternal: true, external: APART } }),
};

/**
 * What a form may hold is described beside what pages show of it. A description that no page asks is left out of what
 * browsers load, and so is the library that it is written in: for that it has to be known that to make one does nothing.
 */
const descriptionsAside: Plugin = {
	name: 'kintsugi-descriptions-aside',
	apply: 'build',
	enforce: 'post',
	transform(code, id, options) {
		if (options?.ssr || !/\/src\/.*\.ts$/.test(id) || !/from ['"]zod['"]/.test(code)) return null;
		let marked = code;
		for (const { start, end } of madeAtOnce(this.parse(code)).reverse())
			marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
		return { code: marked, map: null };
	},
};

/** Where the calls stand whose results the constants of a module are. */
function madeAtOnce({ body }: ReturnType<Rolldown.PluginContext['parse']>): { start: number; end: number }[] {
	return body.flatMap((one) => {
		const declared = one.type === 'ExportNamedDeclaration' ? one.declaration : one;
		if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') return [];
		return declared.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []));
	});
}

const LONGEST = ['matrix-of-writes', 'matrix', 'canary'].map((name) => `/tests/matrix/${name}.test.ts`);

/** The three files that take longest begin, and all others fit beside them: begun last, one of them would be waited for alone. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(name));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

export default defineConfig({
	plugins: [sveltekit(), live, together, descriptionsAside, drawnIcons, fewFiles, pageStyles],
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
			'tests/archive/**/*.test.ts',
			'tests/cli/**/*.test.ts',
			'tests/import/**/*.test.ts',
			'tests/matrix/**/*.test.ts',
			'tests/scale/**/*.test.ts',
			'tests/security/**/*.test.ts',
			'tests/start/**/*.test.ts',
			'tests/upgrades/**/*.test.ts',
		],
		sequence: { sequencer: LongestFirst },
		testTimeout: 20_000,
		// What a file starts from may take as long on a busy machine.
		hookTimeout: 60_000,
		// And so may what a test waits for, which is a second by itself.
		expect: { poll: { timeout: 15_000 } },
		// A process goes on to the next file with the libraries it has loaded, and with nothing of ours.
		isolate: false,
		setupFiles: ['tests/support/alone.ts'],
		// Many tests wait for a server in a process of its own: one at a time would leave a core idle.
		maxWorkers: 3,
	},
});
