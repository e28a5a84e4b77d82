import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import type { Kind } from '#domain/entries/kinds.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { store } from '#domain/log/log.server.ts';
import { writeContent } from '#domain/postmortems/content.server.ts';
import { BLANK, type Content } from '#domain/postmortems/postmortem.ts';
import { rememberMissingTerms } from '#domain/search/terms.server.ts';
import { DAY, HOUR, isoDay, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { openDatabase, type Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { rng } from '#lib/ui/drawing.ts';
import { boardWith } from './board.ts';
import { addPeople, saidOf, type Everybody } from './fill-people.ts';

/** A workspace that is measured; what it holds is the same every time. */
export interface Size {
	name: string;
	postmortems: number;
	/** Entries of logs, each of which is one lesson. */
	learnings: number;
	people: number;
	teams: number;
}
/** With eight lessons of each post-mortem, 200,000 lessons. */
export const LARGE: Size = {
	...{ name: 'large', postmortems: 20_000, learnings: 40_000 },
	...{ people: 5_000, teams: 120 },
};
/** A tenth of it, to see what grows, and how fast. */
export const TENTH: Size = {
	...{ name: 'tenth', postmortems: 2_000, learnings: 4_000 },
	...{ people: 500, teams: 12 },
};
export const LESSONS_OF_EACH = 8;
export const FOLDER = resolve('data-bench');
export const MIGRATIONS = resolve('drizzle');
export const OWNER = {
	workspace: 'Bench',
	name: 'Maren Holt',
	email: 'maren@example.org',
	password: 'lantern orbit meadow kettle',
	zone: 'Europe/Berlin',
};
const TOGETHER = 250;

export const databaseOf = ({ name }: Size) => join(FOLDER, name);

/** Makes the data once; it is the same every time, and kept for the next run. */
export async function fill(size: Size): Promise<void> {
	const fresh = !existsSync(join(databaseOf(size), 'kintsugi.db'));
	const db = await openBench(size);
	try {
		if (fresh) await setUp(db, OWNER);
		const everybody = await addPeople(db, size);
		const have = await count(db, 'postmortem');
		if (have < size.postmortems) await write(db, size, everybody, have);
		const logged = await count(db, 'log');
		if (logged < size.learnings) await log(db, size, everybody, logged);
		if ((await count(db, 'project')) === 0) await boardWith(db, everybody.owner, CARDS);
		await rememberMissingTerms(db);
		if (fresh) await db.writer.client.execute('ANALYZE');
	} finally {
		await db.close();
	}
}

/** Of the board that a page shows. */
const CARDS = 120;

export function openBench(size: Size = LARGE): Promise<Database> {
	return openDatabase(databaseOf(size), MIGRATIONS);
}

/** @returns the id for the cookie of somebody who is signed in */
export async function openSession(size: Size = LARGE): Promise<string> {
	const db = await openBench(size);
	try {
		const owner = await findPerson(db.read, OWNER.email);
		if (!owner) throw new Error('The owner is not there.');
		return await startSession(db, owner.id, 'bench');
	} finally {
		await db.close();
	}
}

/** The number of the project with the board. */
export async function projectOf(size: Size): Promise<number> {
	const db = await openBench(size);
	try {
		const [row] = await db.read.all<{ number: number }>(
			sql`SELECT number FROM entry WHERE kind = 'project' ORDER BY id LIMIT 1`,
		);
		return row?.number ?? 0;
	} finally {
		await db.close();
	}
}

async function count(db: Database, kind: Kind): Promise<number> {
	const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM entry WHERE kind = ${kind}`);
	return row?.n ?? 0;
}

async function write(db: Database, size: Size, { people, teams }: Everybody, have: number): Promise<void> {
	const last = now() - 3 * DAY;
	for (let from = have; from < size.postmortems; from += TOGETHER) {
		await transact(db, async (tx) => {
			for (let n = from; n < Math.min(from + TOGETHER, size.postmortems); n++) {
				// The newest of them are of these weeks, so that Today has something to say.
				const content = postmortem(n, last - (size.postmortems - n) * 4 * HOUR, size.people);
				const author = people[n % people.length] as Person;
				const { id } = await createEntry(tx, author, 'postmortem', {
					title: content.title,
					body: content.narrative,
					sharing: {
						team: teams[n % teams.length]?.slug ?? null,
						visibility: n % 10 === 9 ? 'team' : 'workspace',
						readers: [],
						authors: [],
					},
					content,
				});
				await markPublished(tx, author, id, (content.times.resolved ?? last) + DAY);
				await writeContent(tx, author, id, content);
				await saidOf(tx, people, id, n);
			}
		});
		progress(from + TOGETHER, size.postmortems, 'written');
	}
}

/** Two years of teams, the last entry an hour ago. */
async function log(db: Database, size: Size, { people, teams }: Everybody, have: number): Promise<void> {
	const step = (2 * 365 * DAY) / size.learnings;
	for (let from = have; from < size.learnings; from += TOGETHER) {
		await transact(db, async (tx) => {
			for (let n = from; n < Math.min(from + TOGETHER, size.learnings); n++) {
				const at = Math.round(now() - HOUR - (size.learnings - n) * step);
				const input = learning(n, teams[n % teams.length]?.slug ?? null);
				const author = people[n % people.length] as Person;
				await store(tx, author, { ...input, day: isoDay(at, OWNER.zone) }, at);
			}
		});
		progress(from + TOGETHER, size.learnings, 'logged');
	}
}

function progress(done: number, of: number, what: string): void {
	process.stderr.write(`\r${Math.min(done, of)} of ${of} ${what}${done >= of ? '\n' : ''}`);
}

function learning(n: number, team: string | null): NewEntry {
	const { pick, sentence } = writer(`log ${n}`);
	const next = n % 3 === 0 ? '' : sentence(9);
	return NewEntry.parse({ learned: sentence(18), next, topics: [pick(TOPICS)], team });
}

/** The same words for the same seed. */
function writer(seed: string) {
	const random = rng(seed);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
	const sentence = (words: number) => {
		const text = Array.from({ length: words }, () => pick(WORDS)).join(' ');
		return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
	};
	return { random, pick, sentence };
}

const WORDS = (
	'queue backlog retry timeout certificate gateway replica failover deploy rollback alert threshold cache ' +
	'migration index lease clock token limit quota region shard broker consumer producer schema column ' +
	'pipeline artifact probe health dashboard runbook escalation hand-over rota customer courier invoice ' +
	'the a of and to in for with after before while because that which was were had ran grew stopped ' +
	'slowly again twice quietly early late half nobody everybody somewhere between under over'
).split(' ');
const TOPICS = [
	'Retries amplify',
	'Absence looks like health',
	'Threshold outlived its reason',
	'Default changed quietly',
];

/** Everybody has some changes to make. */
const ownerOf = (n: number, people: number) =>
	n % people === 0 ? OWNER.email : `person${n % people}@example.org`;

function postmortem(n: number, started: number, people: number): Content {
	const { random, pick, sentence } = writer(`bench ${n}`);
	const paragraph = () => Array.from({ length: 5 }, () => sentence(12)).join(' ');
	return {
		...BLANK,
		title: `${sentence(6).slice(0, -1)} ${n}`,
		summary: sentence(25),
		severity: 1 + (n % 4),
		services: [pick(WORDS), pick(WORDS)],
		times: {
			started,
			noticed: started + 23 * MINUTE,
			declared: started + 32 * MINUTE,
			mitigated: started + 80 * MINUTE,
			resolved: started + 112 * MINUTE,
		},
		timeline: Array.from({ length: 8 }, (_, k) => ({
			at: started + k * 14 * MINUTE,
			kind: 'seen' as const,
			text: sentence(10),
			role: '',
			evidence: '',
			question: '',
		})),
		narrative: `${paragraph()}\n\n${paragraph()}\n\n\`\`\`sql\nSELECT ${pick(WORDS)} FROM ${pick(WORDS)};\n\`\`\`\n\n${paragraph()}`,
		factors: Array.from({ length: 3 }, () => ({
			title: sentence(6),
			detail: sentence(18),
			kind: '',
			topics: [pick(TOPICS)],
		})),
		lessons: Array.from({ length: LESSONS_OF_EACH }, (_, k) => ({ text: sentence(12 + k) })),
		changes: [1, 2, 3].map((k) => ({
			text: sentence(10),
			kind: 'action' as const,
			type: null,
			endState: '',
			owner: ownerOf(n * 3 + k, people),
			due: new Date(started + 30 * DAY).toISOString().slice(0, 10),
			state: random() < 0.6 ? ('done' as const) : ('open' as const),
			reason: '',
			doneOn: null,
			link: '',
			lesson: 1,
			answers: [k],
		})),
		topics: [],
	};
}
