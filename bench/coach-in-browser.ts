import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { launchOptions } from '../tests/support/browser.ts';
import { percentile, type Row } from './table.ts';

declare global {
	interface Window {
		readers: { coach: (text: string) => unknown; lex: (text: string) => unknown };
	}
}

const MODULE = `
	import { Lexer } from 'marked';
	import { coach } from '${resolve('src/domain/coach/coach.ts')}';
	window.readers = { coach, lex: (text) => new Lexer().lex(text) };`;

async function bundle(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [
			{
				name: 'readers',
				resolveId: (id) => (id === 'readers' ? '\0readers' : null),
				load: (id) => (id === '\0readers' ? MODULE : null),
			},
		],
		build: { write: false, rolldownOptions: { input: 'readers' } },
	});
	const [first] = (Array.isArray(built) ? built[0] : (built as Rolldown.RolldownOutput))?.output ?? [];
	if (!first) throw new Error('Nothing was built.');
	return first.code;
}

/** As somebody meets it who opens a long document: the first time in a page, and then the twentieth. */
export async function measureInBrowser(text: string): Promise<Row[]> {
	const code = await bundle();
	const browser = await chromium.launch(await launchOptions());
	try {
		const first = { coach: [] as number[], lex: [] as number[] };
		const later = { coach: [] as number[], lex: [] as number[] };
		for (let k = 0; k < 7; k++) {
			const page = await browser.newPage();
			await page.addScriptTag({ content: code, type: 'module' });
			for (const name of ['coach', 'lex'] as const) {
				const times = await page.evaluate(
					([which, words]) => {
						const taken: number[] = [];
						for (let again = 0; again < 20; again++) {
							const start = performance.now();
							window.readers[which](words);
							taken.push(performance.now() - start);
						}
						return taken;
					},
					[name, text] as const,
				);
				first[name].push(times[0] ?? NaN);
				later[name].push(...times.slice(5));
			}
			await page.close();
		}
		return (['the first time', 'after that'] as const).map((when, k) => {
			const of = k === 0 ? first : later;
			return {
				what: `100 kB in Chromium, ${when}`,
				figure: 'ms, median',
				ours: percentile(of.coach),
				baseline: 'marked lexes the same',
				theirs: percentile(of.lex),
			};
		});
	} finally {
		await browser.close();
	}
}
