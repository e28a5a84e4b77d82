import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import type { Ending } from '../project.ts';

/** How a project ended, in the words of its people. What was learned are its lessons, what changes hangs from them. */
export const projectEnding = sqliteTable('project_ending', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	how: text().$type<Ending>().notNull(),
	/** The wrap-up: what we wondered, what we tried, what we know now. Markdown. */
	wondered: text().notNull().default(''),
	tried: text().notNull().default(''),
	know: text().notNull().default(''),
	/** Who adopted it, or may pick it up: a team, or words. */
	byWhom: text().notNull().default(''),
	/** What nobody knows yet, one a line. */
	openQuestions: text().notNull().default(''),
	endedBy: integer()
		.notNull()
		.references(() => person.id),
	endedAt: integer().notNull(),
});

/** Asked of its people two weeks, six weeks and six months after it ended: what became of it. */
export const projectQuestion = sqliteTable(
	'project_question',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** `2w`, `6w`, `6m`; `quiet` while it is under way and nothing was heard of it. */
		which: text().notNull(),
		/** A calendar day. */
		askedOn: text().notNull(),
		answer: text().notNull().default(''),
		answeredBy: integer().references(() => person.id),
		answeredAt: integer(),
	},
	(table) => [primaryKey({ columns: [table.entryId, table.which, table.askedOn] })],
);

/** A project asks to go on with time and a sponsor; what was decided, by whom and why stays on record. */
export const continuation = sqliteTable(
	'continuation',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** What for. */
		asks: text().notNull(),
		/** How much time they ask for, in their words. */
		time: text().notNull().default(''),
		askedBy: integer()
			.notNull()
			.references(() => person.id),
		askedAt: integer().notNull(),
		/** Who is asked; null where whoever agrees is welcome. */
		sponsorId: integer().references(() => person.id),
		decision: text().$type<'yes' | 'no' | 'later'>(),
		reason: text().notNull().default(''),
		decidedBy: integer().references(() => person.id),
		decidedAt: integer(),
	},
	(table) => [
		index('continuation_entry').on(table.entryId),
		uniqueIndex('continuation_open')
			.on(table.entryId)
			.where(sql`decision IS NULL`),
	],
);
