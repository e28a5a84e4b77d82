import { and, eq } from 'drizzle-orm';
import { DAY, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { application, opportunityQuestion } from '../../growth/applying/tables.server.ts';
import { KIND } from '../../growth/opportunities/opportunity.ts';
import type { Cast } from '../cast.server.ts';
import { APPLICATIONS, QUESTIONS } from './applications.ts';

/** Two people of the example asked for an opening, and one asked something first. */
export async function addApplications(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const ago = (days: number) => now() - days * DAY;
	for (const { by, to, opening, words, askedAgo, answer, answeredAgo } of QUESTIONS)
		await tx.insert(opportunityQuestion).values({
			...{ entryId: await idOf(tx, opening), personId: (await personOf(by)).id, words, at: ago(askedAgo) },
			...{ answer, answeredBy: (await personOf(to)).id, answeredAt: ago(answeredAgo) },
		});
	for (const { by, to, opening, words, askedAgo, answerIn, no } of APPLICATIONS)
		await tx.insert(application).values({
			...{ entryId: await idOf(tx, opening), personId: (await personOf(by)).id, words, at: ago(askedAgo) },
			answerBy: plusDays(today, answerIn),
			...(no === undefined
				? {}
				: {
						...{ state: 'declined' as const, reason: no.reason },
						...{ answeredBy: (await personOf(to)).id, answeredAt: ago(no.ago) },
					}),
		});
}

async function idOf(tx: Transaction, title: string): Promise<number> {
	const [found] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, KIND), eq(entry.title, title)));
	if (!found) throw new Error(`The example has no opening “${title}”.`);
	return found.id;
}
