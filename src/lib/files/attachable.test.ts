import { gzipSync, deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { lookAtFile } from './attachable.server.ts';
import { isFileName, sizeInName } from './file-address.ts';

const text = (words: string) => new TextEncoder().encode(words);
const picture = (width = 40, height = 30) =>
	sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 20 } } });
const look = (name: string, bytes: Uint8Array) => lookAtFile(name, bytes);
const refusal = (name: string, bytes: Uint8Array) =>
	look(name, bytes).then(
		({ type }) => `taken as ${type}`,
		(problem: unknown) => (problem as Error).message,
	);

describe('a picture', () => {
	test.each([
		['png', 'image/png', 'png'],
		['jpeg', 'image/jpeg', 'jpg'],
		['webp', 'image/webp', 'webp'],
		['avif', 'image/webp', 'webp'],
		['gif', 'image/png', 'png'],
	] as const)('%s is drawn anew as %s', async (format, type, ending) => {
		const bytes = await picture().toFormat(format).toBuffer();
		const found = await look(`The graph.${format}`, bytes);
		expect(found).toMatchObject({ type, width: 40, height: 30 });
		expect(found.fileName).toMatch(new RegExp(`^The graph\\.(${ending}|${format})$`));
		expect(isFileName(found.name)).toBe(true);
		expect(found.name).toMatch(new RegExp(`-40x30\\.${ending}$`));
		expect(sizeInName(found.name)).toEqual({ width: 40, height: 30 });
		expect(await sharp(found.bytes).metadata()).toMatchObject({ width: 40, height: 30 });
	});

	test('loses where it was taken, and stands upright', async () => {
		const exif = {
			IFD0: { Copyright: 'zqsecret', Artist: 'Somebody' },
			IFD3: { GPSLatitude: '38/1 43/1 0/1' },
		};
		const bytes = await picture().withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer();
		expect(bytes.includes('zqsecret')).toBe(true);
		const found = await look('phone.jpg', bytes);
		const { exif: left, orientation, xmp, icc } = await sharp(found.bytes).metadata();
		expect({ left, orientation, xmp, icc }).toEqual({});
		expect(found).toMatchObject({ width: 30, height: 40 });
		expect(Buffer.from(found.bytes).includes('zqsecret')).toBe(false);
	});

	test('that moves goes on moving', async () => {
		const frames = [10, 120, 250].map((red) => ({
			create: { width: 20, height: 20, channels: 3 as const, background: { r: red, g: 0, b: 0 } },
		}));
		const raw = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
		const gif = await sharp(raw, { join: { animated: true } })
			.gif({ delay: [100, 100, 100] })
			.toBuffer();
		const found = await look('spinner.gif', gif);
		expect(found).toMatchObject({ type: 'image/webp', fileName: 'spinner.webp', width: 20, height: 20 });
		expect(await sharp(found.bytes, { animated: true }).metadata()).toMatchObject({ pages: 3 });
	});

	test('is known by what is in it, whatever it is called', async () => {
		const bytes = await picture().jpeg().toBuffer();
		expect(await look('notes.txt', bytes)).toMatchObject({ type: 'image/jpeg', fileName: 'notes.txt.jpg' });
		expect(await look('graph.png', bytes)).toMatchObject({ type: 'image/jpeg', fileName: 'graph.jpg' });
	});

	test('that carries something after its pixels leaves it behind', async () => {
		const hidden = text('<script>alert(1)</script>');
		const bytes = Buffer.concat([await picture().png().toBuffer(), hidden]);
		const found = await look('polyglot.png', bytes);
		expect(Buffer.from(found.bytes).includes('<script>')).toBe(false);
	});

	test('that is cut off or damaged is refused', async () => {
		const noise = sharp({
			create: {
				width: 200,
				height: 200,
				channels: 3,
				background: 'white',
				noise: { type: 'gaussian', mean: 128, sigma: 60 },
			},
		});
		const jpeg = await noise.jpeg().toBuffer();
		expect(await refusal('half.jpg', jpeg.subarray(0, jpeg.length / 2))).toMatch(
			/^“half.jpg” is cut off or damaged\. /,
		);
		expect(
			await refusal(
				'a.gif',
				Buffer.concat([text('GIF89a'), Buffer.from([0, 1, 2, 0xff]), text('/*<script>')]),
			),
		).toMatch(/damaged/);
	});

	test('that would unpack to more than anybody looks at is refused before it is unpacked', async () => {
		const bomb = blackPng(40_000, 40_000);
		expect(bomb.length).toBeLessThan(400_000);
		const before = process.memoryUsage().rss;
		expect(await refusal('bomb.png', bomb)).toMatch(
			/^“bomb.png” has 1600 million pixels; 50 million is the most\. /,
		);
		expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
	});
});

