import { z } from 'zod';
import { answerOf, ProjectAnswer } from '#domain/projects/api-answer.ts';
import { adopt, adoptable } from '#domain/projects/endings/adopting.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { read } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What somebody takes along who goes on from a parked or stopped project, in Markdown',
	scope: 'read',
	answers: z.object({ title: z.string(), pack: z.string() }),
	act: async (person, _given, { locals, params }) => {
		const { content, pack } = await adoptable(locals.db, person, Number(params.number));
		return { body: { title: content.title, pack } };
	},
});

export const POST = endpoint({
	summary: 'Adopt a parked or stopped project: a new one of yours goes on from it; one uid is one project',
	scope: 'write',
	body: z.object({
		title: z
			.string()
			.trim()
			.min(1, 'Give it a name that people will remember.')
			.max(120, 'This can be 120 characters at the most.'),
		/** Made by whoever sends it, so that what is sent twice is one project. */
		uid: NewProject.shape.uid,
	}),
	answers: ProjectAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const { number } = await adopt(db, person, Number(params.number), body);
		const headers = { location: `/api/v1/projects/${number}` };
		return { body: answerOf(await read(db, person, number)), headers };
	},
});
