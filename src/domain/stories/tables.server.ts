import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Consent } from './consent.ts';
import type { Form, Slide } from './story.ts';

/** What a story has beside what every entry has. What was learned is its lesson, what is done differently a change on its seam. */
export const story = sqliteTable(
	'story',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		form: text().$type<Form>().notNull(),
		tried: text().notNull(),
		believed: text().notNull(),
		happened: text().notNull(),
		criticism: text().notNull(),
		learned: text().notNull(),
		differently: text().notNull(),
		stillWrong: text().notNull(),
		slides: text({ mode: 'json' }).$type<Slide[]>().notNull(),
		recording: text().notNull(),
		/** The number of a post-mortem. */
		postmortem: integer(),
		/** `2026-11` where it is told without a name; its day is not kept. Null for all others. */
		month: text(),
		/** The last calendar day on which it is read by others; null while it stays. */
		until: text(),
	},
	(table) => [index('story_until').on(table.until)],
);

/** Somebody whom a story speaks of, and what they said when they were asked. */
export const storyConsent = sqliteTable(
	'story_consent',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		state: text().$type<Consent>().notNull(),
		/** The words that they were asked about: what they agreed to, whatever is written since. */
		passage: text().notNull().default(''),
		/** What they would have said differently; theirs and the author's. */
		note: text().notNull().default(''),
		askedAt: integer().notNull(),
		answeredAt: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('story_consent_person').on(table.personId),
	],
);

/** What a reader asks the author. Others see it once it is answered. */
export const storyQuestion = sqliteTable(
	'story_question',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		text: text().notNull(),
		at: integer().notNull(),
		answer: text().notNull().default(''),
		/** A day, `2026-11-25`, and no closer: who answers may be without a name. */
		answeredOn: text(),
		/** The author passes it over; nobody but the one who asked is told. */
		declinedOn: text(),
	},
	(table) => [index('story_question_entry').on(table.entryId)],
);

/** What the author takes on, the day they report back on, and the report. */
export const storyCommitment = sqliteTable(
	'story_commitment',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		text: text().notNull(),
		/** Calendar days. */
		reportOn: text().notNull(),
		report: text().notNull().default(''),
		reportedOn: text(),
		remindedOn: text(),
	},
	(table) => [
		index('story_commitment_entry').on(table.entryId),
		index('story_commitment_due').on(table.reportOn),
	],
);
