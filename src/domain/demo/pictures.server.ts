import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { dropFiles } from '#lib/files/kept-files.server.ts';
import { pngOf } from '#lib/files/picture.server.ts';
import { keep, putAttachment, type Kept, type Limits } from '../entries/attachments.server.ts';
import { everyText } from '#lib/every-text.ts';
import { drawGraph, type Graph } from './graph.ts';

/** By the name under which a written post-mortem leads to it: `files/sign-in-failures.png`. */
const GRAPHS: Record<string, Graph> = {
	'sign-in-failures.png': {
		unit: '%',
		top: 50,
		lines: [0, 20, 40],
		threshold: 40,
		times: ['02:00', '02:30', '03:00', '03:30', '04:00'],
		points: [
			...([
				['01:50', 0.6],
				['02:00', 0.8],
				['02:08', 0.5],
				['02:13', 0.7],
				['02:16', 19],
				['02:18', 33],
			] as const),
			...([
				['02:21', 38],
				['02:27', 36.5],
				['02:34', 38.4],
				['02:42', 37.2],
				['02:50', 38.9],
			] as const),
			...([
				['02:58', 37.6],
				['03:07', 38.6],
				['03:16', 37.1],
				['03:26', 38.3],
				['03:33', 37.9],
			] as const),
			...([
				['03:36', 9],
				['03:39', 4.4],
				['03:52', 3.8],
				['04:01', 4.1],
				['04:05', 2],
				['04:07', 0.6],
			] as const),
			...([
				['04:15', 0.8],
				['04:24', 0.5],
			] as const),
		],
	},
};
const UNLIMITED: Limits = { fileBytes: Infinity, filesBytes: Infinity };

/** Does `work` with the example's pictures drawn and kept; where it fails, none is left. */
export async function withPictures<Result>(
	db: Database,
	work: (tx: Transaction, pictures: readonly Kept[]) => Promise<Result>,
): Promise<Result> {
	const kept: Kept[] = [];
	try {
		for (const [fileName, graph] of Object.entries(GRAPHS)) {
			const { data, width, height } = drawGraph(graph);
			const bytes = await pngOf(data, { width, height }, width / 2);
			kept.push(await keep(db, { fileName, bytes }, UNLIMITED));
		}
		return await transact(db, (tx) => work(tx, kept));
	} catch (problem) {
		await dropFiles(
			db.folder,
			kept.map(({ name }) => name),
		);
		throw problem;
	}
}

/** The pictures that a written post-mortem leads to, and its words with the addresses they have here. */
export function shownIn<Content>(
	content: Content,
	pictures: readonly Kept[],
): { content: Content; shown: Kept[] } {
	const written = JSON.stringify(content);
	const shown = pictures.filter(({ fileName }) => written.includes(`(files/${fileName})`));
	const leading = (text: string) =>
		shown.reduce(
			(words, { name, fileName }) => words.replaceAll(`(files/${fileName})`, `(${fileAddress(name)})`),
			text,
		);
	return { content: everyText(content, leading), shown };
}

export async function putPictures(
	tx: Transaction,
	author: { id: number },
	entryId: number,
	pictures: readonly Kept[],
): Promise<void> {
	for (const one of pictures) await putAttachment(tx, author, entryId, one, UNLIMITED);
}
