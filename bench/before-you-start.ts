import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { findPerson } from '#domain/accounts/people.server.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { reference } from '#domain/entries/kinds.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { importDocuments } from '#domain/postmortems/importing.server.ts';
import { beforeYouStart } from '#domain/search/before-you-start.server.ts';
import { openDatabase } from '#lib/db/open.server.ts';
import { freshFolder, MIGRATIONS } from '../tests/support/database.ts';
import { OWNER } from './fill.ts';
import { percentile } from './table.ts';

const DOCUMENTS = '../shared/data/post-mortems';

interface Row {
	number: number;
	title: string;
	text: string;
}

/**
 * What would have been offered while each real post-mortem was written: every lesson with its reason, so that one can
 * judge how many of them somebody would have wanted to see. Nobody has labelled that.
 */
export async function measureBefore(): Promise<void> {
	if (!existsSync(DOCUMENTS)) {
		console.log(`before you start: ${DOCUMENTS} is not here, so nothing is measured.\n`);
		return;
	}
	const db = await openDatabase(freshFolder(), MIGRATIONS);
	try {
		await setUp(db, OWNER);
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		const options = { team: null, visibility: 'workspace' as const, publish: true };
		await importDocuments(db, who, broughtFrom([DOCUMENTS], process.cwd()), options);
		const rows = await db.read.all<Row>(sql`
			SELECT number, entry.title AS title, search_text.title || char(10) || search_text.body || char(10) || lessons AS text
			FROM entry JOIN search_text ON search_text.rowid = entry.id ORDER BY number`);
		const times: number[] = [];
		let offered = 0;
		for (const { number, title, text } of rows) {
			const start = performance.now();
			const asked = { text, not: reference('postmortem', number), limit: 3 };
			const { lessons } = await beforeYouStart(db, who, asked);
			times.push(performance.now() - start);
			if (lessons.length > 0) offered += 1;
			for (const one of lessons) {
				console.log(`  ${title.slice(0, 50)} ← ${one.text.slice(0, 70).replace(/\n/g, ' ')} | ${one.reason}`);
			}
		}
		console.log(
			`before you start, ${rows.length} real documents: something is offered for ${offered} of them`,
		);
		console.log(
			`  ${percentile(times).toFixed(2)} ms, 95th percentile ${percentile(times, 0.95).toFixed(2)} ms\n`,
		);
	} finally {
		await db.close();
	}
}
