import { isMissing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { slugOf } from '#lib/slug.ts';
import { hrefOf, reference, type Kind } from './kinds.ts';

export interface Exported {
	/** `S-12-the-restore-that-was-not-there.md` */
	name: string;
	text: string;
}

/** As much of what an entry is taken out as names its file. */
interface Named {
	number: number;
	publishedAt: number | null;
	content: { title: string };
}

export function markdownFile<Document extends Named>(
	kind: Kind,
	document: Document,
	write: (document: Document) => string,
): Exported {
	return { name: `${fileName(kind, document)}.md`, text: write(document) };
}

/** @param format of the documents of that kind, for whoever reads the file */
export function jsonFile(kind: Kind, document: Named, format: string): Exported {
	const { publishedAt, ...rest } = document;
	const whole = {
		kintsugi: format,
		...rest,
		href: hrefOf(kind, document.number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
	};
	return { name: `${fileName(kind, document)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

/** One after the other; what was removed in the meantime is left out. */
export async function* allOf(
	numbers: readonly number[],
	take: (number: number) => Promise<Exported>,
): AsyncGenerator<FoundFile> {
	for (const number of numbers) {
		try {
			const { name, text } = await take(number);
			yield { name, bytes: new TextEncoder().encode(text) };
		} catch (problem) {
			if (!isMissing(problem)) throw problem;
		}
	}
}

const fileName = (kind: Kind, { number, content }: Named) =>
	[reference(kind, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');
