import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import type { ApplicationState, Inclination, Shown } from './application.ts';
import type { LeadAnswer } from './lead-step.ts';

/** Somebody keeps an opening in mind, or does not want to see it for now. It is theirs alone. */
export const inclination = sqliteTable(
	'inclination',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		is: text().$type<Inclination>().notNull(),
		at: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('inclination_person').on(table.personId),
	],
);

/** What somebody asks before they ask for it. The two of them read it. */
export const opportunityQuestion = sqliteTable(
	'opportunity_question',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		words: text().notNull(),
		/** Whether whoever answers sees who asks. */
		named: integer({ mode: 'boolean' }).notNull().default(true),
		at: integer().notNull(),
		remindedAt: integer(),
		answer: text().notNull().default(''),
		answeredBy: integer().references(() => person.id, { onDelete: 'set null' }),
		answeredAt: integer(),
	},
	(table) => [
		index('opportunity_question_entry').on(table.entryId),
		index('opportunity_question_person').on(table.personId),
	],
);

/** Somebody asks for an opening. Only they, whoever answers and the lead who was asked know of it. */
export const application = sqliteTable(
	'application',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		words: text().notNull(),
		/** What they chose to show of themselves, as it read on that day. */
		shown: text({ mode: 'json' }).$type<Shown[]>().notNull().default([]),
		at: integer().notNull(),
		/** The local day until which it is answered. */
		answerBy: text().notNull(),
		state: text().$type<ApplicationState>().notNull().default('asked'),
		/** Of a no. */
		reason: text().notNull().default(''),
		answeredBy: integer().references(() => person.id, { onDelete: 'set null' }),
		answeredAt: integer(),
		remindedAt: integer(),
		/** When both were told that nobody had answered by the day. */
		silentAt: integer(),
		/** When others who look after the opening could answer as well. */
		handedOnAt: integer(),
		/** The lead who is asked, where the company wants that; others are asked after silence. */
		leadId: integer().references(() => person.id, { onDelete: 'set null' }),
		/** Whose lead that is: from there it is passed on to the team above. */
		leadTeamId: integer().references(() => team.id, { onDelete: 'set null' }),
		leadAskedAt: integer(),
		leadAnswerBy: text(),
		leadAnswer: text().$type<LeadAnswer>(),
		leadFrom: text(),
		leadAnsweredAt: integer(),
		/** How often silence passed it on. */
		passedOn: integer().notNull().default(0),
	},
	(table) => [
		uniqueIndex('application_open')
			.on(table.entryId, table.personId)
			.where(sql`state = 'asked'`),
		index('application_person').on(table.personId),
		index('application_lead').on(table.leadId),
	],
);
