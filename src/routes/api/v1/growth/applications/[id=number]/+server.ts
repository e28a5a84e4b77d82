import { z } from 'zod';
import { OwnAnswer, ownAnswer, ToAnswerAnswer, toAnswerAnswer } from '#domain/growth/applying/api-answer.ts';
import { withdraw } from '#domain/growth/applying/applying.server.ts';
import { readToAnswer } from '#domain/growth/applying/asked-of.server.ts';
import { ownApplications } from '#domain/growth/applying/mine.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read an application of your own, and where it stands; or one that you answer',
	scope: 'read',
	answers: z.union([OwnAnswer, ToAnswerAnswer]),
	act: async (person, _given, { locals: { db }, params }) => {
		const id = Number(params.id);
		const mine = (await ownApplications(db.read, person)).find((one) => one.id === id);
		if (mine) return { body: ownAnswer(mine) };
		const { opening, one } = await readToAnswer(db, person, id);
		return { body: toAnswerAnswer(opening, one) };
	},
});

export const DELETE = endpoint({
	summary: 'Withdraw an application of your own. No reason is asked for',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals: { db }, params }) => {
		await withdraw(db, person, Number(params.id));
		return {};
	},
});
