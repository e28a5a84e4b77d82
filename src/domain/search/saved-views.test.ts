import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { NewView, removeView, renameView, saveView, viewsFor } from './saved-views.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const names = async (who: Person) => (await viewsFor(company.db.read, who)).map(({ name }) => name);
const save = (who: Person, given: object) =>
	saveView(company.db, who, NewView.parse({ name: 'Ours', address: '/postmortems?team=payments', ...given }));

test('a view is its owner’s; shared by an administrator, it is everybody’s', async () => {
	const { member, admin, outsider, owner, db } = company;
	const own = await save(member, {});
	const shared = await save(admin, { name: 'All mended', shared: 'on' });
	expect(await names(member)).toEqual(['All mended', 'Ours']);
	expect(await names(outsider)).toEqual(['All mended']);
	expect((await viewsFor(db.read, member)).map(({ mayChange }) => mayChange)).toEqual([false, true]);
	await expect(save(member, { shared: true })).rejects.toThrow();

	await expect(renameView(db, admin, { id: own, name: 'x' })).rejects.toThrow();
	await expect(removeView(db, member, { id: shared })).rejects.toThrow();
	await renameView(db, owner, { id: shared, name: 'Mended' });
	await renameView(db, member, { id: own, name: 'Payments' });
	expect(await names(member)).toEqual(['Mended', 'Payments']);
	await removeView(db, member, { id: own });
	expect(await names(member)).toEqual(['Mended']);
});

test('it keeps what was chosen, and not how far somebody had read', () => {
	const address = (given: string) => NewView.safeParse({ name: 'x', address: given }).data?.address;
	expect(address('/postmortems?q=&stage=mended&after=abc&all=team&group=month')).toBe(
		'/postmortems?stage=mended&group=month',
	);
	for (const wrong of [
		'/postmortems',
		'/postmortems?after=x',
		'https://evil.example/postmortems?q=1',
		'//x?q=1',
		'/admin?q=1',
	]) {
		expect(address(wrong), wrong).toBeUndefined();
	}
});
