import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { reference } from '../../entries/kinds.ts';
import { authorIds } from '../../entries/parts.server.ts';
import { readSharing } from '../../entries/sharing.server.ts';
import { learnedFrom } from '../../lessons/lessons.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { readContent } from '../content.server.ts';
import { KIND, type ProjectContent } from '../project.ts';
import { pitch } from '../projects.server.ts';
import { NewProject } from '../pitching.ts';
import { isAdoptable } from './ending.ts';
import { endingOf, type ToldEnding } from './endings.server.ts';
import { packIn } from './pack.ts';
import { questionsOf } from './questions.server.ts';

export interface Adoptable {
	number: number;
	content: ProjectContent;
	ending: ToldEnding;
	/** Markdown: the story so far, what it taught, links and open questions. */
	pack: string;
}

/** What somebody who goes on from it takes along. */
export async function adoptable(db: Database, who: Person, number: number): Promise<Adoptable> {
	const found = await findEntry(db.read, who, KIND, number);
	const ending = await endingOf(db.read, found.id);
	if (!ending || !isAdoptable(ending.how))
		conflict('Only a project that is parked or stopped can be adopted.');
	if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace adopt projects.');
	const content = await readContent(db.read, found);
	const { lessons } = await learnedFrom(db.read, found.id);
	const { answered } = await questionsOf(db.read, found);
	const pack = packIn({ reference: reference(KIND, number), content, ending, lessons, answered });
	return { number, content, ending, pack };
}

/** Goes on from it, in a project of one's own that whoever could read the first one can read. */
export async function adopt(
	db: Database,
	who: Person,
	number: number,
	{ title, uid }: { title: string; uid?: string | undefined },
): Promise<{ number: number }> {
	const { content, pack } = await adoptable(db, who, number);
	const found = await findEntry(db.read, who, KIND, number);
	const { team, visibility, readers, authors } = await readSharing(db.read, found);
	const { pitch: line, question, repository, links, topics, needs } = content;
	const made = await pitch(
		db,
		who,
		NewProject.parse({
			...{ title, pitch: line, question, repository, links, topics, needs, about: pack },
			...{ team, visibility, from: number, joins: true },
			// Whoever wrote a restricted one goes on reading it.
			readers: visibility === 'restricted' ? [...readers, ...authors] : [],
			...(uid === undefined ? {} : { uid }),
		}),
	);
	await transact(db, async (tx) => {
		const subject = String(made.number);
		const to = await authorIds(tx, found.id);
		await tell(tx, { to, kind: 'project-adopted', entryId: found.id, by: who.id, subject });
	});
	return { number: made.number };
}
