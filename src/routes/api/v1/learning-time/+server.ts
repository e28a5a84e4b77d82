import { z } from 'zod';
import { LearningTimeAnswer, learningTimeAnswer } from '#domain/projects/allowance/api-answer.ts';
import { ownTimeBeside } from '#domain/projects/allowance/beside.server.ts';
import { keptOfGroups } from '#domain/projects/allowance/shares.server.ts';
import { myNotes } from '#domain/projects/allowance/tally.server.ts';
import { noteTime } from '#domain/projects/allowance/noting.server.ts';
import { SentTime } from '#domain/projects/allowance/noting.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary:
		'Your protected time in this quarter, and whether what was promised is kept to groups of five or more',
	scope: 'read',
	answers: LearningTimeAnswer,
	act: async (person, _, { locals: { db } }) => {
		const own = await ownTimeBeside(db, person);
		const notes = own ? await myNotes(db, person, own.tally.quarter) : [];
		return { body: learningTimeAnswer(own && { ...own, notes }, await keptOfGroups(db, person)) };
	},
});

export const POST = endpoint({
	summary: 'Note what became of your learning time on a day: used, or taken away. Nobody else is shown it',
	scope: 'write',
	body: SentTime,
	/** What it is removed by. */
	answers: z.object({ id: z.int() }),
	status: 201,
	act: async (person, { body }, { locals }) => ({ body: await noteTime(locals.db, person, body) }),
});
