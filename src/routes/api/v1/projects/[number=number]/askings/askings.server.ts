import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { askingsOf } from '#domain/projects/asking.server.ts';
import { read } from '#domain/projects/projects.server.ts';
import type { Database } from '#lib/db/open.server.ts';

const Asking = z.object({
	id: z.int(),
	person: z.object({ id: z.int(), name: z.string() }),
	words: z.string(),
	askedAt: z.iso.datetime(),
});
export const Askings = z.object({
	/** For its authors. */
	items: z.array(Asking),
	/** Your own, while nobody answered. */
	mine: Asking.nullable(),
});

type Row = Awaited<ReturnType<typeof askingsOf>>['askings'][number];
const asking = ({ at, ...one }: Row): z.input<typeof Asking> => ({
	...one,
	askedAt: new Date(at).toISOString(),
});

export async function askings(
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof Askings>> {
	const { entry } = await read(db, person, number);
	const { askings: all, asked } = await askingsOf(db.read, person, entry);
	return { items: all.map(asking), mine: asked && asking(asked) };
}
