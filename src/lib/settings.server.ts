import { eq } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { isZone } from './dates.ts';
import type { Reader, Transaction } from './db/open.server.ts';
import { unchanged } from './db/unchanged.server.ts';

/** What the installation decides once, for everybody. One row for each setting. */
export const setting = sqliteTable('setting', {
	name: text().primaryKey(),
	value: text({ mode: 'json' }).notNull(),
});

const Settings = z.object({
	workspace: z.string().default('Kintsugi'),
	zone: z.string().refine(isZone).default('UTC'),
	/** UTC milliseconds of the first set-up; null while nobody has set it up. */
	setUpAt: z.number().nullable().default(null),
	/** Only owners write; everybody else reads, and is told this sentence. */
	maintenance: z.object({ since: z.number(), sentence: z.string() }).nullable().default(null),
	/** The workspace is the example: a door may let visitors in as any of its people. */
	example: z.boolean().default(false),
});
export type Settings = z.output<typeof Settings>;

export async function readSettings(db: Reader): Promise<Settings> {
	return Settings.parse(await stored(db));
}

/** All of them: they are few, change seldom, and are asked for by every request. */
function stored(db: Reader): Promise<Record<string, unknown>> {
	return unchanged(db, 'settings', async () => {
		const rows = await db.select().from(setting);
		return Object.fromEntries(rows.map((row) => [row.name, row.value]));
	});
}

export async function changeSettings(tx: Transaction, changes: Partial<Settings>): Promise<void> {
	for (const [name, value] of Object.entries(changes)) await writeSetting(tx, name, value);
}

/** What a slice of the domain lets a workspace decide, in the shape that the slice knows. */
export async function readSetting<Schema extends z.ZodType>(
	db: Reader,
	name: string,
	schema: Schema,
): Promise<z.output<Schema>> {
	return schema.parse((await stored(db))[name] ?? {});
}

/** @param value null is what it is without a row */
export async function writeSetting(tx: Transaction, name: string, value: unknown): Promise<void> {
	if (value === null) {
		await tx.delete(setting).where(eq(setting.name, name));
		return;
	}
	await tx
		.insert(setting)
		.values({ name, value })
		.onConflictDoUpdate({ target: setting.name, set: { value } });
}
