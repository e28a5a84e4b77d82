import { stat } from 'node:fs/promises';
import { count, eq, min } from 'drizzle-orm';
import type { Gauge } from 'prom-client';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { jobRuns } from '#lib/jobs/runs.server.ts';
import { openStreams } from '#lib/live/news-stream.server.ts';
import { openRooms } from '#lib/live/rooms.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { sessionsToday } from '../accounts/sessions-today.server.ts';

type MakeGauge = (name: string, help: string, labels?: string[]) => Gauge;

/**
 * Numbers that nobody has to keep count of: they are looked up when somebody asks.
 * @returns looks them up
 */
export function lookedUp(gauge: MakeGauge): (db: Database) => Promise<void> {
	const queue = gauge('db_queue_length', 'Transactions that wait for their turn');
	const size = gauge('db_size_bytes', 'Size of the database and of its log', ['file']);
	const sessions = gauge('sessions_active_today', 'Sessions that were used today (UTC)');
	const streams = gauge('live_streams', 'Pages that hear what is new');
	const rooms = gauge('live_rooms', 'Texts that somebody has open to write in');
	const out = gauge('outbox', 'What goes out, by way and state', ['way', 'state']);
	const oldest = gauge('outbox_oldest_due_seconds', 'How long the oldest that is due has waited', ['way']);
	const wentWell = gauge('job_last_ok_timestamp_seconds', 'When a job last went well', ['job']);
	const failures = gauge('job_failures_in_a_row', 'How often a job failed since it went well', ['job']);
	const looks = [
		async (db: Database) => {
			queue.set(db.writer.queue.pendingCount + db.writer.queue.activeCount);
			if (db.file === null) return; // A server has it, and numbers of its own.
			size.set({ file: 'db' }, await bytes(db.file));
			size.set({ file: 'wal' }, await bytes(`${db.file}-wal`));
		},
		async (db: Database) => {
			sessions.set(await sessionsToday(db.read));
			streams.set(openStreams());
			rooms.set(openRooms());
		},
		async (db: Database) => {
			out.reset();
			oldest.reset();
			const { way, state, dueAt } = outbox;
			const rows = await db.read.select({ way, state, n: count() }).from(outbox).groupBy(way, state);
			for (const row of rows) out.set({ way: row.way, state: row.state }, row.n);
			const due = await db.read
				.select({ way, at: min(dueAt) })
				.from(outbox)
				.where(eq(state, 'waiting'))
				.groupBy(way);
			for (const row of due) {
				oldest.set({ way: row.way }, Math.max(0, now() - (row.at ?? now())) / 1000);
			}
		},
		async (db: Database) => {
			for (const run of await jobRuns(db.read)) {
				failures.set({ job: run.name }, run.failures);
				if (run.doneAt !== null) wentWell.set({ job: run.name }, run.doneAt / 1000);
			}
		},
	];
	return async (db) => {
		for (const look of looks) await look(db);
	};
}

const bytes = async (file: string) => (await stat(file).catch(() => null))?.size ?? 0;
