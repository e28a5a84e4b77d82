import { z } from 'zod';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { GATHERINGS } from '#domain/stories/shelves/gathering.ts';
import type { ComingGathering, Gathering } from '#domain/stories/shelves/gatherings.server.ts';

const Planned = {
	id: z.int(),
	kind: z.enum(GATHERINGS),
	title: z.string(),
	at: z.iso.datetime(),
	/** Minutes. */
	lasts: z.int(),
	place: z.string(),
};

export const ListedGathering = z.object(Planned);

export const GatheringAnswer = z.object({
	...Planned,
	about: z.string(),
	questions: z.array(z.string()),
	/** In the order in which they are told; what is not shared with you does not stand there. */
	parts: z.array(
		z.object({
			teller: z.object({ id: z.int(), name: z.string() }).nullable(),
			entry: z.object({ reference: z.string(), href: z.string() }).nullable(),
			title: z.string(),
			minutes: z.int(),
		}),
	),
	madeBy: z.object({ id: z.int(), name: z.string() }),
	calledOff: z.boolean(),
});

export const listedGathering = ({ at, ...one }: ComingGathering): z.input<typeof ListedGathering> => ({
	...one,
	at: new Date(at).toISOString(),
});

export function gatheringAnswer(found: Gathering): z.input<typeof GatheringAnswer> {
	const { id, kind, title, at, lasts, place, about, questions, parts, madeBy, calledOff } = found;
	return {
		...listedGathering({ id, kind, title, at, lasts, place }),
		...{ about, questions, madeBy, calledOff },
		parts: parts.map(({ teller, entry, title: of, minutes }) => ({
			...{ teller, title: of, minutes },
			entry: entry && {
				reference: reference(entry.kind, entry.number),
				href: hrefOf(entry.kind, entry.number),
			},
		})),
	};
}
