import { HoursTold } from '#domain/projects/board/asked.ts';
import { tellHours } from '#domain/projects/board/hours.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Tell how many hours a project took, one sum of all its people; null for nothing',
	scope: 'write',
	body: HoursTold,
	answers: null,
	status: 204,
	act: async (person, { body }, { locals, params }) => {
		await tellHours(locals.db, person, Number(params.number), body);
		return {};
	},
});
