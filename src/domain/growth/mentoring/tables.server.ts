import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { goal } from '../goals/tables.server.ts';
import type { CheckWhen, MentorshipForm, MentorshipState } from './mentorship.ts';

/** What two people agreed on. Everything of it belongs to the two. */
export const mentorship = sqliteTable(
	'mentorship',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		form: text().$type<MentorshipForm>().notNull(),
		/** Who mentors, or is watched. */
		mentorId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** Who learns. */
		learnerId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** The opening that it came from. */
		entryId: integer().references(() => entry.id, { onDelete: 'set null' }),
		goalId: integer().references(() => goal.id, { onDelete: 'set null' }),
		aim: text().notNull(),
		rhythm: text().notNull(),
		/** A local day. */
		endsOn: text().notNull(),
		state: text().$type<MentorshipState>().notNull().default('asked'),
		askedBy: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		askedAt: integer().notNull(),
		words: text().notNull().default(''),
		/** A word that came with a no. */
		answer: text().notNull().default(''),
		agreedAt: integer(),
		closedAt: integer(),
		/** Who ended it; nobody where that was time, or where one of the two left. */
		closedBy: integer().references(() => person.id, { onDelete: 'set null' }),
		/** Agenda and notes of the two, and the save that the next starts from. */
		agenda: text().notNull().default(''),
		version: integer().notNull().default(1),
	},
	(table) => [
		index('mentorship_mentor').on(table.mentorId, table.state),
		index('mentorship_learner').on(table.learnerId, table.state),
	],
);

export const mentorshipMeeting = sqliteTable(
	'mentorship_meeting',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		mentorshipId: integer()
			.notNull()
			.references(() => mentorship.id, { onDelete: 'cascade' }),
		/** A local day. */
		on: text().notNull(),
		notes: text().notNull(),
		version: integer().notNull().default(1),
		changedAt: integer().notNull(),
	},
	(table) => [index('mentorship_meeting_of').on(table.mentorshipId)],
);

/** What one of the two would like to agree on instead. It holds once the other says yes. */
export const mentorshipChange = sqliteTable('mentorship_change', {
	mentorshipId: integer()
		.primaryKey()
		.references(() => mentorship.id, { onDelete: 'cascade' }),
	byId: integer()
		.notNull()
		.references(() => person.id, { onDelete: 'cascade' }),
	aim: text().notNull(),
	rhythm: text().notNull(),
	endsOn: text().notNull(),
	at: integer().notNull(),
});

/** The agenda and each meeting's notes as each save left them, for the two: nothing that was written is lost. */
export const mentorshipVersion = sqliteTable(
	'mentorship_version',
	{
		mentorshipId: integer()
			.notNull()
			.references(() => mentorship.id, { onDelete: 'cascade' }),
		/** 0 is the agenda. */
		meetingId: integer().notNull(),
		version: integer().notNull(),
		words: text().notNull(),
		byId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.mentorshipId, table.meetingId, table.version] })],
);

/** How it goes, asked of each half-way and at the end; and what each learned, when it closes. */
export const mentorshipCheck = sqliteTable(
	'mentorship_check',
	{
		mentorshipId: integer()
			.notNull()
			.references(() => mentorship.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		when: text().$type<CheckWhen>().notNull(),
		words: text().notNull(),
		/** False while only whoever wrote it reads it. */
		shared: integer({ mode: 'boolean' }).notNull().default(true),
		askedAt: integer().notNull(),
		answeredAt: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.mentorshipId, table.personId, table.when] }),
		index('mentorship_check_person').on(table.personId),
	],
);
