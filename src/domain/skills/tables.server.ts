import { index, integer, primaryKey, sqliteTable, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import type { SeenBy } from './seen-by.ts';
import type { SkillLevel, SkillOrigin } from './skill.ts';

/** Skills that have a name here. One that became part of another keeps its row, so that its names lead on. */
export const skill = sqliteTable(
	'skill',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** The name as names are compared. */
		folded: text().notNull().unique(),
		name: text().notNull(),
		origin: text().$type<SkillOrigin>().notNull(),
		parentId: integer().references((): AnySQLiteColumn => skill.id, { onDelete: 'set null' }),
		/** The one that curators made it part of. */
		mergedInto: integer().references((): AnySQLiteColumn => skill.id, { onDelete: 'set null' }),
		createdAt: integer().notNull(),
	},
	(table) => [index('skill_parent').on(table.parentId), index('skill_merged').on(table.mergedInto)],
);

/** What a skill is called as well. */
export const skillAlias = sqliteTable(
	'skill_alias',
	{
		folded: text().primaryKey(),
		name: text().notNull(),
		skillId: integer()
			.notNull()
			.references(() => skill.id, { onDelete: 'cascade' }),
	},
	(table) => [index('skill_alias_skill').on(table.skillId)],
);

/** Two skills of which one helps with the other; stored once, the lower id first. */
export const skillRelated = sqliteTable(
	'skill_related',
	{
		skillId: integer()
			.notNull()
			.references(() => skill.id, { onDelete: 'cascade' }),
		relatedId: integer()
			.notNull()
			.references(() => skill.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.skillId, table.relatedId] }),
		index('skill_related_other').on(table.relatedId),
	],
);

/** What somebody says of themselves. `folded` is the name as names are compared, whether the skill is known or not. */
export const personSkill = sqliteTable(
	'person_skill',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		folded: text().notNull(),
		name: text().notNull(),
		level: text().$type<SkillLevel>().notNull().default('curious'),
		/** They want to get further in it. */
		wants: integer({ mode: 'boolean' }).notNull().default(false),
		/** Where one could see it, in their words; and an address, if there is one. */
		evidence: text().notNull().default(''),
		link: text().notNull().default(''),
	},
	(table) => [
		primaryKey({ columns: [table.personId, table.folded] }),
		index('person_skill_folded').on(table.folded),
	],
);

/** Who sees which of somebody's three lists. It stands beside the skills, so that nobody reads them without it. */
export const skillsSeen = sqliteTable('skills_seen', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	seenTeach: text().$type<SeenBy>().notNull(),
	seenDo: text().$type<SeenBy>().notNull(),
	seenLearn: text().$type<SeenBy>().notNull(),
	/** False of those whose skills were named before one could say who sees them: they have not said yet. */
	chosen: integer({ mode: 'boolean' }).notNull().default(true),
});

/** What an administrator brought from a list. It says nothing of anybody until they take it as their own. */
export const proposedSkill = sqliteTable(
	'proposed_skill',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		folded: text().notNull(),
		name: text().notNull(),
		level: text().$type<SkillLevel>().notNull(),
		wants: integer({ mode: 'boolean' }).notNull(),
		proposedBy: integer().references(() => person.id, { onDelete: 'set null' }),
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.folded] })],
);
