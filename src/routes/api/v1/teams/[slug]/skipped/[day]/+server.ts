import { z } from 'zod';
import { hasSkipped, skipDay } from '#domain/log/days-off.server.ts';
import { DayOfTeam } from '#domain/log/rhythm-form.ts';
import { invalid } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';

function dayIn({ slug, day }: Partial<Record<string, string>>): z.output<typeof DayOfTeam> {
	const read = DayOfTeam.safeParse({ team: slug, day });
	return read.success ? read.data : invalid(fieldErrors(read.error));
}

export const GET = endpoint({
	summary: 'Whether you pass over a day of a team; nobody else learns of it',
	scope: 'read',
	answers: z.object({ skipped: z.boolean() }),
	act: async (person, _, { locals, params }) => ({
		body: { skipped: await hasSkipped(locals.db, person, dayIn(params)) },
	}),
});

export const PUT = endpoint({
	summary: 'Pass over a day of a team, without a reason',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await skipDay(locals.db, person, { ...dayIn(params), skipped: true });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Pass over that day no more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await skipDay(locals.db, person, { ...dayIn(params), skipped: false });
		return {};
	},
});
