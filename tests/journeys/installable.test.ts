import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let session: string;
test.beforeAll(
	async () =>
		({ kintsugi, filled: session } = await startFilled(({ db, member }) =>
			startSession(db, member.id, 'A browser'),
		)),
);
test.afterAll(() => discard(kintsugi));

interface Manifest {
	id: string;
	scope: string;
	shortcuts: { url: string }[];
	icons: { src: string; sizes: string; purpose?: string }[];
	screenshots: { src: string; sizes: string; form_factor: string }[];
}

test('the browser finds nothing that keeps it from installing, and what the manifest names is there', async ({
	page,
	context,
}) => {
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	await open(page, `${kintsugi.url}/settings/browser`);
	await expectAccessible(page);
	const devtools = await context.newCDPSession(page);
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	// A window of a test keeps nothing, in which no browser installs anything.
	expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
	const { errors, data } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const manifest = JSON.parse(data ?? '{}') as Manifest;
	expect(manifest).toMatchObject({ id: '/', scope: '/' });
	expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable').length).toBeGreaterThan(0);
	expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
		new Set(['wide', 'narrow']),
	);
	for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
		expect((await page.request.get(`${kintsugi.url}${src}`)).status()).toBe(200);
		if (sizes === 'any') continue;
		const { width, height } = await sharp(readFileSync(`static${src}`)).metadata();
		expect(`${width}x${height}`).toBe(sizes);
	}
	for (const { url } of manifest.shortcuts) {
		await open(page, `${kintsugi.url}${url}`);
		expect(new URL(page.url()).pathname).toBe(url);
	}
});

test('what another app shares stands in the composer', async ({ page, context }) => {
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const shared = new URLSearchParams({
		title: 'Queues',
		text: 'A queue can say stop.',
		url: 'https://example.org/q',
	});
	await open(page, `${kintsugi.url}/log/new?${shared.toString()}`);
	await expect(page.getByLabel('What did you learn?')).toHaveValue(
		'Queues\nA queue can say stop.\nhttps://example.org/q',
	);
});
