import type { Plugin } from 'vite';

const ALL_PAGES = '/generated/client-optimized/app.js';
const ONE_PAGE = /\/generated\/client-optimized\/nodes\/\d+\.js$/;
const WAITS = '/src/lib/ui/page-styles.ts';
/** How a page is asked for together with its list. */
const LISTED = /\w+\(\(\)=>(import\(`[^`]+`\)),__VITE_PRELOAD__,import\.meta\.url\)/g;
/** Stands in what a page exports until its styles have their names. */
const STYLES = '__KINTSUGI_STYLES__';

interface Chunk {
	facadeModuleId: string | null;
	code: string;
	imports: string[];
	viteMetadata?: { importedCss: Set<string> };
}

/**
 * Which styles a page is seen in stands in the page's own script. In one list of all pages, every page brought what
 * the two hundred others are seen in: 3 kB of the names of files.
 */
export const pageStyles: Plugin = {
	name: 'kintsugi-page-styles',
	apply: 'build',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'client',
	transform(code, id) {
		if (ONE_PAGE.test(id)) return { code: `${code}\nexport const styles = '${STYLES}';`, map: null };
		if (!id.endsWith(ALL_PAGES)) return null;
		const waiting = code.replace(/\(\) => (import\('\.\/nodes\/\d+'\))/g, '() => withStyles($1)');
		if (waiting === code) this.error('What loads pages is written otherwise than it was.');
		return { code: `import { withStyles } from '${WAITS}';\n${waiting}`, map: null };
	},
	generateBundle: {
		order: 'pre',
		handler(_, bundle) {
			const chunks = bundle as unknown as Record<string, Chunk>;
			for (const [file, chunk] of Object.entries(chunks)) {
				if (chunk.facadeModuleId?.endsWith(ALL_PAGES))
					chunk.code = chunk.code.replace(LISTED, '$1').replaceAll('__VITE_PRELOAD__', '[]');
				if (chunk.facadeModuleId && ONE_PAGE.test(chunk.facadeModuleId))
					chunk.code = named(chunk.code, [...stylesOf(file, chunks)]);
			}
		},
	},
};

function named(code: string, styles: readonly string[]): string {
	return code.replace(new RegExp(`(["'\`])${STYLES}\\1`), JSON.stringify(styles.map((style) => `/${style}`)));
}

/** Those of what it stands on come first. */
function stylesOf(file: string, chunks: Record<string, Chunk>, seen = new Set<string>()): Set<string> {
	const chunk = chunks[file];
	if (!chunk || seen.has(file)) return new Set();
	seen.add(file);
	const below = chunk.imports.flatMap((one) => [...stylesOf(one, chunks, seen)]);
	return new Set([...below, ...(chunk.viteMetadata?.importedCss ?? [])]);
}
