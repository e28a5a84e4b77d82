import { eq } from 'drizzle-orm';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { lookAgain } from '#lib/live/visits.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { listTeams, readTeam, type Team } from '../accounts/teams.server.ts';
import { membersOf, peopleInside, teamsAround, teamsInside } from '../accounts/tending.server.ts';
import { note } from '../audit/audit.server.ts';
import { keptToTeam } from '../entries/of-team.server.ts';
import type { Reach } from './reach.ts';

const REFUSED = 'Owners and administrators move, merge and remove teams.';

/** Where a team could be: anywhere but in itself and in what is inside it. */
export async function placesFor(db: Reader, teamId: number): Promise<Team[]> {
	const inside = new Set(await teamsInside(db, teamId));
	return (await listTeams(db)).filter(({ id }) => !inside.has(id));
}

/** Who would read more or less if the team were there. Nothing is changed by asking. */
export async function foreseeMove(
	db: Database,
	who: Person,
	{ slug, parentId }: { slug: string; parentId: number | null },
): Promise<Reach[]> {
	const found = await teamToChange(db, who, slug);
	await refuseCircle(db.read, found, parentId);
	const before = found.parentId === null ? [] : await teamsAround(db.read, found.parentId);
	const after = parentId === null ? [] : await teamsAround(db.read, parentId);
	const moving = await peopleInside(db.read, found.id);
	const changes: Reach[] = [];
	for (const one of await listTeams(db.read)) {
		const [was, willBe] = [before.includes(one.id), after.includes(one.id)];
		if (was === willBe) continue;
		const others = await peopleWithout(db.read, one.id, found.id);
		const differing = moving.filter((id) => !others.has(id)).length;
		changes.push({
			team: one.name,
			entries: await keptToTeam(db.read, one.id),
			more: willBe ? differing : 0,
			fewer: was ? differing : 0,
		});
	}
	return changes;
}

/** Who is inside a team also without that part of it. */
async function peopleWithout(db: Reader, teamId: number, part: number): Promise<Set<number>> {
	const gone = new Set(await teamsInside(db, part));
	const left = (await teamsInside(db, teamId)).filter((id) => !gone.has(id));
	return new Set(await membersOf(db, left));
}

/** The team, with all that is inside it, becomes part of another one, or of none. */
export async function moveTeam(
	db: Database,
	who: Person,
	{ slug, parentId }: { slug: string; parentId: number | null },
): Promise<void> {
	const found = await teamToChange(db, who, slug);
	await transact(db, async (tx) => {
		const into = await refuseCircle(tx, found, parentId);
		await tx.update(team).set({ parentId }).where(eq(team.id, found.id));
		await note(tx, who, {
			act: 'team-moved',
			subject: { kind: 'team', id: found.slug },
			details: { into: into?.slug ?? 'nothing larger' },
		});
	});
	await lookAgain();
}

export async function teamToChange(db: Database, who: Person, slug: string) {
	const found = await readTeam(db, who, slug);
	if (!mayAdminister(who)) forbidden(REFUSED);
	return found;
}

async function refuseCircle(db: Reader, moved: Team, parentId: number | null): Promise<Team | null> {
	if (parentId === null) return null;
	const places = await placesFor(db, moved.id);
	return (
		places.find(({ id }) => id === parentId) ??
		invalid({ parentId: 'A team cannot be a part of itself, nor of a team inside it.' })
	);
}
