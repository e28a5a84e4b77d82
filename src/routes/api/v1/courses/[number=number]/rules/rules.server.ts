import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { rulesOf } from '#domain/training/enrolling/rules.server.ts';
import { AUDIENCES, RENEWALS } from '#domain/training/enrolment.ts';
import type { Database } from '#lib/db/open.server.ts';

export const Rules = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			audience: z.enum(AUDIENCES),
			/** The name of a team. */
			team: z.string().nullable(),
			/** `member` */
			role: z.string().nullable(),
			joinedSince: z.iso.date().nullable(),
			required: z.boolean(),
			requiredBecause: z.string(),
			dueDays: z.int().nullable(),
			remind: z.boolean(),
			renewal: z.enum(RENEWALS),
			renewMonths: z.int().nullable(),
			madeBy: z.string(),
			/** Who need not, until a day. */
			waivers: z.array(
				z.object({
					person: z.object({ id: z.int(), name: z.string() }),
					until: z.iso.date(),
					reason: z.string(),
				}),
			),
		}),
	),
});

export async function rules(db: Database, person: Person, number: number): Promise<z.input<typeof Rules>> {
	const found = await rulesOf(db, person, number);
	return {
		items: found.map((one) => ({
			...{ id: one.id, audience: one.audience, team: one.team, role: one.role },
			...{ joinedSince: one.joinedSince, required: one.required, requiredBecause: one.requiredBecause },
			...{ dueDays: one.dueDays, remind: one.remind, renewal: one.renewal, renewMonths: one.renewMonths },
			madeBy: one.madeBy,
			waivers: one.waivers.map(({ personId, name, until, reason }) => ({
				person: { id: personId, name },
				until,
				reason,
			})),
		})),
	};
}
