import { LearningTimeAnswer, learningTimeAnswer } from '#domain/projects/allowance/api-answer.ts';
import { ownTimeBeside } from '#domain/projects/allowance/beside.server.ts';
import { keptOfGroups } from '#domain/projects/allowance/shares.server.ts';
import { myNotes } from '#domain/projects/allowance/tally.server.ts';
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
