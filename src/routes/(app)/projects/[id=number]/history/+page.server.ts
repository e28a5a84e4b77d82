import { findEntry } from '#domain/entries/entries.server.ts';
import { continuationsOf } from '#domain/projects/endings/continuations.server.ts';
import { BLANK, KIND, ProjectContent } from '#domain/projects/project.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { lookBack } from '../../../history.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const entry = await findEntry(db.read, person, KIND, Number(event.params.id));
	const { history, content } = await lookBack(db.read, person.zone, entry, event.url);
	const continuations = await continuationsOf(db.read, person, entry.id);
	return { history, continuations, content: { ...BLANK, ...ProjectContent.partial().parse(content) } };
};
