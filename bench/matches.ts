import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { findPerson, personWith } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { person } from '#domain/accounts/tables.server.ts';
import { goal, goalSkill } from '#domain/growth/goals/tables.server.ts';
import { matchesFor } from '#domain/growth/matching/matches.server.ts';
import { BLANK, FORMS } from '#domain/growth/opportunities/opportunity.ts';
import { store } from '#domain/growth/opportunities/opportunities.server.ts';
import { growthProfile, openTo } from '#domain/growth/profile/tables.server.ts';
import { foldedSkill, SKILL_LEVELS } from '#domain/skills/skill.ts';
import { personSkill, skill } from '#domain/skills/tables.server.ts';
import { now } from '#lib/db/clock.ts';
import { DATABASE_FILE, openDatabase, prepareReader, type Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshFolder, MIGRATIONS } from '../tests/support/database.ts';
import { against } from './against.ts';
import { OWNER } from './fill.ts';
import type { Row } from './table.ts';

const PEOPLE = 5_000;
const OPENINGS = 2_000;
const POSTERS = 200;
const FAMILIES = 30;
const KINDS = 10;
const TOGETHER = 500;
const nameOf = (n: number) => `Skill ${n % (FAMILIES * KINDS)}`;
const named = (n: number) => ({ name: nameOf(n), folded: foldedSkill(nameOf(n)) });

/** One person's matches among 5,000 people and 2,000 openings, each explained, against the same SQL alone. */
export async function measureMatches(): Promise<Row[]> {
	const folder = freshFolder();
	const db = await openDatabase(folder, MIGRATIONS);
	await setUp(db, OWNER);
	const who = await findPerson(db.read, OWNER.email);
	if (!who) throw new Error('The owner is not there.');
	const ids = await transact(db, (tx) => fillPeople(tx, who));
	const posters = await Promise.all(ids.slice(0, POSTERS).map((id) => personWith(db.read, id)));
	await transact(db, (tx) =>
		fillOpenings(
			tx,
			posters.filter((one) => one !== null),
		),
	);
	await db.writer.client.execute('ANALYZE');
	const driver = createClient({ url: `file:${join(folder, DATABASE_FILE)}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		const learningTime = { minutes: 240, name: 'learning time' };
		const { open, shown, counts } = await matchesFor(db, who, { learningTime });
		if (open !== OPENINGS || shown.length < 20) throw new Error(`${open} openings, ${shown.length} shown.`);
		const what = `matches among ${OPENINGS} openings, ${counts.both} fit`;
		return await against(what, db, driver, [() => matchesFor(db, who, { learningTime })]);
	} finally {
		driver.close();
		await db.close();
	}
}

/** Everybody says eight things of themselves; names lie in families of ten. */
async function fillPeople(tx: Transaction, who: Person): Promise<number[]> {
	const ids: number[] = [];
	for (let n = 0; n < PEOPLE; n += TOGETHER) {
		const some = Array.from({ length: TOGETHER }, (_, k) => ({
			...{ name: `Person ${n + k}`, email: `person${n + k}@example.org` },
			...{ role: 'member' as const, zone: 'UTC', createdAt: now() },
		}));
		const made = await tx.insert(person).values(some).returning({ id: person.id });
		ids.push(...made.map(({ id }) => id));
		await tx
			.insert(growthProfile)
			.values(made.map(({ id }) => ({ personId: id, interests: [nameOf(id * 7)], changedAt: now() })));
		await tx.insert(personSkill).values(made.flatMap(({ id }) => says(id, 8)));
	}
	await tx.insert(personSkill).values(says(who.id, 20));
	await tx.insert(openTo).values({ personId: who.id, what: 'project', most: 6 });
	const at = { stateAt: now(), createdAt: now(), changedAt: now(), position: 0 };
	const aim = { personId: who.id, what: 'Lead a change', why: '', ...at };
	const [made] = await tx.insert(goal).values(aim).returning();
	await tx.insert(goalSkill).values({ goalId: made?.id ?? 0, ...named(3) });
	for (let family = 0; family < FAMILIES; family++) {
		const origin = { origin: 'technology' as const, createdAt: now() };
		const [above] = await tx
			.insert(skill)
			.values({ ...named(family * KINDS), ...origin })
			.returning();
		const below = Array.from({ length: KINDS - 1 }, (_, k) => ({
			...{ ...named(family * KINDS + k + 1), ...origin, parentId: above?.id ?? null },
		}));
		await tx.insert(skill).values(below);
	}
	return ids;
}

const says = (personId: number, many: number) =>
	Array.from({ length: many }, (_, k) => ({
		...{ personId, ...named(personId * 13 + k * 17) },
		...{ level: SKILL_LEVELS[k % SKILL_LEVELS.length] ?? 'curious', wants: k % 3 === 0 },
	}));

async function fillOpenings(tx: Transaction, posters: readonly Person[]): Promise<void> {
	const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [] };
	for (let n = 0; n < OPENINGS; n++) {
		const by = posters[n % posters.length];
		if (!by) throw new Error('Nobody posts.');
		const skills = [0, 1, 2, 3].map((k) => ({
			...{ name: nameOf(n * 11 + k * 29), teaches: k === 3 },
			weight: k < 2 ? ('must' as const) : ('nice' as const),
		}));
		await store(tx, by, {
			content: {
				...{ ...BLANK, title: `Opening ${n}`, form: FORMS[n % FORMS.length] ?? 'project', skills },
				...{ pitch: 'What annoyed us since spring.', hoursAWeek: 1 + (n % 8), topics: [`Topic ${n % 40}`] },
			},
			sharing,
		});
	}
}
