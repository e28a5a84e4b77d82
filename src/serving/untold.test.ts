import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isUntold } from './untold.ts';

const routes = readdirSync('src/routes', { recursive: true, withFileTypes: true })
	.filter(({ name }) => /^\+(page|server)\b/.test(name))
	.map(({ parentPath }) => parentPath.replace('src/routes', '').replaceAll(/\/\([^)]+\)/g, ''));

test('every route of the pulse and of stories without a name is told to nobody', () => {
	const meant = routes.filter((route) => /pulse|unsigned/.test(route));
	expect(meant.length).toBeGreaterThan(9);
	expect(meant.filter((route) => !isUntold(route))).toEqual([]);
	expect(routes.filter((route) => !/pulse|unsigned/.test(route)).filter(isUntold)).toEqual([]);
});

test('however its address is written', () => {
	for (const address of [
		'/pulse',
		'/pulse?x',
		'/pulse/3/answer/__data.json?x-sveltekit-invalidated=01',
		'/stories/unsigned?/tell',
		'/stories/unsigned.html',
		'/%70ulse/3/answer',
		'//pulse/3',
		'/api/v1/pulse/rounds',
	]) {
		expect([address, isUntold(address)]).toEqual([address, true]);
	}
	expect(isUntold('/stories/unsignedness')).toBe(false);
	expect(isUntold('/postmortems/%')).toBe(false);
});
