import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Memory } from '../recall/memory.ts';
import type { CourseContent } from './course.ts';
import type { Audience, Confidence, EnrolmentReason, EnrolmentState, Renewal } from './enrolment.ts';

/** What a course has beside what every entry has. Each version of it is kept whole in `version`, and learners read theirs. */
export const course = sqliteTable('course', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	content: text({ mode: 'json' }).$type<CourseContent>().notNull(),
	/** In minutes. */
	minutes: integer().notNull(),
	/** Learners who begin now begin this version: the one that was published last. */
	edition: integer().notNull(),
});

/** A rule by which people are asked to take a course. */
export const courseRule = sqliteTable(
	'course_rule',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		audience: text().$type<Audience>().notNull(),
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		role: text(),
		/** A calendar day: whoever joined on it or later. */
		joinedSince: text(),
		/** Asked for by law or by contract, with the reason: whoever enrols is told before that their name is on a list. */
		required: integer({ mode: 'boolean' }).notNull().default(false),
		requiredBecause: text().notNull().default(''),
		/** Days from when somebody is asked; null without a date. */
		dueDays: integer(),
		remind: integer({ mode: 'boolean' }).notNull().default(true),
		renewal: text().$type<Renewal>().notNull().default('none'),
		renewMonths: integer(),
		/** `06-01`: a day of each year. */
		renewOn: text(),
		/** How many days before it is due the next one is opened, and how many after it still count as kept. */
		aheadDays: integer().notNull().default(30),
		graceDays: integer().notNull().default(14),
		madeBy: integer()
			.notNull()
			.references(() => person.id),
		madeAt: integer().notNull(),
		endedAt: integer(),
	},
	(table) => [index('course_rule_entry').on(table.entryId), index('course_rule_team').on(table.teamId)],
);

/** Somebody need not, until a day. */
export const courseWaiver = sqliteTable(
	'course_waiver',
	{
		ruleId: integer()
			.notNull()
			.references(() => courseRule.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** The last calendar day on which it holds. */
		until: text().notNull(),
		reason: text().notNull().default(''),
		givenBy: integer()
			.notNull()
			.references(() => person.id),
	},
	(table) => [
		primaryKey({ columns: [table.ruleId, table.personId] }),
		index('course_waiver_person').on(table.personId),
	],
);

/** One way of somebody through a course, in the version that they began. Renewing it is another row. */
export const enrolment = sqliteTable(
	'enrolment',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** Of the course; set when they read the first lesson. */
		version: integer(),
		state: text().$type<EnrolmentState>().notNull().default('open'),
		reason: text().$type<EnrolmentReason>().notNull(),
		ruleId: integer().references(() => courseRule.id, { onDelete: 'set null' }),
		/** Calendar days. */
		openedOn: text().notNull(),
		startedOn: text(),
		dueOn: text(),
		completedOn: text(),
		/** The day on which they were told that it is required, and that whoever organises it will see their name. */
		toldOn: text(),
		/** They asked not to be reminded before this day. */
		notNowUntil: text(),
		/** The lesson where they are. */
		lessonKey: text(),
		/** They kept up with what comes back of it: until this day that counts as having renewed it. */
		keptUntil: text(),
	},
	(table) => [
		// One at a time.
		uniqueIndex('enrolment_open')
			.on(table.entryId, table.personId)
			.where(sql`state = 'open'`),
		index('enrolment_person').on(table.personId, table.state),
		index('enrolment_entry').on(table.entryId, table.state),
		index('enrolment_rule').on(table.ruleId),
	],
);

/** A lesson that was gone through. */
export const lessonDone = sqliteTable(
	'lesson_done',
	{
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		lessonKey: text().notNull(),
		day: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.enrolmentId, table.lessonKey] })],
);

/** What the learner answered: theirs alone. Others are told the share that was right, of five people or more. */
export const attempt = sqliteTable(
	'attempt',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		itemKey: text().notNull(),
		number: integer().notNull(),
		answer: text({ mode: 'json' }).notNull(),
		right: integer({ mode: 'boolean' }).notNull(),
		confidence: integer().$type<Confidence>(),
	},
	(table) => [uniqueIndex('attempt_number').on(table.enrolmentId, table.itemKey, table.number)],
);

/** A line for oneself, by lesson or by item. */
export const reflection = sqliteTable(
	'reflection',
	{
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		/** Of a lesson or an item. */
		key: text().notNull(),
		text: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.enrolmentId, table.key] })],
);

/** "When X happens, I will Y", and how it went: the learner's own. */
export const intention = sqliteTable(
	'intention',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		when: text().notNull(),
		will: text().notNull(),
		/** The calendar day on which they are asked how it went. */
		askOn: text().notNull(),
		askedOn: text(),
		/** `did`, `partly`, `not-yet`. */
		went: text().$type<'did' | 'partly' | 'not-yet'>(),
		note: text().notNull().default(''),
	},
	(table) => [index('intention_enrolment').on(table.enrolmentId), index('intention_ask').on(table.askOn)],
);

/** That somebody was reminded in a week: written in the transaction that tells it, so that there is one. */
export const courseReminder = sqliteTable(
	'course_reminder',
	{
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		/** `2026-W47` of the person's own calendar. */
		week: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.enrolmentId, table.week] })],
);

/** What shows that somebody completed it. */
export const certificate = sqliteTable(
	'certificate',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Random; whoever has the link may check it. */
		code: text().notNull().unique(),
		enrolmentId: integer()
			.notNull()
			.unique()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		/** As it was called then. */
		courseTitle: text().notNull(),
		issuedOn: text().notNull(),
		expiresOn: text(),
		/** Its owner took the link back: it shows nothing any more. */
		withdrawnOn: text(),
	},
	(table) => [index('certificate_expires').on(table.expiresOn)],
);

/** An item of a completed course that comes back spaced, beside the lessons one keeps. */
export const itemCard = sqliteTable(
	'item_card',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		enrolmentId: integer()
			.notNull()
			.references(() => enrolment.id, { onDelete: 'cascade' }),
		itemKey: text().notNull(),
		/** UTC milliseconds. */
		dueAt: integer().notNull(),
		/** As the schedule of kept lessons writes it. */
		memory: text({ mode: 'json' }).$type<Memory>().notNull(),
		/** Calendar days. */
		metOn: text(),
		/** The last day on which it was met later than counts as having kept up. */
		lateOn: text(),
	},
	(table) => [
		uniqueIndex('item_card_once').on(table.enrolmentId, table.itemKey),
		index('item_card_due').on(table.dueAt),
	],
);

/** A course taught by people at a time and a place. */
export const sitting = sqliteTable(
	'sitting',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** UTC milliseconds; minutes. */
		at: integer().notNull(),
		lasts: integer().notNull(),
		place: text().notNull(),
		seats: integer(),
		ledBy: integer()
			.notNull()
			.references(() => person.id),
		calledOffAt: integer(),
	},
	(table) => [index('sitting_entry').on(table.entryId), index('sitting_at').on(table.at)],
);

/** Who wants to come, and who says that they were there. */
export const sittingSeat = sqliteTable(
	'sitting_seat',
	{
		sittingId: integer()
			.notNull()
			.references(() => sitting.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** They say so themselves. */
		attended: integer({ mode: 'boolean' }).notNull().default(false),
	},
	(table) => [
		primaryKey({ columns: [table.sittingId, table.personId] }),
		index('sitting_seat_person').on(table.personId),
	],
);
