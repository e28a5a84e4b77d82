import { NewSitting } from '#domain/training/enrolling/sitting.ts';
import { planSitting } from '#domain/training/enrolling/sittings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Sittings, sittings } from './sittings.server.ts';

export const GET = endpoint({
	summary: 'When and where a course is taught by people: what is to come, and what is just over',
	scope: 'read',
	answers: Sittings,
	act: async (person, _given, { locals, params }) => ({
		body: await sittings(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Plan a sitting of a course, for whoever organises it; `at` is on your own clock',
	scope: 'write',
	body: NewSitting,
	answers: Sittings,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await planSitting(db, person, number, body);
		return { body: await sittings(db, person, number) };
	},
});
