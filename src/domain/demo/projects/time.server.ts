import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { team } from '../../accounts/tables.server.ts';
import { allowance, learningTime } from '../../projects/allowance/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { workingDay } from '../working-days.ts';
import { AFTERNOON, NOTED, SHARE } from './time.ts';

/** What is promised in the example, and what its people noted of it. */
export async function addTime(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const startsOn = `${Number(today.slice(0, 4)) - 1}-01-01`;
	const common = { startsOn, promisedAt: now() };
	const [share] = await tx
		.insert(allowance)
		.values({ ...common, ...SHARE, kind: 'share', promisedBy: (await personOf('freya')).id })
		.returning({ id: allowance.id });
	const { team: name, by, ...afternoon } = AFTERNOON;
	const [dispatch] = await tx.select({ id: team.id }).from(team).where(eq(team.name, name));
	if (!share || !dispatch) throw new Error('The time of the example could not be promised.');
	const promisedBy = (await personOf(by)).id;
	await tx
		.insert(allowance)
		.values({ ...common, ...afternoon, teamId: dispatch.id, kind: 'afternoon', promisedBy });
	for (const [mailbox, noted] of Object.entries(NOTED)) {
		const { id: personId } = await personOf(mailbox);
		const rows = noted.map(({ ago, hours, is, reason = '' }) => ({
			...{ personId, allowanceId: share.id, day: workingDay(today, ago), minutes: hours * 60, reason },
			is: is ?? ('kept' as const),
		}));
		await tx.insert(learningTime).values(rows);
	}
}
