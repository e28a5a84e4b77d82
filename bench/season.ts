import { sql } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { countsOf } from '#domain/projects/seasons/around.server.ts';
import { BLANK } from '#domain/projects/project.ts';
import { store } from '#domain/projects/projects.server.ts';
import { addSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { against } from './against.ts';
import { inFreshWorkspace } from './fresh.ts';
import type { Row } from './table.ts';

const PROJECTS = 500;
const SKILLS = ['Svelte', 'Copywriting', 'Tracing', 'Filming', 'Offline sync'];

/** What the page of a season asks the database, with five hundred projects in it, against the same SQL alone. */
export function measureSeason(): Promise<Row[]> {
	return inFreshWorkspace(
		(db, owner) => transact(db, (tx) => fillSeason(tx, owner)),
		async ({ db, driver, owner, filled: seasonId }) => {
			const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM project`);
			if (row?.n !== PROJECTS) throw new Error(`There are ${row?.n ?? 0} projects.`);
			return against(`season of ${PROJECTS} projects`, db, driver, [
				() => Promise.all([projectsOf(db, owner, seasonId), countsOf(db, owner, seasonId)]),
			]);
		},
	);
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
