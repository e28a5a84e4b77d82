import { z } from 'zod';
import { answerOf, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { read } from '#domain/projects/projects.server.ts';
import { begin, lookForPeople } from '#domain/projects/state.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say that a project has its people and begins (`building`), or looks for more (`forming`)',
	describes: 'How one ends is said at its ending.',
	scope: 'write',
	body: z.object({ state: z.enum(['building', 'forming']) }),
	answers: ProjectAnswer,
	act: async (person, { body: { state } }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await (state === 'building' ? begin : lookForPeople)(db, person, number);
		return { body: answerOf(await read(db, person, number)) };
	},
});
