import type { Reader } from '#lib/db/open.server.ts';
import type { RunLine } from '../moving/run.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { entriesIn, filesOf } from './entry-index.server.ts';
import { shownEntry } from './numbers.ts';
import type { Spool } from './spool.server.ts';
import type { Read } from './stages.ts';

/** What an import would do, and why: nothing is written. */
export async function lookAhead(db: Reader, spool: Spool, read: Read, whole: boolean): Promise<RunLine[]> {
	return [
		...(await people(db, spool, read, whole)),
		...(await teams(db, spool, read)),
		...(await entries(db, spool, read)),
	];
}

async function people(db: Reader, spool: Spool, read: Read, whole: boolean): Promise<RunLine[]> {
	const rows = await db.select({ email: person.email }).from(person);
	const here = new Set(rows.map(({ email }) => email.toLowerCase()));
	const lines: RunLine[] = [];
	for (const file of filesOf('person', read, true)) {
		for await (const { row } of spool.all(file)) {
			const isHere = here.has(String(row['email']).toLowerCase());
			const subject = String(row['name'] ?? row['email']);
			if (isHere) lines.push({ kind: 'skipped', subject, sentence: 'They have an account here.' });
			else lines.push({ kind: 'made', subject, sentence: whole ? '' : 'As a deactivated account.' });
		}
	}
	return lines;
}

async function teams(db: Reader, spool: Spool, read: Read): Promise<RunLine[]> {
	const rows = await db.select({ slug: team.slug }).from(team);
	const here = new Set(rows.map(({ slug }) => slug));
	const lines: RunLine[] = [];
	for (const file of filesOf('team', read, false)) {
		for await (const { row } of spool.all(file)) {
			const subject = String(row['name']);
			if (!here.has(String(row['slug']))) lines.push({ kind: 'made', subject, sentence: 'A team.' });
			else lines.push({ kind: 'skipped', subject, sentence: 'A team of that address is here.' });
		}
	}
	return lines;
}

async function entries(db: Reader, spool: Spool, read: Read): Promise<RunLine[]> {
	const rows = await db.select({ uid: entry.uid, kind: entry.kind, number: entry.number }).from(entry);
	const uids = new Set(rows.map(({ uid }) => uid));
	const taken = new Set(rows.map(({ kind, number }) => reference(kind, number)));
	const found = await entriesIn(spool, read);
	return found.map(({ uid, kind, number, ...told }): RunLine => {
		const subject = shownEntry(kind, number, told);
		if (uids.has(uid)) return { kind: 'skipped', subject, sentence: 'It is here already.' };
		const isTaken = taken.has(reference(kind, number));
		return { kind: 'made', subject, sentence: isTaken ? 'It gets another number here.' : '' };
	});
}
