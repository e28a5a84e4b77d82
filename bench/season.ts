import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { countsOf } from '#domain/projects/seasons/around.server.ts';
import { BLANK } from '#domain/projects/project.ts';
import { store } from '#domain/projects/projects.server.ts';
import { addSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { DATABASE_FILE, openDatabase } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshFolder, MIGRATIONS } from '../tests/support/database.ts';
import { against } from './against.ts';
import { OWNER } from './fill.ts';
import type { Row } from './table.ts';

const PROJECTS = 500;
const SKILLS = ['Svelte', 'Copywriting', 'Tracing', 'Filming', 'Offline sync'];

/** What the page of a season asks the database, with five hundred projects in it, against the same SQL alone. */
export async function measureSeason(): Promise<Row[]> {
	const folder = freshFolder();
	const db = await openDatabase(folder, MIGRATIONS);
	await setUp(db, OWNER);
	const owner = await findPerson(db.read, OWNER.email);
	if (!owner) throw new Error('The owner is not there.');
	const seasonId = await transact(db, (tx) => fillSeason(tx, owner));
	await db.writer.client.execute('ANALYZE');
	const driver = createClient({ url: `file:${join(folder, DATABASE_FILE)}` });
	try {
		const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM project`);
		if (row?.n !== PROJECTS) throw new Error(`There are ${row?.n ?? 0} projects.`);
		return await against(`season of ${PROJECTS} projects`, db, driver, [
			() => Promise.all([projectsOf(db, owner, seasonId), countsOf(db, owner, seasonId)]),
		]);
	} finally {
		driver.close();
		await db.close();
	}
}

async function fillSeason(tx: Parameters<Parameters<typeof transact>[1]>[0], owner: Person): Promise<number> {
	const week = {
		...{ name: 'Hack week', kind: 'week', zone: 'UTC' },
		...{ startsOn: '2026-11-30', endsOn: '2026-12-04' },
	};
	const { id } = await addSeason(tx, owner, NewSeason.parse(week));
	for (let n = 0; n < PROJECTS; n++) {
		const needs = [0, 1].map((k) => ({
			...{ name: SKILLS[(n + k) % SKILLS.length] ?? '', weight: 'nice' as const },
			...{ teaches: k === 1, count: 2 },
		}));
		await store(tx, owner, {
			content: { ...BLANK, title: `Project ${n}`, pitch: 'What annoyed us since spring.', needs },
			sharing: { team: null, visibility: 'workspace', readers: [], authors: [] },
			seasonId: id,
		});
	}
	return id;
}
