import { and, isNull, sql } from 'drizzle-orm';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { personWith } from '../../accounts/people.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { KIND } from '../project.ts';
import { rowOf } from '../state.server.ts';
import { draftTeams, type Candidate, type Draft, type Looking, type Proposal } from './drafting.ts';
import { projectsOf, skillsAmong } from './season-projects.server.ts';
import { seasonToHost } from './seasons.server.ts';

export interface SeasonDraft extends Omit<Draft, 'proposals'> {
	/** Whether a host has asked them already. */
	proposals: (Proposal & { asked: boolean })[];
	titles: Map<number, string>;
}

const ASKED = 'project-proposed';

/**
 * Who could be asked to which project, for the hosts: by what people show of themselves to everybody, and of the projects that the
 * host may read alone. Whoever is on something in this season is left in peace, and so is whoever says nothing of what
 * they can do. What somebody is privately interested in is not looked at.
 */
export async function draftFor(db: Database, who: Person, slug: string): Promise<SeasonDraft> {
	const { id } = await seasonToHost(db.read, who, slug);
	const all = await projectsOf(db, who, id);
	// Somebody who is asked has to be able to read what they are asked to.
	const open = all.filter(({ state, visibility }) => visibility === 'workspace' && isOpen(state));
	const taken = new Set(all.flatMap(({ people }) => people.map((one) => one.id)));
	const looking = open.map(({ number, title, needs, room }): Looking => ({ number, title, needs, room }));
	const titles = new Map(open.map(({ number, title }) => [number, title]));
	const { proposals, missing: lacking } = draftTeams(looking, await candidates(db, taken));
	const ids = new Map(open.map((one) => [one.number, one.id]));
	const before = await told(db.read, { kinds: [ASKED], entryIds: [...ids.values()] });
	const isAsked = ({ number, person: { id: personId } }: Proposal) =>
		before.has({ kind: ASKED, entryId: ids.get(number) ?? 0, subject: String(personId) }, personId);
	return { proposals: proposals.map((one) => ({ ...one, asked: isAsked(one) })), missing: lacking, titles };
}

const isOpen = (state: string) => state === 'idea' || state === 'forming' || state === 'building';

async function candidates(db: Database, taken: ReadonlySet<number>): Promise<Candidate[]> {
	const rows = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(and(isNull(person.deactivatedAt), sql`${person.role} <> 'guest'`));
	const free = rows.filter(({ id }) => !taken.has(id));
	const skills = await skillsAmong(
		db,
		free.map(({ id }) => id),
	);
	return free.flatMap((one) => {
		const theirs = skills.get(one.id);
		return theirs ? [{ ...one, skills: theirs }] : [];
	});
}

/** A host asks somebody whether a project could be for them. They join it or not, and nobody is told which. */
export async function propose(
	db: Database,
	who: Person,
	slug: string,
	{ number, personId }: { number: number; personId: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonToHost(tx, who, slug);
		const found = await findEntry(tx, who, KIND, number);
		const row = await rowOf(tx, found.id);
		if (row.seasonId !== seasonId) missing('This project');
		if (!isOpen(row.state)) conflict('It looks for nobody any more.');
		const asked = await personWith(tx, personId);
		if (!asked || asked.role === 'guest') invalid({ personId: 'They are not here any more.' });
		await tell(tx, {
			to: [personId],
			kind: ASKED,
			entryId: found.id,
			by: who.id,
			subject: String(personId),
		});
	});
}
