import pLimit from 'p-limit';
import type sharpModule from 'sharp';
import { Unreadable } from './unreadable.ts';

export const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 8_000;
const SECONDS = 30;

export interface Picture {
	bytes: Uint8Array;
	ending: string;
	type: string;
	width: number;
	height: number;
}

// Each may take some hundred megabytes while it is drawn.
const drawing = pLimit(2);

/**
 * A picture drawn anew: whatever came with the pixels (where it was taken, by whom, what a reader's program
 * might be talked into) stays behind. How it was held is applied; what moves goes on moving.
 * @param name for the sentence, where it cannot be drawn
 */
export function redraw(bytes: Uint8Array, name: string): Promise<Picture> {
	return drawing(async () => {
		const sharp = await openSharp();
		const { format, width, height, pages = 1 } = await describe(sharp, bytes, name);
		if (width * height * pages > MOST_PIXELS) {
			const millions = Math.ceil((width * height * pages) / 1_000_000);
			throw new Unreadable(
				`“${name}” has ${millions} million pixels${pages > 1 ? ' in all its frames' : ''}; ${MOST_PIXELS / 1_000_000} million is the most. Make it smaller and attach it again.`,
			);
		}
		const moves = pages > 1;
		const options = { animated: moves, limitInputPixels: MOST_PIXELS, failOn: 'error' } as const;
		const upright = moves ? sharp(bytes, options) : sharp(bytes, options).autoOrient();
		const pixels = upright
			.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
			.timeout({ seconds: SECONDS });
		try {
			const { data, info } = await written(pixels, format, moves).toBuffer({ resolveWithObject: true });
			const { pageHeight = info.height } = info;
			return { bytes: data, ...formatOf(info.format), width: info.width, height: pageHeight };
		} catch {
			throw damaged(name);
		}
	});
}

/** A picture from pixels (red, green and blue, row by row), made as wide as it is meant to be. */
export async function pngOf(
	pixels: Uint8Array,
	size: { width: number; height: number },
	width: number,
): Promise<Uint8Array> {
	const sharp = await openSharp();
	return sharp(pixels, { raw: { ...size, channels: 3 } })
		.resize({ width })
		.png()
		.toBuffer();
}

type Sharp = typeof sharpModule;

/** It takes the formats named here and nothing else, whatever the bytes say of themselves. */
async function openSharp(): Promise<Sharp> {
	const { default: sharp } = await import('sharp');
	sharp.cache(false);
	sharp.block({ operation: ['VipsForeignLoad'] });
	sharp.unblock({
		operation: ['Png', 'Jpeg', 'Nsgif', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`),
	});
	return sharp;
}

async function describe(sharp: Sharp, bytes: Uint8Array, name: string) {
	try {
		return await sharp(bytes, { limitInputPixels: false }).metadata();
	} catch {
		throw damaged(name);
	}
}

function damaged(name: string): Unreadable {
	return new Unreadable(`“${name}” is cut off or damaged. Open it, save it anew and attach that.`);
}

/** Sharp pictures stay sharp: what came without loss leaves without. AVIF is slow to write, and GIF large. */
function written(pixels: ReturnType<Sharp>, format: string | undefined, moves: boolean) {
	if (moves) return pixels.webp({ quality: 85, effort: 2 });
	if (format === 'jpeg') return pixels.jpeg({ quality: 90 });
	if (format === 'png' || format === 'gif') return pixels.png({ compressionLevel: 9 });
	return pixels.webp({ quality: 90 });
}

function formatOf(format: string): Pick<Picture, 'ending' | 'type'> {
	return format === 'jpeg'
		? { ending: 'jpg', type: 'image/jpeg' }
		: { ending: format, type: `image/${format}` };
}
