import { eq } from 'drizzle-orm';
import { DAY, HOUR, MINUTE } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { continuation } from '../../projects/endings/tables.server.ts';
import { season } from '../../projects/seasons/tables.server.ts';
import { awardVote, showSlot } from '../../projects/shows/tables.server.ts';
import { project } from '../../projects/tables.server.ts';
import type { Cast } from '../cast.server.ts';

/** What hack week 8 showed, in its order, and what was voted for it: an award, and by whom. */
const SHOWN: readonly { title: string; recording?: string; votes?: readonly [string, readonly string[]] }[] =
	[
		{
			title: 'Red, amber, green for queues',
			recording: 'https://example.org/hack-week-8/queues',
			votes: ['failure', ['kwame', 'sofia', 'maren', 'noor', 'joaquim']],
		},
		{
			title: 'A prototype with real names in it',
			recording: 'https://example.org/hack-week-8/real-names',
			votes: ['lesson', ['ines', 'tomasz', 'diego', 'maren', 'noor', 'yusuf']],
		},
		{
			title: 'Route planner on paper',
			votes: ['beyond-code', ['ines', 'sofia', 'kwame', 'noor', 'beatriz']],
		},
		{ title: 'Refunds in one press' },
	];

/** The show of the hack week before, after its projects ended. */
export async function addShow(tx: Transaction, cast: Cast): Promise<void> {
	for (const [position, one] of SHOWN.entries()) {
		const [found] = await tx
			.select({ id: entry.id, seasonId: project.seasonId, endsOn: season.endsOn })
			.from(entry)
			.innerJoin(project, eq(project.entryId, entry.id))
			.innerJoin(season, eq(season.id, project.seasonId))
			.where(eq(entry.title, one.title));
		if (!found || found.seasonId === null || found.endsOn === null) continue;
		const { id: entryId, seasonId } = found;
		const at = Date.parse(`${found.endsOn}T14:00Z`) + position * 6 * MINUTE;
		const { recording = '' } = one;
		await tx.insert(showSlot).values({ seasonId, entryId, position, minutes: 5, recording, shownAt: at });
		const [award = '', voters = []] = one.votes ?? [];
		for (const mailbox of voters) {
			const { id: personId } = await cast.personOf(mailbox);
			await tx.insert(awardVote).values({ seasonId, award, personId, entryId });
		}
		await tx
			.update(season)
			.set({ votesUntil: at + 2 * HOUR })
			.where(eq(season.id, seasonId));
		if (one.title === 'Route planner on paper') await addAsked(tx, cast, { entryId, at });
	}
}

/** Once it was not now; it is asked for again. */
async function addAsked(
	tx: Transaction,
	{ personOf }: Cast,
	{ entryId, at }: { entryId: number; at: number },
): Promise<void> {
	const [diego, maren] = [await personOf('diego'), await personOf('maren')];
	const asked = { entryId, askedBy: diego.id, sponsorId: maren.id };
	await tx.insert(continuation).values([
		{
			...asked,
			asks: 'Two more depots would like to draw their mornings the same way.',
			time: 'Three days in one week',
			askedAt: at + 10 * DAY,
			decision: 'later',
			reason: 'The depot in Funchal opens first, and needs the same people. Ask again once it runs.',
			decidedBy: maren.id,
			decidedAt: at + 12 * DAY,
		},
		{
			...asked,
			asks: 'Funchal runs. Its drivers ask for the sheet by name.',
			time: 'Two Thursday afternoons',
			askedAt: at + 150 * DAY,
		},
	]);
}
