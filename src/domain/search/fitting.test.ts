import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { fitting } from './fitting.server.ts';

let company: Company;
let course = 0;
let open: { id: number; number: number };
beforeAll(async () => {
	company = await freshCompany();
	const { db, member, admin } = company;
	course = (await writeEntry(db, member, { title: 'A course', topics: ['certificates'] })).id;
	open = await writeEntry(db, member, { title: 'It lapsed', body: LAPSED });
	const hidden: Partial<Told>[] = [
		{ visibility: 'team', team: 'payments' },
		{ visibility: 'restricted', readers: [admin.email] },
		{ draft: true },
	];
	for (const told of hidden) {
		await writeEntry(db, member, { title: 'SECRETFIT', body: LAPSED, topics: ['certificates'], ...told });
	}
	await writeEntry(db, member, {
		title: 'Another thing',
		body: 'The replica ran out of disk during a backfill.',
	});
});
afterAll(() => company.close());

const LAPSED = 'Renewal of a certificate at the gateway: handshakes broke when it lapsed.';
const LESSON =
	'The intermediate certificate of the gateway lapsed, its renewal had no owner, handshakes broke.';
const fits = (who: Person, text: string) => fitting(company.db.read, who, { text, of: course });

test('what speaks of the same as a lesson is found with the reason, and nothing that the reader may not see', async () => {
	const { outsider, admin } = company;
	const found = await fits(outsider, LESSON);
	expect(found).toMatchObject([{ title: 'It lapsed', href: `/postmortems/${open.number}` }]);
	expect(found[0]?.reason).toMatch(/^Both speak of \w+, \w+ and \w+\.$/);
	expect(JSON.stringify(found)).not.toContain('SECRETFIT');
	expect(JSON.stringify(await fits(admin, LESSON))).toContain('SECRETFIT');
});

test('where nothing surely fits, nothing is offered; a topic that both have is reason enough', async () => {
	const { db, outsider, member } = company;
	const general = 'Whoever listens hears what nobody meant to tell, and waits a breath before answering.';
	expect(await fits(outsider, general)).toEqual([]);
	await writeEntry(db, member, { title: 'On the topic', body: 'A year of it.', topics: ['Certificates'] });
	expect(await fits(outsider, general)).toMatchObject([
		{ title: 'On the topic', reason: 'Both are about certificates.' },
	]);
});
