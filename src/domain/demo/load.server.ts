import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changeSettings, readSettings } from '#lib/settings.server.ts';
import type { Role } from '../accounts/person.ts';
import { addPerson, findPerson } from '../accounts/people.server.ts';
import { membership, team } from '../accounts/tables.server.ts';
import { addTeam, findTeam } from '../accounts/teams.server.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { writeContent } from '../postmortems/content.server.ts';
import { BLANK, Content } from '../postmortems/postmortem.ts';
import { DEMO_PEOPLE, DEMO_TEAMS, DEMO_WORKSPACE, type DemoPerson } from './people.ts';
import { demoPostmortems, type DemoPostmortem } from './postmortems.ts';

/**
 * A workspace of its own for looking around: its people have no passwords, and the door lets
 * visitors in as any of them. Does nothing where somebody has set the workspace up already.
 */
export async function openExample(db: Database): Promise<void> {
	const { setUpAt } = await readSettings(db.read);
	if (setUpAt !== null) return;
	await transact(db, async (tx) => {
		const { name: workspace, zone } = DEMO_WORKSPACE;
		await changeSettings(tx, { workspace, zone, setUpAt: now(), example: true });
		await addExample(tx, ({ role }) => role);
	});
}

/**
 * Brings the example's teams, people and post-mortems into a workspace, beside what is there.
 * Whoever runs it stays who runs it: the example's owner is a member like the others there.
 * @returns how many post-mortems came; none where the example was brought before
 */
export async function addExample(
	tx: Transaction,
	roleOf: (person: DemoPerson) => Role = () => 'member',
): Promise<number> {
	const people = await Promise.all(DEMO_PEOPLE.map(({ email }) => findPerson(tx, email)));
	if (people.some(Boolean)) return 0;
	await addTeams(tx);
	await addPeople(tx, roleOf);
	const written = demoPostmortems(now());
	for (const postmortem of written) await addPostmortem(tx, postmortem);
	return written.length;
}

async function addTeams(tx: Transaction): Promise<void> {
	for (const { name, glaze, parent } of DEMO_TEAMS) {
		if (await findTeam(tx, name)) continue;
		const parentId = parent === null ? null : ((await findTeam(tx, parent))?.id ?? null);
		await addTeam(tx, { name, glaze, parentId });
	}
}

async function addPeople(tx: Transaction, roleOf: (person: DemoPerson) => Role): Promise<void> {
	const teams = new Map((await tx.select().from(team)).map(({ name, id }) => [name, id]));
	for (const one of DEMO_PEOPLE) {
		const { name, email, zone, teams: names } = one;
		const personId = await addPerson(tx, { name, email, role: roleOf(one), zone });
		const rows = names.flatMap((named) => {
			const teamId = teams.get(named);
			return teamId === undefined ? [] : [{ teamId, personId, since: now() }];
		});
		if (rows.length > 0) await tx.insert(membership).values(rows);
	}
}

async function addPostmortem(tx: Transaction, given: DemoPostmortem): Promise<void> {
	const author = await findPerson(tx, given.by);
	if (!author) throw new Error(`Nobody in the example has the address ${given.by}.`);
	const content = Content.parse({ ...blank(), ...given.content });
	const sharing = {
		team: (await findTeam(tx, given.team))?.slug ?? null,
		visibility: given.visibility,
		readers: given.readers,
		authors: given.coAuthors,
	};
	const { id } = await createEntry(tx, author, 'postmortem', {
		title: content.title,
		body: content.narrative,
		sharing,
		content: { ...content, sharing },
	});
	if (given.publishedAt !== null) await markPublished(tx, author, id, given.publishedAt);
	await writeContent(tx, id, content);
}

/** What a written post-mortem may leave out. */
function blank() {
	const { times: _, ...rest } = BLANK;
	return rest;
}
