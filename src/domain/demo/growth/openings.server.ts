import { parseMoment, plusDays } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { findTeam } from '../../accounts/teams.server.ts';
import { BLANK, OpportunityContent } from '../../growth/opportunities/opportunity.ts';
import { bringStanding } from '../../growth/opportunities/standing.server.ts';
import { store } from '../../growth/opportunities/opportunities.server.ts';
import { opportunityShown } from '../../growth/opportunities/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { workingDay } from '../working-days.ts';
import { OPENINGS } from './openings.ts';

/** What people of the example look for and offer, and in how many lists it stood since. */
export async function addOpenings(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	for (const [k, given] of OPENINGS.entries()) {
		const who = await personOf(given.by);
		const others = await Promise.all((given.with ?? []).map(personOf));
		const team = given.team === undefined ? null : ((await findTeam(tx, given.team))?.slug ?? null);
		const startsOn = given.startsIn === undefined ? null : plusDays(today, given.startsIn);
		const asksUntil = given.asksFor === undefined ? null : plusDays(today, given.asksFor);
		const day = workingDay(today, given.ago);
		const { id } = await store(tx, who, {
			content: OpportunityContent.parse({ ...BLANK, ...given.content, startsOn, asksUntil }),
			sharing: {
				...{ team, visibility: 'workspace', readers: [] },
				authors: others.map(({ email }) => email),
			},
			publishedAt: parseMoment(`${day}T10:00`, who.zone) ?? Date.parse(`${day}T12:00Z`),
		});
		if (given.stands) {
			await bringStanding(tx, id, { outcome: '', ...given.stands });
			continue;
		}
		const shown = Array.from({ length: given.ago }, (_, ago) => ({
			...{ entryId: id, day: workingDay(today, ago + 1) },
			times: 2 + ((k * 5 + ago * 3) % 4),
		}));
		await tx.insert(opportunityShown).values(shown);
	}
}
