import process from 'node:process';
import { NewEntry } from '#domain/log/answer.ts';
import { logIt } from '#domain/log/log.server.ts';
import { openServer } from '#lib/db/server/opening.server.ts';
import { MIGRATIONS } from './database.ts';
import { EMAILS, personOf } from './people.ts';

// Logs one thing after the other, and says a line for each that is stored, until it is killed.

const [url = '', folder = '', name = ''] = process.argv.slice(2);
const db = await openServer({ url, token: null, address: 'http://127.0.0.1:1' }, folder, MIGRATIONS);
const member = await personOf(db, EMAILS.member);
for (let turn = 0; ; turn += 1) {
	const learned = `Killed ${name} ${turn} end`;
	await logIt(db, member, NewEntry.parse({ learned }));
	process.stdout.write(`${learned}\n`);
}
