import { randomBytes } from 'node:crypto';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { join } from '../../tests/support/people.ts';

/** Somebody who takes part, and how they come in. */
export interface Visiting {
	session: string;
	token: string;
	/** The post-mortem that is theirs to revise. */
	own: number;
}

export interface LoadWorkspace {
	people: Visiting[];
	/** Numbers of what everybody reads. */
	published: number[];
}

const SUBJECTS = [
	'queue',
	'deploy',
	'certificate',
	'cache',
	'disk',
	'retry',
	'migration',
	'alarm',
	'clock',
	'timeout',
];
/** Post-mortems that everybody reads. */
const READ = 120;

/** People with accounts of their own, and post-mortems to read, search and revise. */
export async function fillForLoad(
	{ db, owner }: { db: Database; owner: Person },
	many: number,
): Promise<LoadWorkspace> {
	const people: Visiting[] = [];
	const authors: Person[] = [];
	for (let index = 0; index < many; index += 1) {
		const who = await join(db, owner, {
			name: `Visitor ${index}`,
			email: `v${index}@example.org`,
			team: 'payments',
		});
		const { number } = await draft(db, who, NewPostmortem.parse({ content: content(index) }));
		authors.push(who);
		people.push({
			own: number,
			session: await startSession(db, who.id, 'Load'),
			token: await makeToken(db, who, { name: 'Load', scopes: ['read', 'write'], days: 1 }),
		});
	}
	const published: number[] = [];
	for (let index = 0; index < READ; index += 1) {
		published.push(await written(db, authors[index % many] ?? owner, index));
	}
	return { people, published };
}

/** Its author hears of what others say about it. */
async function written(db: Database, author: Person, index: number): Promise<number> {
	const { number } = await draft(db, author, NewPostmortem.parse({ content: content(index) }));
	await publish(db, author, number);
	return number;
}

export const subject = (index: number): string => SUBJECTS[index % SUBJECTS.length] ?? 'queue';

function content(index: number) {
	return {
		title: `The ${subject(index)} that nobody watched, ${index}`,
		narrative: `At night the ${subject(index)} grew, and the ${subject(index + 3)} said nothing. `.repeat(12),
		factors: [
			{ title: `No alarm on the ${subject(index)}` },
			{ title: `Retries of the ${subject(index + 1)}` },
		],
		lessons: [{ text: `Watch the ${subject(index)} where it begins` }],
	};
}

/** As pages make them: what is sent twice under one is stored once. */
export const uid = (): string =>
	[...randomBytes(20)].map((byte) => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(byte % 36)).join('');
