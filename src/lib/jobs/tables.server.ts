import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How each job's last run went, for whoever runs this. */
export const jobRun = sqliteTable('job_run', {
	name: text().primaryKey(),
	/** Of the last run that went well. */
	doneAt: integer(),
	failedAt: integer(),
	/** One line. */
	problem: text(),
	/** Failures since it last went well. */
	failures: integer().notNull().default(0),
});
