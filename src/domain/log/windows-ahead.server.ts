import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { peopleAsked } from './asking.server.ts';
import { nextWindow, openWindow, type Window } from './rhythm.ts';
import { rhythm } from './tables.server.ts';

/** A window in which a team will ask somebody, by their own clock. */
export interface WindowAhead extends Window {
	team: { id: number; slug: string; name: string };
	changedAt: number;
}

/** When somebody's teams will ask them until then; not on holidays, nor while they are away. */
export async function windowsAhead(
	db: Database,
	who: Person,
	{ from, until }: { from: number; until: number },
): Promise<WindowAhead[]> {
	const rows = await db.read
		.select({ team: { id: team.id, slug: team.slug, name: team.name }, rhythm })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.innerJoin(rhythm, eq(rhythm.teamId, team.id))
		.where(and(eq(membership.personId, who.id), ne(rhythm.every, 'demand')));
	const ahead: WindowAhead[] = [];
	for (const { team: asking, rhythm: hours } of rows) {
		let window = openWindow(hours, who.zone, from) ?? nextWindow(hours, who.zone, from);
		while (window !== null && window.opens < until) {
			ahead.push({ ...window, team: asking, changedAt: hours.changedAt });
			window = nextWindow(hours, who.zone, window.opens);
		}
	}
	const windows = ahead.map(({ team: { id: teamId }, day, opens }) => ({
		teamId,
		zone: who.zone,
		day,
		opens,
	}));
	const asked = await peopleAsked(db.read, windows, eq(person.id, who.id));
	return ahead.filter(({ team: { id }, day }) => asked.some((one) => one.teamId === id && one.day === day));
}
