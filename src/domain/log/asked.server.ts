import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Glaze, Person } from '../accounts/person.ts';
import { membership, person, team } from '../accounts/tables.server.ts';
import { isGuest } from '../accounts/may.ts';
import { peopleAsked } from './asking.server.ts';
import { questionsOn } from './questions.server.ts';
import { asksOn, dayOfAnswer, openWindow, windowOf } from './rhythm.ts';
import { rhythm } from './tables.server.ts';

export interface TeamAsking {
	id: number;
	slug: string;
	name: string;
	glaze: Glaze;
}

/** A team that asks somebody at this moment. */
export interface Asked {
	team: TeamAsking;
	/** The day that an answer belongs to. */
	day: string;
	opens: number;
	closes: number;
	/** What is asked beside the two that are always asked first. */
	questions: string[];
	asksStatus: boolean;
	/** They may say something, and nobody waits for it. */
	optional: boolean;
}

const columns = { id: team.id, slug: team.slug, name: team.name, glaze: team.glaze };

/** Which of somebody's teams ask them at that moment, with what, and until when: the one that closes first comes first. */
export async function askedNow(db: Database, who: Person, at: number): Promise<Asked[]> {
	const rows = await db.read
		.select({ team: columns, rhythm })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.innerJoin(rhythm, eq(rhythm.teamId, team.id))
		.where(and(eq(membership.personId, who.id), ne(rhythm.every, 'demand')));
	const open = rows.flatMap((row) => {
		const window = openWindow(row.rhythm, who.zone, at);
		return window ? [{ ...row, window }] : [];
	});
	if (open.length === 0) return [];
	const windows = open.map(({ team: { id }, window }) => ({ teamId: id, zone: who.zone, ...window }));
	const asked = await peopleAsked(db.read, windows, eq(person.id, who.id));
	const found: Asked[] = [];
	for (const { team: asking, rhythm: hours, window } of open) {
		const mine = asked.find(({ teamId }) => teamId === asking.id);
		if (!mine) continue;
		found.push({
			team: asking,
			...window,
			questions: await questionsOn(db.read, asking.id, window.day),
			asksStatus: hours.asksStatus,
			optional: mine.part === 'optional',
		});
	}
	return found.sort((a, b) => a.closes - b.closes);
}

/** A team that somebody can log something for, asked or not. */
export interface Writable {
	team: TeamAsking;
	/** What a day's answer may hold beside the two that are always asked. */
	questions: string[];
	asksStatus: boolean;
	/** The day that it belongs to. */
	day: string;
	/** Until when it is in time; null where nothing is asked that day, or it is over: late is fine. */
	closes: number | null;
}

/**
 * What somebody's teams ask on a day, for writing to them: on the day that is open where none is given. Guests write
 * to none.
 */
export async function writableTeams(
	db: Database,
	who: Person,
	{ at, day }: { at: number; day?: string | undefined },
): Promise<Writable[]> {
	if (isGuest(who)) return [];
	const rows = await db.read
		.select({ team: columns, rhythm })
		.from(team)
		.leftJoin(rhythm, eq(rhythm.teamId, team.id))
		.where(inArray(team.id, [...who.teams]))
		.orderBy(team.name);
	return Promise.all(
		rows.map(async ({ team: one, rhythm: hours }) => {
			const about = day ?? dayOfAnswer(hours, who.zone, at);
			const asks = hours !== null && asksOn(hours, about);
			const closes = asks ? windowOf(hours, about, who.zone).closes : 0;
			return {
				team: one,
				day: about,
				questions: asks ? await questionsOn(db.read, one.id, about) : [],
				asksStatus: asks && hours.asksStatus,
				closes: closes > at ? closes : null,
			};
		}),
	);
}
