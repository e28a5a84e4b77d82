import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import type { Award, LaneTime, PhaseFrom, SeasonDay, SeasonKind } from './season.ts';

/** A hack week, or a lane that stands. Everybody of the workspace sees it. */
export const season = sqliteTable(
	'season',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		slug: text().notNull().unique(),
		/** `Hack week 9`. */
		name: text().notNull(),
		/** What it asks of people: `Mend something small`. */
		title: text().notNull(),
		/** Markdown. */
		about: text().notNull(),
		kind: text().$type<SeasonKind>().notNull(),
		/** Calendar days in its zone, both included. A lane has no last one until it ends. */
		startsOn: text().notNull(),
		endsOn: text(),
		zone: text().notNull(),
		phases: text({ mode: 'json' }).$type<PhaseFrom[]>().notNull(),
		days: text({ mode: 'json' }).$type<SeasonDay[]>().notNull(),
		times: text({ mode: 'json' }).$type<LaneTime[]>().notNull(),
		awards: text({ mode: 'json' }).$type<Award[]>().notNull(),
		/** Votes can be given until then, and are counted after it. */
		votesUntil: integer(),
		/** What its hosts made of the summary that writes itself; empty while it is as written. */
		summary: text().notNull().default(''),
		madeBy: integer()
			.notNull()
			.references(() => person.id),
		madeAt: integer().notNull(),
		archivedAt: integer(),
	},
	(table) => [index('season_starts').on(table.startsOn)],
);

/** Who looks after it: phases, days, the show. */
export const seasonHost = sqliteTable(
	'season_host',
	{
		seasonId: integer()
			.notNull()
			.references(() => season.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.seasonId, table.personId] }),
		index('season_host_person').on(table.personId),
	],
);

/** What hosts announce, and what is asked of them with what they answer. */
export const seasonWord = sqliteTable(
	'season_word',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		seasonId: integer()
			.notNull()
			.references(() => season.id, { onDelete: 'cascade' }),
		kind: text().$type<'announcement' | 'question'>().notNull(),
		text: text().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id),
		at: integer().notNull(),
		answer: text().notNull().default(''),
		answeredBy: integer().references(() => person.id),
		answeredAt: integer(),
	},
	(table) => [index('season_word_season').on(table.seasonId, table.at)],
);
