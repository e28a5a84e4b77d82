import { count, eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { alertAddress, signal } from '../tables.server.ts';

/** What tools send for one team is another one's from now on; their keys stay as they are. */
export async function giveAlertsToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(alertAddress).set({ teamId: into }).where(eq(alertAddress.teamId, from));
	// What both were told stays once.
	await tx.run(sql`UPDATE OR IGNORE ${signal} SET team_id = ${into} WHERE team_id = ${from}`);
	await tx.delete(signal).where(eq(signal.teamId, from));
}

export async function hasAlerts(db: Reader, teamId: number): Promise<boolean> {
	const [found] = await db.select({ n: count() }).from(alertAddress).where(eq(alertAddress.teamId, teamId));
	return (found?.n ?? 0) > 0;
}
