import type { Plugin, Rolldown } from 'vite';

/**
 * What is opened first: what is around every page, and a post-mortem, which is what is read most. What these load is
 * together, and nothing that only other pages load is among it. What comes when somebody takes part stands after it.
 */
const FIRST = {
	everywhere: [
		'/client/entry.js',
		'/generated/root.svelte',
		'/src/routes/+layout.svelte',
		'/src/routes/+error.svelte',
		'/src/routes/(app)/+layout.svelte',
	],
	reading: ['/src/routes/(app)/postmortems/[id=number]/+page.svelte'],
	/** What it takes to answer what is said beside it. */
	discussing: ['/src/domain/entries/discussion/Discussion.svelte'],
};
type First = keyof typeof FIRST;

const loaded = new Map<First, Set<string>>();

function together(first: First): Rolldown.CodeSplittingNameFunction {
	return (id) => (loaded.get(first)?.has(id) ? first : null);
}

function shorter<Name>(pattern: Name): Name | string {
	return typeof pattern === 'string' ? pattern.replace('[name].[hash]', '[name].[hash:5]') : pattern;
}

const groups: Rolldown.CodeSplittingGroup[] = [
	{ name: 'descriptions', test: /node_modules\/zod/, priority: 9 },
	{ name: together('everywhere'), priority: 8 },
	{ name: together('reading'), minShareCount: 2, priority: 6 },
	{ name: together('discussing'), minShareCount: 2, priority: 5 },
	{ name: 'often', minShareCount: 24, priority: 4 },
	{ name: 'sometimes', minShareCount: 10, priority: 3 },
	{ name: 'icons', test: /@lucide/, minShareCount: 2, priority: 2 },
];

/**
 * What many pages share comes in few files: each component and icon by itself were a hundred requests for a page that
 * somebody opens first. What few pages need stays apart, and editors load on pages for writing alone.
 */
export const fewFiles: Plugin = {
	name: 'kintsugi-few-files',
	apply: 'build',
	/** No page of ours is an element of its own; what makes one was around every page, since to load it does something. */
	transform: {
		filter: { id: /\/svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/ },
		handler: () => ({ code: 'export const create_custom_element = undefined;', map: null }),
	},
	buildEnd() {
		for (const first of Object.keys(FIRST) as First[]) {
			const ids = [...this.getModuleIds()].filter((id) => FIRST[first].some((end) => id.endsWith(end)));
			const all = new Set(ids);
			for (const id of all) for (const next of this.getModuleInfo(id)?.importedIds ?? []) all.add(next);
			loaded.set(first, all);
		}
	},
	/** A file's name has to differ from what it was called before, not from all others: the rest of it says which it is. */
	outputOptions: (options) => ({
		...options,
		assetFileNames: shorter(options.assetFileNames),
	}),
	config: () => ({
		build: {
			// Every page brings a list of what each of all pages needs. Its scripts are few, and found by themselves;
			// without its styles a page would be seen bare for a moment.
			modulePreload: { resolveDependencies: (_file, needed) => needed.filter((one) => one.endsWith('.css')) },
			rolldownOptions: { output: { codeSplitting: { groups } } },
		},
	}),
};