describe('what a browser would run is refused, with what to do instead', () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
	test.each([
		['drawing.svg', svg, /SVG.*PNG/],
		['drawing.png', svg, /SVG.*PNG/],
		['drawing.txt', `\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n${svg}`, /SVG/],
		['drawing.xml', `<x:svg xmlns:x="http://www.w3.org/2000/svg"/>`, /SVG/],
		['page.html', '<p>Hello', /web page.*PDF/],
		['page.png', '<!doctype html><script>alert(1)</script>', /web page/],
		['page.txt', '\n <!-- x --> <HTML><body>', /web page/],
		['page.csv', '<script>alert(1)</script>', /web page/],
		['graph.png', 'just words', /called PNG and holds text.*\.txt/],
		['report.pdf', 'just words', /called PDF/],
		['empty.txt', '', /is empty/],
	])('%s', async (name, words, sentence) => {
		expect(await refusal(name, text(words))).toMatch(sentence);
	});

	test('programs, and pictures nobody can see', async () => {
		const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(200)]);
		expect(await refusal('tool.png', elf)).toMatch(/^“tool.png” cannot be attached\. Pictures .*zip\.$/);
		const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic'), Buffer.alloc(200)]);
		expect(await refusal('IMG_1.heic', heic)).toMatch(/HEIC.*JPEG or PNG/);
	});

	test('many comments take no time', async () => {
		const start = performance.now();
		expect(await refusal('a.md', text('<!-- -->'.repeat(50_000)))).toBe('taken as text/markdown');
		expect(performance.now() - start).toBeLessThan(1_000);
	});
});

describe('what else is kept, as it is', () => {
	test.each([
		['pod.log', '\u001b[31mERROR\u001b[0m é <b>x</b>', 'text/plain', 'pod.log'],
		['table.csv', 'a,b\n1,2', 'text/csv', 'table.csv'],
		['trace.har', '{}', 'application/json', 'trace.har'],
		['run.bat', 'del *', 'text/plain', 'run.bat.txt'],
		['Makefile', 'all:', 'text/plain', 'Makefile.txt'],
		['a.hta', 'x', 'text/plain', 'a.hta.txt'],
		['BMW.log', 'BMW fails', 'text/plain', 'BMW.log'],
	])('%s', async (name, words, type, fileName) => {
		const found = await look(name, text(words));
		expect(found).toMatchObject({ type, fileName, width: null, height: null });
		expect(Buffer.from(found.bytes).toString()).toBe(words);
	});

	test('PDF, zip, gzip, and texts in other encodings', async () => {
		expect(await look('a.pdf', text('%PDF-1.7\n1 0 obj\n'))).toMatchObject({ type: 'application/pdf' });
		expect(await look('a.zip', zipSync({ 'a.txt': text('a') }))).toMatchObject({ type: 'application/zip' });
		expect(await look('a.log.gz', gzipSync('a'))).toMatchObject({
			type: 'application/gzip',
			fileName: 'a.log.gz',
		});
		expect(await look('latin.csv', Buffer.from('caf\xe9;1\n', 'latin1'))).toMatchObject({ type: 'text/csv' });
		expect(await look('wide.txt', Buffer.from('\uFEFFwide', 'utf16le'))).toMatchObject({
			type: 'text/plain',
		});
	});

	test('a name says nothing of folders, hides nothing and is not too long', async () => {
		const named = async (name: string) => (await look(name, text('x'))).fileName;
		expect(await named('C:\\Users\\ana\\a.txt')).toBe('a.txt');
		expect(await named('../../etc/passwd')).toBe('passwd.txt');
		expect(await named('cod\u202Etxt.exe\n')).toBe('codtxt.exe.txt');
		expect(await named('   ')).toBe('file.txt');
		expect(await named(`${'é'.repeat(300)}.csv`)).toBe(`${'é'.repeat(120)}.csv`);
	});
});

/** A picture of one colour that is small until it is unpacked. */
function blackPng(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([1, 0, 0, 0, 0], 8);
	const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
