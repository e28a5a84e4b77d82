import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import type { FoundFile } from './found.ts';

const packedAside = promisify(deflateRaw);
/** Packed within a millisecond, in which nobody waits: handing it to another thread takes longer. */
const SMALL = 32 * 1024;

/** What the list at the end says of a file. */
interface Written {
	name: string;
	crc: number;
	packedSize: number;
	size: number;
	/** Where it begins. */
	at: number;
}

const FOUR_GB = 0xff_ff_ff_ff;
const MANY = 0xff_ff;
const NAMES_ARE_UTF8 = 1 << 11;
const DEFLATED = 8;
/** Made on Unix, by what knows ZIP64. */
const BY = (3 << 8) | 45;
const PLAIN_FILE = 0o100644;

/**
 * A zip of any number of files and any size, piece by piece: of what was written nothing is kept but what the list at
 * its end needs. The zip libraries keep every file, look through all of them for each, or stop at 65,535.
 * @param at the time that every file in it carries, so that equal contents make equal bytes
 */
export async function* zipped(
	files: AsyncIterable<FoundFile> | Iterable<FoundFile>,
	at: number,
): AsyncGenerator<Buffer> {
	const written: Written[] = [];
	const moment = momentOf(at);
	let cursor = 0;
	for await (const file of files) {
		const isSmall = file.bytes.length <= SMALL;
		const data = isSmall ? deflateRawSync(file.bytes) : await packedAside(file.bytes);
		const { name } = file;
		const { length: packedSize } = data;
		const one = { name, crc: crc32(file.bytes), packedSize, size: file.bytes.length, at: cursor };
		const header = Buffer.concat([
			bytes(0x04034b50, 4),
			shared(one, moment, 20),
			bytes(0, 2),
			Buffer.from(name),
		]);
		yield Buffer.concat([header, data]);
		cursor += header.length + data.length;
		written.push(one);
	}
	const list = Buffer.concat(written.map((one) => lineOf(one, moment)));
	yield list;
	yield endOf(written.length, cursor, cursor + list.length);
}

/** What stands before a file and in the list alike, up to how long its name is. */
function shared({ name, crc, packedSize, size }: Written, moment: Buffer, needs: number): Buffer {
	return Buffer.concat([
		...[bytes(needs, 2), bytes(NAMES_ARE_UTF8, 2), bytes(DEFLATED, 2), moment],
		...[bytes(crc, 4), bytes(packedSize, 4), bytes(size, 4), bytes(Buffer.byteLength(name), 2)],
	]);
}

function lineOf(one: Written, moment: Buffer): Buffer {
	const isFar = one.at >= FOUR_GB;
	const more = isFar ? Buffer.concat([bytes(1, 2), bytes(8, 2), bytes(one.at, 8)]) : Buffer.alloc(0);
	return Buffer.concat([
		...[bytes(0x02014b50, 4), bytes(BY, 2), shared(one, moment, isFar ? 45 : 20), bytes(more.length, 2)],
		...[bytes(0, 2), bytes(0, 2), bytes(0, 2), bytes(PLAIN_FILE * 0x1_00_00, 4)],
		...[bytes(Math.min(one.at, FOUR_GB), 4), Buffer.from(one.name), more],
	]);
}

function endOf(count: number, listAt: number, end: number): Buffer {
	const size = end - listAt;
	const isLarge = count >= MANY || listAt >= FOUR_GB || size >= FOUR_GB;
	const large = [
		...[bytes(0x06064b50, 4), bytes(44, 8), bytes(BY, 2), bytes(45, 2), bytes(0, 4), bytes(0, 4)],
		...[bytes(count, 8), bytes(count, 8), bytes(size, 8), bytes(listAt, 8)],
		...[bytes(0x07064b50, 4), bytes(0, 4), bytes(end, 8), bytes(1, 4)],
	];
	const short = Math.min(count, MANY);
	return Buffer.concat([
		...(isLarge ? large : []),
		...[bytes(0x06054b50, 4), bytes(0, 2), bytes(0, 2), bytes(short, 2), bytes(short, 2)],
		...[bytes(Math.min(size, FOUR_GB), 4), bytes(Math.min(listAt, FOUR_GB), 4), bytes(0, 2)],
	]);
}

/** Little end first. */
function bytes(value: number, length: 2 | 4 | 8): Buffer {
	const buffer = Buffer.alloc(length);
	if (length === 8) buffer.writeBigUInt64LE(BigInt(value));
	else buffer.writeUIntLE(value, 0, length);
	return buffer;
}

/** In the two words that a zip has for it, which begin in 1980. */
function momentOf(at: number): Buffer {
	const date = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
	const time =
		(date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | Math.floor(date.getUTCSeconds() / 2);
	const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
	return Buffer.concat([bytes(time, 2), bytes(day, 2)]);
}
