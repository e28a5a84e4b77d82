import { readdirSync, rmSync, statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshFolder, MIGRATIONS } from '../../../tests/support/database.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { backupProblem } from '#lib/db/backup.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { BackupPlan } from './backup-plan.ts';
import { backUpNow, backUpWhenDue, changePlan, readBackups, takeAway } from './backups.server.ts';
import { checks } from './health.server.ts';

vi.mock('node:fs/promises', { spy: true });

let company: Company;
let folder: string;
let places: { backups: string; migrations: string };
let release: () => void;
const NOON = Date.parse('2026-11-26T12:00:00Z');
const night = (nights: number) => Date.parse('2026-11-27T02:00:30Z') + (nights - 1) * DAY;

beforeEach(async () => {
	company = await freshCompany(NOON);
	folder = freshFolder();
	places = { backups: folder, migrations: MIGRATIONS };
	release = setClock(NOON);
});
afterEach(async () => {
	release();
	vi.mocked(statfs).mockReset();
	await company.close();
	rmSync(folder, { recursive: true });
});

const made = () => readdirSync(folder).filter((name) => name.endsWith('.db'));

async function at(moment: number): Promise<void> {
	release();
	release = setClock(moment);
	await backUpWhenDue(company.db, places);
}

test('one is made each night, opened, counted, and the oldest go', async () => {
	await changePlan(company.db, company.owner, BackupPlan.parse({ keep: '2', weeks: '0' }));
	await at(NOON);
	for (const nights of [1, 2, 3]) {
		await at(night(nights));
		await at(night(nights) + HOUR);
	}
	expect(made()).toHaveLength(2);
	const { kept, next } = await readBackups(company.db, company.owner, places);
	expect(kept.map(({ at }) => at)).toEqual([night(3), night(2)]);
	expect(kept[0]?.checked?.counts).toEqual({ entries: 0, people: 4 });
	expect(next).toBe(Date.parse('2026-11-30T02:00:00Z'));
	for (const name of made()) expect(await backupProblem(join(folder, name), MIGRATIONS)).toBeNull();
});

test('where the disk is too full it says so, keeps those that are there, and tries again after an hour', async () => {
	await at(night(1));
	const first = made();
	const real = statfsSync(folder);
	vi.mocked(statfs).mockResolvedValue(Object.assign(real, { bavail: 10 }));
	await expect(at(night(2))).rejects.toMatchObject({ status: 507 });
	expect(made()).toEqual(first);
	const { problem } = await readBackups(company.db, company.owner, places);
	expect(problem).toMatch(
		/^There is no room for a backup: it needs about .* The backups that are there stay\.$/,
	);
	const all = await checks(company.db, places);
	expect(all.find(({ name }) => name === 'backup')).toMatchObject({ state: 'look' });
	await at(night(2) + HOUR / 2);
	vi.mocked(statfs).mockReset();
	await at(night(2) + HOUR);
	expect(made()).toHaveLength(2);
	expect((await readBackups(company.db, company.owner, places)).problem).toBeNull();
});

test('only owners take one away, and only one that is there', async () => {
	const { name } = await backUpNow(company.db, company.admin, places);
	await expect(takeAway(company.db, company.admin, name, places)).rejects.toMatchObject({ status: 403 });
	await expect(takeAway(company.db, company.owner, '../kintsugi.db', places)).rejects.toMatchObject({
		status: 404,
	});
	expect(await takeAway(company.db, company.owner, name, places)).toMatchObject({ path: join(folder, name) });
	await expect(readBackups(company.db, company.member, places)).rejects.toMatchObject({ status: 403 });
	const { rows } = await company.db.reader.execute("SELECT act FROM audit_event WHERE act LIKE 'backup%'");
	expect(rows.map(({ act }) => act)).toEqual(['backup-made', 'backup-taken']);
});
