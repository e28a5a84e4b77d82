import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { linksAround, type Linked } from '../entries/links.server.ts';
import { similarPostmortems } from './nearby.server.ts';

const Named = z.object({
	/** `PM-97` */
	reference: z.string(),
	number: z.int(),
	title: z.string(),
	href: z.string(),
});

/** A post-mortem among the others, as programs get it. */
export const Surroundings = z.object({
	similar: z.array(
		Named.extend({
			likeness: z.number(),
			/** Topics of contributing factors that both have. */
			sharedFactors: z.array(z.string()),
			/** Words that both texts have and few others. */
			sharedWords: z.array(z.string()),
		}),
	),
	linkedFrom: z.array(Named),
	linksTo: z.array(Named),
});

/** All of it as far as the person may see it. */
export async function surroundings(
	db: Database,
	who: Person,
	number: number,
): Promise<z.output<typeof Surroundings>> {
	const { id, kind } = await findEntry(db.read, who, 'postmortem', number);
	const around = await linksAround(db.read, who, { id, kind, number });
	const near = await similarPostmortems(db, who, number);
	return {
		similar: near.map(({ shared, words, likeness, ...one }) => ({
			reference: reference(kind, one.number),
			number: one.number,
			title: one.title,
			href: hrefOf(kind, one.number),
			likeness,
			sharedFactors: shared,
			sharedWords: words,
		})),
		linkedFrom: around.from.map(named),
		linksTo: around.to.map(named),
	};
}

function named({ kind, number, title, href }: Linked): z.output<typeof Named> {
	return { reference: reference(kind, number), number, title, href };
}
