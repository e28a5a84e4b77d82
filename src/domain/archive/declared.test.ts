import { expect, test } from 'vitest';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { freshDatabase } from '../../../tests/support/database.ts';
import { DECLARED, type Travels } from './declared.ts';
import { TABLES } from './every-table.server.ts';
import { HANGING, SHAPES } from './shapes.server.ts';

const modules = import.meta.glob<Record<string, unknown>>(
	['/src/domain/**/tables.server.ts', '/src/lib/**/tables.server.ts', '/src/lib/settings.server.ts'],
	{ eager: true },
);
const inCode = Object.values(modules).flatMap((one) =>
	Object.values(one).flatMap((table) => (is(table, SQLiteTable) ? [getTableConfig(table).name] : [])),
);
const travels = Object.entries(DECLARED).filter((one): one is [string, Travels] => one[1].as !== 'stays');

test('every table of every slice is declared: it travels open, sealed, or stays for a reason', () => {
	expect(inCode.length).toBeGreaterThan(150);
	expect([...TABLES.keys()].sort()).toEqual(inCode.sort());
	expect(Object.keys(DECLARED).sort()).toEqual(inCode.sort());
	for (const one of Object.values(DECLARED)) if (one.as === 'stays') expect(one.because).not.toBe('');
});

test('so is every table of the database but those of the search and of the program itself', async () => {
	const { db, close } = await freshDatabase();
	const { rows } = await db.reader.execute(
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
	);
	await close();
	const others = rows.map((row) => String(row['name'])).filter((name) => DECLARED[name] === undefined);
	expect(others.filter((name) => !/^search_(text|words|titles|vocabulary)/.test(name))).toEqual([]);
});

test('what is declared of a column is a column, and what keeps secrets never travels', () => {
	for (const [name, { shown = [], without = [], soft = {}, onlyInNew, named }] of travels) {
		const columns = Object.keys(getTableColumns(TABLES.get(name) as SQLiteTable));
		const said = [...shown, ...without, ...Object.keys(soft), onlyInNew, named].filter(
			(one) => one !== undefined,
		);
		expect([name, said.filter((one) => !columns.includes(one))]).toEqual([name, []]);
	}
	const secret = /hash|secret|password|token|p256dh|^auth$|publicKey|sealed/i;
	const found = [...SHAPES.values()].flatMap(({ name, columns }) =>
		[...columns.keys()].filter((key) => secret.test(key)).map((key) => `${name}.${key}`),
	);
	expect(found).toEqual([]);
	expect([...SHAPES.values()].flatMap(({ columns }) => [...columns.values()]).some(isBlob)).toBe(false);
});

const isBlob = ({ columnType }: { columnType: string }) => columnType.includes('Blob');

test('rows come after what they lead to, so that they can be written one table after the other', () => {
	const order = [...SHAPES.keys()];
	for (const { name, leads } of SHAPES.values()) {
		for (const { to } of leads.values()) {
			if (to === name || !SHAPES.has(to)) continue;
			expect([name, to, order.indexOf(to) < order.indexOf(name)]).toEqual([name, to, true]);
		}
	}
	expect(HANGING[0]?.name).toBe('entry');
});
