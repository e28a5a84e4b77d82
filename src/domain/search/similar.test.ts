import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { eq } from 'drizzle-orm';
import { transact } from '#lib/db/transact.server.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { refreshWays, takeOut } from './searchable.server.ts';
import { similarTexts } from './similar.server.ts';
import { rememberMissingTerms, termsOf } from './terms.server.ts';
import { countedIn } from './vocabulary.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const write = (body: string, told: Partial<Told> = {}) =>
	writeEntry(company.db, company.member, { title: '', body, ...told });

async function similar(who: Person, id: number) {
	const [row] = await company.db.read.select({ version: entry.version }).from(entry).where(eq(entry.id, id));
	return similarTexts(company.db.read, who, { id, version: row?.version ?? 0 });
}

const CERTIFICATE =
	'The intermediate certificate of the gateway lapsed, its renewal had no owner, handshakes broke.';
const AGAIN = 'Renewal of a certificate at the gateway: handshakes broke when it lapsed.';
const DISK = 'The replica ran out of disk while a backfill wrote its journal twice.';

describe('similar texts', () => {
	test('are those with the same telling words, and say which', async () => {
		const here = await write(CERTIFICATE);
		const again = await write(AGAIN);
		await write(DISK);
		const found = await similar(company.outsider, here.id);
		expect(found.map(({ entryId }) => entryId)).toEqual([again.id]);
		expect(found[0]?.words).toHaveLength(3);
		for (const word of found[0]?.words ?? []) {
			expect(CERTIFICATE.toLowerCase()).toContain(word);
			expect(AGAIN.toLowerCase()).toContain(word);
		}
		expect(found[0]?.likeness).toBeGreaterThan(0.3);
		expect(found[0]?.likeness).toBeLessThanOrEqual(1);
	});

	test('show words as they are written: DNS stays DNS, the beginning of a sentence does not count', async () => {
		const here = await write('DNS moved. Resolvers kept the Zürich record.');
		await write('dns: resolvers kept zurich');
		const [found] = await similar(company.outsider, here.id);
		expect(new Set(found?.words)).toEqual(new Set(['DNS', 'resolvers', 'zürich']));
	});

	test('are only what the reader may see, and no word of what they may not', async () => {
		const { member, outsider, admin } = company;
		const here = await write(`${CERTIFICATE} Zanzibar quokka.`);
		const open = await write(AGAIN);
		const ways: Partial<Told>[] = [
			{ draft: true },
			{ visibility: 'team', team: 'payments' },
			{ visibility: 'restricted', readers: [admin.email] },
		];
		for (const hidden of ways) {
			await write(`${CERTIFICATE} Zanzibar quokka, the secret of the merger.`, hidden);
		}
		const removed = await write(`${CERTIFICATE} Zanzibar quokka.`);
		await transact(company.db, async (tx) => {
			await markRemoved(tx, member, removed.id);
			await refreshWays(tx, removed.id);
		});
		expect(await similar(member, here.id)).toHaveLength(4);
		expect(await similar(admin, here.id)).toHaveLength(2);
		const seen = await similar(outsider, here.id);
		expect(seen.map(({ entryId }) => entryId)).toEqual([open.id]);
		// Every word shown stands in both of the texts that this person may read.
		const both = seen.flatMap(({ words }) => words).map((word) => word.toLowerCase());
		expect(both.filter((word) => !AGAIN.toLowerCase().includes(word))).toEqual([]);
		expect(both).not.toContain('zanzibar');
	});

	test('say nothing of a text that has no telling words', async () => {
		const here = await write('');
		await write('');
		expect(await similar(company.outsider, here.id)).toEqual([]);
	});

	test('are looked for again when the text changes, or after a while', async () => {
		const here = await write(CERTIFICATE);
		expect(await similar(company.outsider, here.id)).toEqual([]);
		await write(AGAIN);
		expect(await similar(company.outsider, here.id)).toEqual([]);
		const release = setClock(Date.now() + DAY);
		expect(await similar(company.outsider, here.id)).toHaveLength(1);
		release();
	});
});

describe('how many entries have a word', () => {
	const count = async (word: string) => (await countedIn(company.db.read, [word])).entriesWith.get(word) ?? 0;

	test('is counted as texts come, change and go', async () => {
		const one = await write('quokka quokka');
		const two = await write('Quokka, wombat');
		expect([await count('quokka'), await count('wombat')]).toEqual([2, 1]);
		await transact(company.db, (tx) => takeOut(tx, two.id));
		expect([await count('quokka'), await count('wombat')]).toEqual([1, 0]);
		await transact(company.db, (tx) => refreshWays(tx, one.id));
		expect(await count('quokka')).toBe(1);
	});

	test('terms of what was written before they were kept are made up for', async () => {
		const { id } = await write(CERTIFICATE);
		const before = await termsOf(company.db.read, id);
		await transact(company.db, (tx) => tx.run('DELETE FROM search_terms'));
		expect(await termsOf(company.db.read, id)).toBeNull();
		await rememberMissingTerms(company.db);
		expect(await termsOf(company.db.read, id)).toEqual(before);
	});
});
