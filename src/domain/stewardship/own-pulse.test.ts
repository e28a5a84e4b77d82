import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { answers, morePeople } from '../../../tests/support/pulse.ts';
import { answer } from '../pulse/answering.server.ts';
import { openRound } from '../pulse/opening.server.ts';
import { ownData } from './own-data.server.ts';

let company: Company;
let release: () => void;
beforeEach(async () => {
	const day = Date.parse('2026-03-03T09:00:00Z');
	company = await freshCompany(day);
	release = setClock(day);
	await morePeople(company.db, 5);
});
afterEach(async () => {
	release();
	await company.close();
});

async function taken(who: Company['member']): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	for await (const { name, bytes } of ownData(company.db, who))
		files.set(name, new TextDecoder().decode(bytes));
	return files;
}

test('what somebody takes out says that the pulse asked them, and not whether they answered', async () => {
	const { db, owner, member } = company;
	const id = await openRound(db, owner, { kind: 'full' });
	const before = (await taken(member)).get('pulse.json');
	await answer(db, member, id, answers([1, 5, 1], 'zqwrote'));
	const files = await taken(member);
	expect(files.get('pulse.json')).toBe(before);
	expect(JSON.parse(before ?? '')).toEqual({
		asked: [{ openedOn: '2026-03-03', closesOn: '2026-03-17', closedOn: null }],
		replies: [],
	});
	expect([...files.values()].join('')).not.toContain('zqwrote');
});
