import { findEntry } from '#domain/entries/entries.server.ts';
import { KIND } from '#domain/stories/stories.server.ts';
import { Content } from '#domain/stories/telling.ts';
import { forbidden } from '#lib/errors.ts';
import { versions } from '../../versions-of.server.ts';

export const past = versions(
	KIND,
	{ type: Content, from: (kept) => Content.parse(kept) },
	async (db, who, number) => {
		const entry = await findEntry(db, who, KIND, number);
		if (!entry.isAuthor) forbidden('Its authors see how it came to be.');
		return entry;
	},
);
