import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { addressesOf } from '#domain/postmortems/alerts/addresses.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

const Moment = z.iso.datetime();

export const AlertAddressAnswer = z.object({
	id: z.int(),
	name: z.string(),
	/** How its key begins, to tell one from another. */
	hint: z.string(),
	/** Whether what comes has to be signed as well. */
	signed: z.boolean(),
	createdAt: Moment,
	/** When something came last. */
	heardAt: Moment.nullable(),
	/** Nothing that comes is taken since then. */
	switchedOffAt: Moment.nullable(),
});
export const WithKey = z.object({ id: z.int(), key: z.string() });

type Shown = Awaited<ReturnType<typeof addressesOf>>[number];

export const answerOfAddress = (one: Shown): z.input<typeof AlertAddressAnswer> => ({
	...{ id: one.id, name: one.name, hint: one.hint, signed: one.signed },
	createdAt: new Date(one.createdAt).toISOString(),
	heardAt: isoTime(one.heardAt),
	switchedOffAt: isoTime(one.switchedOffAt),
});

export async function addressAt(db: Database, who: Person, slug: string, id: number) {
	const all = await addressesOf(db, who, slug);
	return answerOfAddress(all.find((one) => one.id === id) ?? missing('This address'));
}
