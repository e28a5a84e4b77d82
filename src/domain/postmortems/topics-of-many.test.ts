import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { manySentence } from './topics-of-many.ts';
import { addTopic, takeTopic } from './topics-of-many.server.ts';
import { draft, NewPostmortem, read } from './postmortems.server.ts';
import { library } from './library.server.ts';
import { readFilters } from './library.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

async function write(who: Person, topics: string[] = [], sharing: object = {}): Promise<number> {
	const input = NewPostmortem.parse({ content: { title: 'x', topics }, sharing });
	return (await draft(company.db, who, input, { publish: true })).number;
}
const topicsOf = async (number: number) => (await read(company.db, company.owner, number)).content.topics;

test('goes onto those that one may edit, says of the others how many, and can be undone exactly', async () => {
	const { db, member, outsider } = company;
	const plain = await write(member);
	const has = await write(member, ['dns', 'Clocks']);
	const others = await write(outsider);
	const hidden = await write(outsider, [], { visibility: 'restricted' });
	const numbers = [plain, has, others, hidden, 999, plain];

	const done = await addTopic(db, member, { numbers, topic: 'DNS' });
	expect(done).toEqual({ did: 'added', topic: 'DNS', changed: [plain], same: 1, refused: 3 });
	expect(manySentence(done)).toBe(
		'“DNS” added to PM-1. One had it already. 3 are for their authors to change.',
	);
	// The name that was there first is the topic's.
	expect([await topicsOf(plain), await topicsOf(has), await topicsOf(others)]).toEqual([
		['dns'],
		['dns', 'Clocks'],
		[],
	]);
	const found = await library(db, outsider, readFilters(new URLSearchParams('topic=dns')));
	expect(found.total).toBe(2);

	const undone = await takeTopic(db, member, { numbers: done.changed, topic: done.topic });
	expect(undone.changed).toEqual([plain]);
	expect([await topicsOf(plain), await topicsOf(has)]).toEqual([[], ['dns', 'Clocks']]);
	expect((await read(db, member, plain)).entry.version).toBe(3);
});

test('an administrator may change what they see, a version each', async () => {
	const { db, admin, member } = company;
	const open = await write(member);
	const team = await write(member, [], { visibility: 'team', team: 'payments' });
	expect(await addTopic(db, admin, { numbers: [open, team], topic: 'Retries' })).toMatchObject({
		changed: [open],
		refused: 1,
	});
});
