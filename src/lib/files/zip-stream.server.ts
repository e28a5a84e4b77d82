import { Zip, ZipDeflate } from 'fflate';
import type { FoundFile } from './found.ts';

/**
 * A zip that is written while it is read: one file at a time is in memory, and the next is asked for
 * when whoever downloads has taken what came before.
 * @param at the time that every file in the zip carries
 */
export function streamZip(
	files: AsyncIterable<FoundFile> | Iterable<FoundFile>,
	at: number,
): ReadableStream<Uint8Array> {
	const iterator = Symbol.asyncIterator in files ? files[Symbol.asyncIterator]() : files[Symbol.iterator]();
	let zip: Zip;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			zip = new Zip((problem, chunk, final) => {
				if (problem) controller.error(problem);
				else controller.enqueue(chunk);
				if (final) controller.close();
			});
		},
		async pull() {
			const next = await iterator.next();
			if (next.done) {
				zip.end();
				return;
			}
			const { name, bytes } = next.value;
			const packed = new ZipDeflate(name, { level: 6 });
			packed.mtime = at;
			zip.add(packed);
			packed.push(bytes, true);
		},
		async cancel() {
			await iterator.return?.();
		},
	});
}
