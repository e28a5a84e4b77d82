import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { launchOptions } from '../tests/support/browser.ts';
import { launch, stopProcess } from '../tests/support/server.ts';
import { databaseOf, LARGE, openSession, projectOf } from './fill.ts';
import { aimAt, aimBelow } from './targets.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 95;
const KB_OF_SCRIPT = 90;

interface Asked {
	requests: number;
	script: number;
	style: number;
	font: number;
	page: number;
}

/** What a browser is sent for a page that it has never seen, and what Lighthouse says of it. */
export async function measureInBrowser(): Promise<void> {
	const session = await openSession();
	const board = await projectOf(LARGE);
	const ours = await launch({ KINTSUGI_DATA: databaseOf(LARGE) });
	const { url } = ours;
	if (url === null) throw new Error(ours.problems);
	try {
		const paths = {
			...{ 'reading page': '/postmortems/1501', library: '/postmortems', Today: '/' },
			...{ board: `/projects/${board}/board`, search: '/search?q=certificate+backlog' },
		};
		console.log('bytes of a first visit, in kB with gzip');
		for (const [name, path] of Object.entries(paths)) {
			const { requests, script, style, font, page } = await bytesOf(url + path, session);
			console.log(
				`  ${name.padEnd(14)} script ${kb(script)}, style ${kb(style)}, fonts ${kb(font)}, page ${kb(page)}; ${requests} requests`,
			);
			if (name === 'reading page') aimBelow('script of a reading page, kB', KB_OF_SCRIPT, script / 1000);
		}
		console.log('');
		for (const name of ['reading page', 'library', 'Today'] as const) {
			const scores = await lighthouse(url + paths[name], session);
			for (const [category, score] of Object.entries(scores))
				aimAt(`Lighthouse, ${name}, ${category}`, LEAST, score);
		}
	} finally {
		await stopProcess(ours.process, 'SIGTERM');
	}
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1);

async function bytesOf(address: string, session: string): Promise<Asked> {
	const browser = await chromium.launch(await launchOptions());
	try {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		await context.addCookies([{ name: 'session', value: session, url: address }]);
		const page = await context.newPage();
		const found: Asked = { requests: 0, script: 0, style: 0, font: 0, page: 0 };
		const reading: Promise<void>[] = [];
		page.on('response', (response) => {
			const kind = response.request().resourceType();
			found.requests += 1;
			const into = kind === 'stylesheet' ? 'style' : kind === 'document' ? 'page' : kind;
			if (into !== 'script' && into !== 'style' && into !== 'font' && into !== 'page') return;
			reading.push(
				response.body().then((body) => {
					found[into] += into === 'font' ? body.length : gzipSync(body, { level: 9 }).length;
				}),
			);
		});
		await page.goto(address, { waitUntil: 'load' });
		await page.locator('html[data-listens]').waitFor();
		await page.waitForTimeout(500);
		await Promise.all(reading);
		return found;
	} finally {
		await browser.close();
	}
}

interface Report {
	categories: Record<string, { score: number | null }>;
}

/** Brought for the occasion: it is a tool for measuring, and weighs more than all that it measures. */
async function lighthouse(address: string, session: string): Promise<Record<string, number>> {
	const folder = mkdtempSync(join(tmpdir(), 'kintsugi-lighthouse-'));
	const output = join(folder, 'report.json');
	const { executablePath } = await launchOptions();
	try {
		await promisify(execFile)(
			'npx',
			[
				...['--yes', LIGHTHOUSE, address, '--quiet', '--output=json', `--output-path=${output}`],
				...['--only-categories=performance,accessibility,best-practices', '--preset=desktop'],
				`--extra-headers=${JSON.stringify({ Cookie: `session=${session}` })}`,
				'--chrome-flags=--headless=new --no-sandbox --disable-gpu',
			],
			{ env: { ...process.env, CHROME_PATH: executablePath ?? chromium.executablePath() } },
		);
		const { categories } = JSON.parse(readFileSync(output, 'utf8')) as Report;
		return Object.fromEntries(
			Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
