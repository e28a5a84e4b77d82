import type { Person } from '#domain/accounts/person.ts';
import { NewGoal, NewNote } from '#domain/growth/goals/goal-form.ts';
import { setGoal } from '#domain/growth/goals/goals.server.ts';
import { beginTalks } from '#domain/growth/conversations/arranging.server.ts';
import { noteOnGoal } from '#domain/growth/goals/standing.server.ts';
import { DAY } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';

/** Goals of the author: theirs alone, for everybody of the workspace, for the reader by name. */
export async function setGoals(db: Database, author: Person, reader: Person): Promise<void> {
	const steps = [{ text: 'A first step' }];
	const { id } = await setGoal(db, author, NewGoal.parse({ what: 'For nobody else', steps }));
	await noteOnGoal(db, author, id, NewNote.parse({ kind: 'check-in', text: 'Slowly' }));
	await setGoal(db, author, NewGoal.parse({ what: 'For everybody', seenBy: 'workspace' }));
	await setGoal(db, author, NewGoal.parse({ what: 'For one', readers: [reader.email] }));
}

/** The day of a talk that is far enough ahead for no reminder to come. */
export const TALK_ON = inDays(30);

function inDays(days: number): string {
	return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

/** Of the author, with the reader. */
export async function setUpTalks(db: Database, author: Person, reader: Person): Promise<void> {
	await beginTalks(db, author, { with: reader.email, everyWeeks: 2, nextOn: TALK_ON });
}
