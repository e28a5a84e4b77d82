import { z } from 'zod';
import { allToAnswer } from '#domain/growth/applying/asked-of.server.ts';
import {
	ApplicationsAnswer,
	OwnAnswer,
	ownAnswer,
	toAnswerAnswer,
} from '#domain/growth/applying/api-answer.ts';
import { NewApplication } from '#domain/growth/applying/application.ts';
import { apply } from '#domain/growth/applying/applying.server.ts';
import { ownApplications } from '#domain/growth/applying/mine.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List the openings that you asked for, and what others asked and you answer',
	scope: 'read',
	answers: ApplicationsAnswer,
	act: async (person, _given, { locals: { db } }) => ({
		body: {
			asked: (await ownApplications(db.read, person)).map(ownAnswer),
			answers: (await allToAnswer(db, person)).map(({ opening, one }) => toAnswerAnswer(opening, one)),
		},
	}),
});

export const POST = endpoint({
	summary: 'Ask for an opening. Only whoever answers, and a lead where the company wants that, learn of it',
	scope: 'write',
	body: NewApplication.extend({
		/** Its number: 12 of O-12. */
		opening: z.int().positive(),
	}),
	answers: OwnAnswer,
	status: 201,
	act: async (person, { body: { opening, ...asked } }, { locals: { db } }) => {
		const { id } = await apply(db, person, opening, asked);
		const made = (await ownApplications(db.read, person)).find((one) => one.id === id);
		return {
			body: ownAnswer(made ?? missing('What you asked for')),
			headers: { location: `/api/v1/growth/applications/${id}` },
		};
	},
});
