import { answerOf, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { handOver } from '#domain/projects/leaving.server.ts';
import { HandOverForm } from '#domain/projects/pitch-form.ts';
import { read } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Hand your place on a project over to somebody, by their name or address',
	scope: 'write',
	body: HandOverForm,
	answers: ProjectAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await handOver(db, person, number, body);
		return { body: answerOf(await read(db, person, number)) };
	},
});
