import { HonestEnding } from '#domain/projects/endings/ending.ts';
import { end } from '#domain/projects/endings/endings.server.ts';
import { projectQuestion } from '#domain/projects/endings/tables.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Company } from '../support/people.ts';

export interface EndedProjects {
	/** Everybody may read it, and it rests for whoever picks it up. */
	parked: number;
	/** The same, for the team of its author. */
	kept: number;
}

/** Two projects of the author that ended, each with a question that waits for an answer. */
export async function endProjects({ db, member: author }: Company): Promise<EndedProjects> {
	const ended = async (sharing: object) => {
		const input = NewProject.parse({ title: 'A project that ended', joins: true, ...sharing });
		const { id, number } = await pitch(db, author, input);
		await end(db, author, number, HonestEnding.parse({ how: 'parked' }));
		const question = { entryId: id, which: '2w', askedOn: '2026-11-27' };
		await transact(db, (tx) => tx.insert(projectQuestion).values(question));
		return number;
	};
	return { parked: await ended({}), kept: await ended({ team: 'payments', visibility: 'team' }) };
}
