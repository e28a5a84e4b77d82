import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { findPerson } from '#domain/accounts/people.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { membership } from '#domain/accounts/tables.server.ts';
import { addTeam, findTeam } from '#domain/accounts/teams.server.ts';
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

export const POSTMORTEMS = 10_000;
/** With two lessons of each post-mortem, 50,000 lessons. */
export const LEARNINGS = 30_000;
export const TEAMS = 20;
export const FOLDER = resolve('data-bench');
export const MIGRATIONS = resolve('drizzle');
export const OWNER = {
	workspace: 'Bench',
	name: 'Maren Holt',
	email: 'maren@example.org',
	password: 'lantern orbit meadow kettle',
	zone: 'Europe/Berlin',
};
const DATABASE = join(FOLDER, 'database');
const TOGETHER = 250;

/** Makes the data once; it is the same every time, and kept for the next run. */
export async function fill(): Promise<void> {
	const fresh = !existsSync(join(DATABASE, 'kintsugi.db'));
	const db = await openDatabase(DATABASE, MIGRATIONS);
	try {
		if (fresh) await setUp(db, OWNER);
		const have = await count(db, 'postmortem');
		if (have < POSTMORTEMS) await write(db, have);
		const logged = await count(db, 'log');
		if (logged < LEARNINGS) await log(db, logged);
		await rememberMissingTerms(db);
	} finally {
		await db.close();
	}
}

export function openBench(): Promise<Database> {
	return openDatabase(DATABASE, MIGRATIONS);
}

/** @returns the id for the cookie of somebody who is signed in */
export async function openSession(): Promise<string> {
	const db = await openBench();
	try {
		const owner = await findPerson(db.read, OWNER.email);
		if (!owner) throw new Error('The owner is not there.');
		return await startSession(db, owner.id, 'bench');
	} finally {
		await db.close();
	}
}

async function count(db: Database, kind: Kind): Promise<number> {
	const [row] = await db.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM entry WHERE kind = ${kind}`);
	return row?.n ?? 0;
}

async function write(db: Database, have: number): Promise<void> {
	const author = await findPerson(db.read, OWNER.email);
	if (!author) throw new Error('The owner is not there.');
	for (let from = have; from < POSTMORTEMS; from += TOGETHER) {
		await transact(db, async (tx) => {
			for (let n = from; n < Math.min(from + TOGETHER, POSTMORTEMS); n++) {
				const content = postmortem(n);
				const { id } = await createEntry(tx, author, 'postmortem', {
					title: content.title,
					body: content.narrative,
					sharing: { team: null, visibility: 'workspace', readers: [], authors: [] },
					content,
				});
				await markPublished(tx, author, id, (content.times.resolved ?? START) + 3 * DAY);
				await writeContent(tx, author, id, content);
			}
		});
		process.stderr.write(`\r${Math.min(from + TOGETHER, POSTMORTEMS)} of ${POSTMORTEMS} written`);
	}
	process.stderr.write('\n');
}

/** Two years of twenty teams, the last entry an hour ago; whoever is measured is in the first of them. */
async function log(db: Database, have: number): Promise<void> {
	const author = await findPerson(db.read, OWNER.email);
	if (!author) throw new Error('The owner is not there.');
	const teams = await transact(db, async (tx) => {
		const slugs: string[] = [];
		for (let n = 0; n < TEAMS; n++) {
			const name = `Team ${n + 1}`;
			const { id, slug } =
				(await findTeam(tx, name)) ?? (await addTeam(tx, { name, glaze: 'ash', parentId: null }));
			slugs.push(slug);
			if (n > 0) continue;
			const member = { teamId: id, personId: author.id, since: now() };
			await tx.insert(membership).values(member).onConflictDoNothing();
		}
		return slugs;
	});
	const step = (2 * 365 * DAY) / LEARNINGS;
	for (let from = have; from < LEARNINGS; from += TOGETHER) {
		await transact(db, async (tx) => {
			for (let n = from; n < Math.min(from + TOGETHER, LEARNINGS); n++) {
				const at = Math.round(now() - HOUR - (LEARNINGS - n) * step);
				const input = learning(n, teams[n % TEAMS] ?? null);
				await store(tx, author, { ...input, day: isoDay(at, OWNER.zone) }, at);
			}
		});
		process.stderr.write(`\r${Math.min(from + TOGETHER, LEARNINGS)} of ${LEARNINGS} logged`);
	}
	process.stderr.write('\n');
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
const START = Date.parse('2016-01-04T02:14:00Z');

function postmortem(n: number): Content {
	const { random, pick, sentence } = writer(`bench ${n}`);
	const paragraph = () => Array.from({ length: 5 }, () => sentence(12)).join(' ');
	const started = START + n * 8 * HOUR;
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
		lessons: [{ text: sentence(16) }, { text: sentence(14) }],
		changes: [1, 2, 3].map((k) => ({
			text: sentence(10),
			kind: 'action' as const,
			type: null,
			endState: '',
			owner: OWNER.email,
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
