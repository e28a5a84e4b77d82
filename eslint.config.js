import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const CONTENT = ['postmortems', 'log', 'stories', 'training', 'projects', 'growth', 'pulse'];
/** They go through everything: one reads, one looks after people and teams as a whole, one settles what was agreed, one speaks with programs, one takes all of it out and in. */
const ABOVE = ['insights', 'stewardship', 'changes', 'assistants', 'incoming', 'archive', 'bringing'];
const BASE = [
	...[
		'entries',
		'lessons',
		'recall',
		'skills',
		'search',
		'notifications',
		'coach',
		'mail',
		'jobs',
		'moving',
		'operation',
	],
	...['feeds', 'chat', 'webhooks'],
];
const FRAMEWORK = {
	group: ['@sveltejs/kit', '@sveltejs/kit/*', '$app/*', '$env/*'],
	message: 'Domain code runs without a web server; throw through #lib/errors.ts.',
};
const DATABASE = {
	group: [
		'libsql',
		'@libsql/*',
		'drizzle-orm/libsql',
		'drizzle-orm/libsql/*',
		'node:sqlite',
		'better-sqlite3',
	],
	message: 'One module opens databases: #lib/db/open.server.ts.',
};
const ROUTES = { regex: '(^|/)routes/', message: 'Nobody imports a route.' };
/** @param {string[]} names @param {string} message */
const slices = (names, message) => ({
	regex: `^(#domain|\\.\\./?.*)/(${names.join('|')})/`,
	message,
});

/**
 * The arrows of the architecture: routes → domain → lib, and the shelves inside domain.
 * @param {string[]} files
 * @param {object[]} patterns
 * @param {string[]} ignores
 * @returns {import('eslint').Linter.Config}
 */
const arrow = (files, patterns, ignores = []) => ({
	files,
	ignores: ['**/*.test.ts', ...ignores],
	rules: { 'no-restricted-imports': ['error', { patterns }] },
});

/**
 * Rules that ask for types take more than a minute: the whole program is read for them, and each component by
 * itself. The test command does without them (the arrows and everything else hold there); `npm run lint` asks for all.
 */
const QUICK = process.env.KINTSUGI_LINT === 'quick';
/** @type {import('eslint').Linter.Config[]} */
const withoutTypes = [
	{ linterOptions: { reportUnusedDisableDirectives: 'off' } },
	{
		files: ['**/*.ts'],
		...ts.configs.disableTypeChecked,
		languageOptions: { parserOptions: { projectService: false } },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		...ts.configs.disableTypeChecked,
		languageOptions: {
			parserOptions: {
				projectService: false,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig,
			},
		},
	},
];

const OPENS_DATABASES = ['src/lib/db/*.server.ts', 'src/lib/db/server/*.server.ts'];

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'.node/',
			'data/',
			'data-*/',
			'test-results/',
			'playwright-report/',
		],
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...ts.configs.stylisticTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
		},
		rules: {
			// TypeScript itself knows which names exist.
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/only-throw-error': 'off',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'svelte/no-at-html-tags': 'error',
			// Links are plain addresses from the root: the app is served at the root of its origin.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig,
			},
		},
		rules: { 'prefer-const': 'off' },
	},
	{
		files: ['**/*.js'],
		...ts.configs.disableTypeChecked,
	},
	...(QUICK ? withoutTypes : []),
	{ files: ['src/lib/ui/Html.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },

	{
		files: ['src/**'],
		ignores: ['**/*.test.ts'],
		// One log, which holds nothing of what people write: #lib/log/log.server.ts.
		rules: { 'no-console': 'error' },
	},

	arrow(
		['src/lib/**'],
		[{ regex: '(^#domain/|(^|/)domain/)', message: 'Tools know nothing of us.' }, ROUTES, DATABASE],
		OPENS_DATABASES,
	),
	arrow(
		OPENS_DATABASES,
		[{ regex: '(^#domain/|(^|/)domain/)', message: 'Tools know nothing of us.' }, ROUTES],
		[],
	),
	arrow(
		['src/domain/accounts/**'],
		[
			FRAMEWORK,
			ROUTES,
			DATABASE,
			slices([...BASE, ...CONTENT, ...ABOVE], 'Accounts stand below everything else in domain.'),
		],
	),
	arrow(
		BASE.map((slice) => `src/domain/${slice}/**`),
		[FRAMEWORK, ROUTES, DATABASE, slices([...CONTENT, ...ABOVE], 'The base knows no kind of content.')],
	),
	...CONTENT.map((slice) =>
		arrow(
			[`src/domain/${slice}/**`],
			[
				FRAMEWORK,
				ROUTES,
				DATABASE,
				slices(
					[...CONTENT.filter((other) => other !== slice), ...ABOVE],
					'Content slices never use each other; the route composes them.',
				),
			],
		),
	),
	arrow(
		ABOVE.map((slice) => `src/domain/${slice}/**`),
		[FRAMEWORK, ROUTES, DATABASE],
	),
	arrow(['src/routes/**', 'src/cli/**', 'src/hooks.server.ts'], [DATABASE, ROUTES]),
);
