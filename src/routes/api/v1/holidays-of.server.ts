import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { addHoliday, holidaysAhead, removeHoliday } from '#domain/log/days-off.server.ts';
import { NewHoliday } from '#domain/log/rhythm-form.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Holidays = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			day: z.iso.date(),
			name: z.string(),
			/** Of the whole workspace. */
			everybodys: z.boolean(),
		}),
	),
});

type Params = Partial<Record<string, string>>;
interface Whose {
	says: string;
	slugOf: (params: Params) => string | null;
	/** Decides whether they may know of them; the number of the team, null for the whole workspace. */
	teamOf: (db: Database, person: Person, params: Params) => Promise<number | null>;
}

/** Days on which nobody is asked what they learned: of the workspace, and of a team, alike. */
export function holidaysOf({ says, slugOf, teamOf }: Whose) {
	const list = async (db: Database, person: Person, params: Params) => {
		const team = await teamOf(db, person, params);
		return { items: await holidaysAhead(db.read, team, isoDay(now(), person.zone)) };
	};
	return {
		list: endpoint({
			summary: `Holidays to come ${says}`,
			scope: 'read',
			answers: Holidays,
			act: async (person, _, { locals, params }) => ({ body: await list(locals.db, person, params) }),
		}),
		add: endpoint({
			summary: `Add a holiday ${says}`,
			scope: 'write',
			body: NewHoliday,
			answers: Holidays,
			status: 201,
			act: async (person, { body }, { locals: { db }, params }) => {
				await addHoliday(db, person, slugOf(params), body);
				return { body: await list(db, person, params) };
			},
		}),
		remove: endpoint({
			summary: `Remove a holiday ${says}`,
			scope: 'write',
			answers: null,
			status: 204,
			act: async (person, _, { locals, params }) => {
				await removeHoliday(locals.db, person, slugOf(params), { id: Number(params.id) });
				return {};
			},
		}),
	};
}
