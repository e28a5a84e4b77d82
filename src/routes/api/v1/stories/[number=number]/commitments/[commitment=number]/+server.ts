import { Report } from '#domain/stories/asking.ts';
import { letGo, report } from '#domain/stories/commitments.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Commitments, commitments } from '../commitments.server.ts';

export const PUT = endpoint({
	summary: 'Say how it went with what you took on',
	scope: 'write',
	body: Report.omit({ commitment: true }),
	answers: Commitments,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await report(db, person, number, { ...body, commitment: Number(params.commitment) });
		return { body: await commitments(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Let go of what you took on; what was reported on stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await letGo(locals.db, person, Number(params.number), { commitment: Number(params.commitment) });
		return {};
	},
});
