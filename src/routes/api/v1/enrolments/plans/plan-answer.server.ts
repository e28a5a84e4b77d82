import { z } from 'zod';
import { WENTS } from '#domain/training/enrolling/intending.ts';
import { myPlans } from '#domain/training/enrolling/intentions.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

export const PlanAnswer = z.object({
	id: z.int(),
	/** The number of the course that it came out of. */
	course: z.int(),
	when: z.string(),
	will: z.string(),
	/** The day on which its maker is asked how it went. */
	askOn: z.iso.date(),
	askedOn: z.iso.date().nullable(),
	went: z.enum(WENTS).nullable(),
	note: z.string(),
});

export async function planOf(db: Reader, who: Person, id: number): Promise<z.input<typeof PlanAnswer>> {
	const mine = await myPlans(db, who);
	return mine.find((one) => one.id === id) ?? missing('This plan');
}
