import type { Database } from '#lib/db/open.server.ts';
import { isForbidden, isMissing } from '#lib/errors.ts';
import { replaceAddresses } from '#lib/files/file-address.ts';
import type { Person } from '../accounts/person.ts';
import type { Kind } from '../entries/kinds.ts';
import * as openings from '../growth/opportunities/exporting.server.ts';
import * as log from '../log/exporting.server.ts';
import * as postmortems from '../postmortems/exporting.server.ts';
import * as projects from '../projects/exporting.server.ts';
import * as stories from '../stories/exporting.server.ts';
import * as training from '../training/as-markdown.server.ts';

type Write = (db: Database, who: Person, number: number) => Promise<{ text: string }>;

const WRITING: Record<Kind, Write> = {
	postmortem: postmortems.exportMarkdown,
	log: log.exportMarkdown,
	story: stories.exportMarkdown,
	project: projects.exportMarkdown,
	opportunity: openings.exportMarkdown,
	course: training.exportMarkdown,
};

/** An entry to read, with addresses that lead to its files in the archive; null where it is gone. */
export async function markdownOf(
	db: Database,
	who: Person,
	kind: Kind,
	number: number,
	files: readonly string[],
): Promise<string | null> {
	try {
		const found = await WRITING[kind](db, who, number);
		return replaceAddresses(found.text, 'own', (name) => (files.includes(name) ? `../files/${name}` : null));
	} catch (problem) {
		if (isMissing(problem) || isForbidden(problem)) return null;
		throw problem;
	}
}
