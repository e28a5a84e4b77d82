import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { season } from '../seasons/tables.server.ts';

/** When a project is shown: its place in the order, and for how long. */
export const showSlot = sqliteTable(
	'show_slot',
	{
		seasonId: integer()
			.notNull()
			.references(() => season.id, { onDelete: 'cascade' }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		minutes: integer().notNull(),
		/** A recording or slides elsewhere: shown as a link, and never loaded by itself. */
		recording: text().notNull().default(''),
		shownAt: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.seasonId, table.entryId] }),
		index('show_slot_entry').on(table.entryId),
	],
);

/** A vote of somebody for an award. Theirs alone: what is shown is counts, once voting is over. */
export const awardVote = sqliteTable(
	'award_vote',
	{
		seasonId: integer()
			.notNull()
			.references(() => season.id, { onDelete: 'cascade' }),
		award: text().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.seasonId, table.award, table.personId] }),
		index('award_vote_person').on(table.personId),
		index('award_vote_entry').on(table.entryId),
	],
);
