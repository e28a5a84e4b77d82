import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { PASSWORD, sessionIn } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { changeSettings, readSettings } from '#lib/settings.server.ts';
import { demoPeople, enterDemo } from './demo-door.server.ts';
import { firstOwner } from './people.server.ts';
import { NewWorkspace, setUp } from './setup.server.ts';
import { personOfSession } from './sessions.server.ts';

let fresh: Fresh;
beforeEach(async () => void (fresh = await freshDatabase()));
afterEach(() => fresh.close());

const GIVEN = {
	workspace: 'Northwind',
	name: 'Maren Holt',
	email: 'maren@example.org',
	password: PASSWORD,
	zone: 'Europe/Berlin',
};

describe('setting up', () => {
	test('makes the workspace and its owner', async () => {
		const id = await setUp(fresh.db, GIVEN);
		expect(await readSettings(fresh.db.read)).toMatchObject({
			workspace: 'Northwind',
			zone: 'Europe/Berlin',
		});
		expect(await firstOwner(fresh.db.read)).toMatchObject({ id, name: 'Maren Holt', role: 'owner' });
	});

	test('works once, also when two people do it at the same moment', async () => {
		const tries = await Promise.allSettled([
			setUp(fresh.db, GIVEN),
			setUp(fresh.db, { ...GIVEN, email: 'other@example.org' }),
		]);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(setUp(fresh.db, GIVEN)).rejects.toMatchObject({ status: 409 });
	});

	test('stores nothing by half when the password is refused', async () => {
		await expect(setUp(fresh.db, { ...GIVEN, password: 'northwind maren' })).rejects.toMatchObject({
			body: { fields: { password: expect.any(String) as string } },
		});
		expect((await readSettings(fresh.db.read)).setUpAt).toBeNull();
	});

	test('says at the field what is the matter', () => {
		const wrong = { workspace: ' ', name: '', email: 'maren@', password: 'short', zone: 'Mars/Olympus' };
		const { error } = NewWorkspace.safeParse(wrong);
		expect(error?.issues.map(({ path }) => path[0]).sort()).toEqual(Object.keys(wrong).sort());
	});
});

describe('the door of the example', () => {
	const example = (on: boolean) => transact(fresh.db, (tx) => changeSettings(tx, { example: on }));

	test.each([
		{ demo: false, isExample: false },
		{ demo: true, isExample: false },
		{ demo: false, isExample: true },
	])('is shut with $demo and $isExample', async ({ demo, isExample }) => {
		const personId = await setUp(fresh.db, GIVEN);
		await example(isExample);
		expect(await demoPeople(fresh.db, demo)).toEqual([]);
		await expect(enterDemo(fresh.db, { demo, device: '' }, { personId })).rejects.toMatchObject({
			status: 403,
		});
	});

	test('lets in as any of its people where both say so', async () => {
		const personId = await setUp(fresh.db, GIVEN);
		await example(true);
		const [maren] = await demoPeople(fresh.db, true);
		expect(maren?.id).toBe(personId);
		const session = sessionIn(await enterDemo(fresh.db, { demo: true, device: '' }, { personId }));
		expect((await personOfSession(fresh.db, session))?.person.id).toBe(personId);
		await expect(enterDemo(fresh.db, { demo: true, device: '' }, { personId: 99 })).rejects.toMatchObject({
			status: 404,
		});
	});
});
