import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import type { Form, OpportunityState, SkillWeight } from './opportunity.ts';

/** What an opening has beside what every entry has. Whoever posts it is the author of its entry. */
export const opportunity = sqliteTable(
	'opportunity',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		form: text().$type<Form>().notNull(),
		state: text().$type<OpportunityState>().notNull().default('open'),
		stateAt: integer().notNull(),
		/** One or two sentences. */
		pitch: text().notNull(),
		learns: text().notNull(),
		hoursAWeek: real(),
		weeks: integer(),
		/** Where it is done, in words; empty where that does not matter. */
		place: text().notNull(),
		/** The zone that its hours are in; empty where that does not matter. */
		zone: text().notNull(),
		/** Local days. */
		startsOn: text(),
		endsOn: text(),
		/** Until when one can ask for it. */
		asksUntil: text(),
		places: integer().notNull().default(1),
		/** Who answers; nobody, once they left and until somebody takes it over. */
		contactId: integer().references(() => person.id, { onDelete: 'set null' }),
		/** When somebody last said that it still stands. */
		standsAt: integer().notNull(),
		askedWhetherAt: integer(),
		/** When others were asked to take it over; null while somebody answers. */
		orphanedAt: integer(),
		/** What came of it, in a line, once it is filled or closed. */
		outcome: text().notNull().default(''),
		/** `P-12`: the entry that it belongs to; empty where none. */
		about: text().notNull().default(''),
	},
	(table) => [
		index('opportunity_state').on(table.state, table.form),
		index('opportunity_contact').on(table.contactId),
	],
);

/** What it asks for, in its order. `folded` is the name as skills are compared. */
export const opportunitySkill = sqliteTable(
	'opportunity_skill',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		name: text().notNull(),
		folded: text().notNull(),
		weight: text().$type<SkillWeight>().notNull(),
		/** One can learn it here. */
		teaches: integer({ mode: 'boolean' }).notNull().default(false),
	},
	(table) => [
		index('opportunity_skill_entry').on(table.entryId),
		index('opportunity_skill_folded').on(table.folded),
	],
);

/** How often it stood in somebody's list of matches on a day. It does not say in whose. */
export const opportunityShown = sqliteTable(
	'opportunity_shown',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		day: text().notNull(),
		times: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.entryId, table.day] })],
);
