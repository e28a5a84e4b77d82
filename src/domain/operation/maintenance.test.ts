import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { maintenanceFor } from '#lib/maintenance.server.ts';
import { beginMaintenance, endMaintenance } from './maintenance.server.ts';

let company: Company;
beforeEach(async () => (company = await freshCompany()));
afterEach(() => company.close());

test('owners begin and end it; meanwhile nobody else writes, and a stranger neither', async () => {
	const { db, owner, admin, member } = company;
	const sentence = 'We move until noon.';
	await expect(beginMaintenance(db, admin, { sentence })).rejects.toMatchObject({ status: 403 });
	await beginMaintenance(db, owner, { sentence });
	for (const who of [admin, member, null]) expect(await maintenanceFor(db.read, who)).toBe(sentence);
	expect(await maintenanceFor(db.read, owner)).toBeNull();
	await expect(endMaintenance(db, admin)).rejects.toMatchObject({ status: 403 });
	await endMaintenance(db, owner);
	expect(await maintenanceFor(db.read, member)).toBeNull();
	await endMaintenance(db, owner);
});
