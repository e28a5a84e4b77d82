import { sql } from 'drizzle-orm';
import { everybody, findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { membership, person } from '#domain/accounts/tables.server.ts';
import { addTeam, listTeams, type Team } from '#domain/accounts/teams.server.ts';
import { beginThread } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { reading } from '#domain/entries/tables.server.ts';
import { lastLooked, thanks } from '#domain/lessons/tables.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { OWNER, type Size } from './fill.ts';

export interface Everybody {
	owner: Person;
	people: Person[];
	teams: Team[];
}

const TOGETHER = 500;

/** Each in one or two of the teams, ten of which are in one; the one who is measured is in the first two. */
export async function addPeople(db: Database, { people, teams }: Size): Promise<Everybody> {
	const have = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM person`);
	if ((have[0]?.n ?? 0) < people) {
		await transact(db, async (tx) => {
			const ids: number[] = [];
			for (let n = 0; n < teams; n++) {
				const parentId = n % 10 === 0 ? null : (ids[n - (n % 10)] ?? null);
				ids.push((await addTeam(tx, { name: `Team ${n + 1}`, glaze: null, parentId })).id);
			}
			await addAll(tx, people, ids);
		});
	}
	const owner = await findPerson(db.read, OWNER.email);
	if (!owner) throw new Error('The owner is not there.');
	return { owner, people: await everybody(db.read), teams: await listTeams(db.read) };
}

async function addAll(tx: Transaction, people: number, teams: readonly number[]): Promise<void> {
	const since = now() - 400 * DAY;
	const inTeam = (personId: number, n: number) => ({
		...{ personId, teamId: teams[n % teams.length] ?? 1 },
		...{ since, isLead: n % 97 === 0 },
	});
	await tx.insert(membership).values([inTeam(1, 1), inTeam(1, 12)]);
	const ago = (days: number) => isoDay(now() - days * DAY, OWNER.zone);
	await tx.insert(lastLooked).values({ personId: 1, day: ago(2), before: ago(3) });
	for (let from = 1; from < people; from += TOGETHER) {
		const some = Array.from({ length: Math.min(TOGETHER, people - from) }, (_, k) => from + k);
		const made = await tx
			.insert(person)
			.values(
				some.map((n) => ({
					...{ name: `${FIRST[n % FIRST.length] ?? ''} ${LAST[n % LAST.length] ?? ''} ${n}` },
					...{ email: `person${n}@example.org`, role: 'member' as const, zone: OWNER.zone, createdAt: since },
				})),
			)
			.returning({ id: person.id });
		const second = made.filter(({ id }) => id % 3 === 0);
		await tx
			.insert(membership)
			.values([...made.map(({ id }) => inTeam(id, id)), ...second.map(({ id }) => inTeam(id, id + 11))]);
	}
}

/** Who read it, whom it helped, and what was said of it: of every fifth, and of the newest, more. */
export async function saidOf(
	tx: Transaction,
	people: readonly Person[],
	entryId: number,
	n: number,
): Promise<void> {
	const who = (k: number) => people[(n * 7 + k * 13 + 1) % people.length] as Person;
	const readers = Array.from({ length: 4 + (n % 9) }, (_, k) => ({ entryId, personId: who(k).id }));
	await tx.insert(reading).values(readers).onConflictDoNothing();
	const helped = Array.from({ length: n % 4 }, (_, k) => ({
		...{ kind: 'helped' as const, entryId, personId: who(k).id, sentence: '' },
		day: isoDay(now() - (n % 300) * DAY, OWNER.zone),
	}));
	if (helped.length > 0) await tx.insert(thanks).values(helped).onConflictDoNothing();
	if (n % 5 !== 0) return;
	for (let k = 0; k < 1 + (n % 3); k++) {
		const said = NewThread.parse({ text: `Was **limit ${k}** known to whoever was on call?` });
		await beginThread(tx, who(k), entryId, said, now() - (n % 300) * DAY);
	}
}

const FIRST = [
	'Ada',
	'Noor',
	'Callum',
	'Inês',
	'Mateo',
	'Freya',
	'Amara',
	'Jun',
	'Sólveig',
	'Tomás',
	'Wanjiru',
];
const LAST = [
	'Holt',
	'Okafor',
	'Reyes',
	'Lindqvist',
	'Baptista',
	'Nakamura',
	'O’Brien',
	'Kowalska',
	'Haddad',
];
