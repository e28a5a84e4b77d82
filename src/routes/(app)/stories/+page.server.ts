import { z } from 'zod';
import { isGuest, mayBegin, mayCurate } from '#domain/accounts/may.ts';
import { listStories } from '#domain/stories/listing.server.ts';
import { WAYS } from '#domain/stories/row.ts';
import { failureCvs, hasFailures } from '#domain/stories/shelves/failures.server.ts';
import { comingGatherings } from '#domain/stories/shelves/gatherings.server.ts';
import { lastTold } from '#domain/stories/shelves/last-told.server.ts';
import { WELCOME } from '#domain/stories/shelves/shelf.ts';
import { listShelves } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const Asked = z.object({
	by: z.enum(WAYS).catch('new'),
	after: z.string().max(60).optional().catch(undefined),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const asked = Asked.parse(Object.fromEntries(event.url.searchParams));
	const shelves = await listShelves(db, person, takenOf);
	return {
		by: asked.by,
		stories: await listStories(db, person, asked),
		welcome: shelves.find(({ slug }) => slug === WELCOME) ?? null,
		others: shelves
			.filter(({ slug, books }) => slug !== WELCOME && books.length > 0)
			.map(({ slug, name, books }) => ({ slug, name, count: books.length })),
		coming: await comingGatherings(db, person, { limit: 3 }),
		cvs: await failureCvs(db, person),
		/** Of themselves, and of nobody else. */
		lastTold: await lastTold(db, person),
		mayKeepCv: await hasFailures(db, person, person.id),
		may: { tell: mayBegin(person), arrange: mayCurate(person), gather: !isGuest(person) },
	};
};
