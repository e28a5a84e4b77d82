import type { Person } from '#domain/accounts/person.ts';
import { makeIncoming } from '#domain/incoming/addresses.server.ts';
import { receiveMessage } from '#domain/incoming/receiving.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Somebody } from './canaries.ts';

const NAME = 'zqincomingname';
const SAID = 'zqincomingsaid';
const HIDDEN = 'zqincominghidden';

/** That there is an address is for the team; what came to it is its owner's alone; what is a secret is nobody's. */
export const incomingWords = (team: Somebody[]): { word: string; may: Somebody[] }[] => [
	{ word: NAME, may: team },
	{ word: SAID, may: ['author'] },
	{ word: HIDDEN, may: [] },
];

export const INCOMING_ADDRESSES = ['/teams/payments/incoming', '/teams/payments/incoming/1'];

/** @returns its key */
export async function plantIncoming(db: Database, author: Person): Promise<string> {
	const { key } = await makeIncoming(db, author, 'payments', { name: NAME, makes: 'note' });
	const message = { issue: { title: SAID, access_token: HIDDEN } };
	const body = new TextEncoder().encode(JSON.stringify(message));
	await receiveMessage(db, { key, body, headers: new Map([['content-type', 'application/json']]) });
	return key;
}
