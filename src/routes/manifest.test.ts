import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import * as z from 'zod';

const Picture = z.object({
	src: z.string(),
	sizes: z.string(),
	type: z.string(),
	purpose: z.string().optional(),
});
const Manifest = z.object({
	id: z.literal('/'),
	scope: z.literal('/'),
	start_url: z.literal('/'),
	display: z.literal('standalone'),
	categories: z.array(z.string()).min(1),
	icons: z.array(Picture),
	screenshots: z.array(
		Picture.extend({ form_factor: z.enum(['wide', 'narrow']), label: z.string().min(10) }),
	),
	shortcuts: z.array(z.object({ name: z.string(), url: z.string() })),
	share_target: z.object({ action: z.string(), method: z.literal('GET') }),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')));

test('the pictures of the manifest are there, as large as it says, for each kind of screen', async () => {
	for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
		const file = readFileSync(`static${src}`);
		// Whoever draws what people attach tells the library never to read these.
		if (type === 'image/svg+xml') {
			expect([src, sizes, file.toString().slice(0, 5)]).toEqual([src, 'any', '<svg ']);
			continue;
		}
		const { width, height, format } = await sharp(file).metadata();
		expect([src, `image/${format}`, `${width}x${height}`]).toEqual([src, type, sizes]);
	}
	const masked = manifest.icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes);
	expect(masked).toEqual(['192x192', '512x512']);
	expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(['wide', 'narrow']);
});

test('its shortcuts, and what is shared with it, lead to pages', () => {
	const paths = [...manifest.shortcuts.map(({ url }) => url), manifest.share_target.action];
	expect(paths).toHaveLength(4);
	for (const path of paths)
		expect([path, existsSync(`src/routes/(app)${path}/+page.svelte`)]).toEqual([path, true]);
});
