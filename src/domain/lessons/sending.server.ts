import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, isMissing } from '#lib/errors.ts';
import { peopleToChoose } from '../entries/acquaintances.server.ts';
import type { Person } from '../accounts/person.ts';
import { tell } from '../notifications/notifications.server.ts';
import { findLesson } from './finding.server.ts';
import type { Sending } from './sending.ts';

/** Somebody finds it in their inbox, with a line to it. Only who may read it can be sent it. */
export async function sendLesson(
	db: Database,
	who: Person,
	id: number,
	{ to, line }: Sending,
): Promise<{ name: string }> {
	const { entry } = await findLesson(db.read, who, id);
	if (entry.publishedAt === null) conflict('It is a draft. It can be sent once it is published.');
	const typed = to.toLocaleLowerCase('en');
	const people = (await peopleToChoose(db, who, [])).filter(
		({ name, email }) => email === typed || name.toLocaleLowerCase('en') === typed,
	);
	const [somebody] = people;
	if (!somebody) invalid({ to: `Nobody here is called ${to}.` });
	if (people.length > 1) invalid({ to: `Several people are called ${to}. Give an e-mail address.` });
	if (somebody.id === who.id) invalid({ to: 'That is you. Keep it, and it comes back to you.' });
	try {
		await findLesson(db.read, somebody, id);
	} catch (problem) {
		if (isMissing(problem)) invalid({ to: `${somebody.name} may not read what it comes from.` });
		throw problem;
	}
	await transact(db, (tx) =>
		tell(tx, {
			to: [somebody.id],
			kind: 'lesson-sent',
			entryId: entry.id,
			by: who.id,
			subject: line === '' ? String(id) : `${id} ${line}`,
		}),
	);
	return { name: somebody.name };
}
