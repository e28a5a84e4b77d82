import { findEntry } from '#domain/entries/entries.server.ts';
import { BLANK, KIND, OpportunityContent } from '#domain/growth/opportunities/opportunity.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { lookBack } from '../../../../history.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const entry = await findEntry(db.read, person, KIND, Number(event.params.id));
	const { history, content } = await lookBack(db.read, person.zone, entry, event.url);
	return {
		history,
		content: { ...BLANK, ...OpportunityContent.partial().parse(content) },
		today: isoDay(now(), person.zone),
	};
};
