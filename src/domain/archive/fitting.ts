import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { ROLES } from '../accounts/person.ts';

/** What comes from elsewhere is looked at before it is stored: each column holds what it is for. */
export function fits(table: string, key: string, column: SQLiteColumn, value: unknown): boolean {
	if (value === null || value === undefined) return !column.notNull;
	switch (column.columnType) {
		case 'SQLiteText':
			return (
				typeof value === 'string' && value.length <= LONGEST && isOneOf(ALLOWED[`${table}.${key}`], value)
			);
		case 'SQLiteInteger':
			return Number.isSafeInteger(value);
		case 'SQLiteReal':
			return typeof value === 'number' && Number.isFinite(value);
		case 'SQLiteBoolean':
			return typeof value === 'boolean';
		case 'SQLiteTextJson':
			return true;
		default:
			return false;
	}
}

const LONGEST = 2_000_000;

/** Those that decide who may do or see what. */
const ALLOWED: Record<string, readonly string[]> = {
	'person.role': ROLES,
	'entry.visibility': ['workspace', 'team', 'restricted'],
};

const isOneOf = (list: readonly string[] | undefined, value: string) => list?.includes(value) !== false;
