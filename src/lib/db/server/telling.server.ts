import type { Client } from '@libsql/client/http';

/** What a process tells the others. */
export interface Said {
	/** What hears it, such as `inbox`. */
	to: string;
	what: unknown;
}

/** Others know of it after so long at the most, and the time that asking takes. */
const ASKS = 300;
const KEPT = 5 * 60_000;
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** Hears what the other processes said, in its order. */
export class Telling {
	readonly #reader: Client;
	readonly #writer: Client;
	readonly #self: string;
	readonly #heard: () => void;
	#timer: NodeJS.Timeout | undefined;
	#last: number | null = null;
	#stopped = false;
	#asks = 0;

	/** @param heard that somebody said something, before it is told here */
	constructor(reader: Client, writer: Client, self: string, heard: () => void) {
		this.#reader = reader;
		this.#writer = writer;
		this.#self = self;
		this.#heard = heard;
	}

	/**
	 * @param hear what was said elsewhere
	 * @param missed more was said than is kept: whoever waits for something has to look for themselves
	 */
	start(hear: (said: Said) => void, missed: () => void): void {
		const again = () => {
			if (this.#stopped) return;
			this.#timer = setTimeout(() => void this.#ask(hear, missed).finally(again), ASKS);
			this.#timer.unref();
		};
		void this.#ask(hear, missed).finally(again);
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	/** Said outside of anything that is written. */
	async say(said: Said): Promise<void> {
		await this.#writer.execute({
			sql: `INSERT INTO said (by, at, what) VALUES (?, ${NOW}, ?)`,
			args: [this.#self, JSON.stringify(said)],
		});
	}

	async #ask(hear: (said: Said) => void, missed: () => void): Promise<void> {
		try {
			if (this.#last === null) {
				const { rows } = await this.#reader.execute('SELECT coalesce(max(id), 0) FROM said');
				this.#last = Number(rows[0]?.[0]);
				return;
			}
			const { rows } = await this.#reader.execute({
				sql: 'SELECT id, by, what, (SELECT min(id) FROM said) AS oldest FROM said WHERE id > ? ORDER BY id LIMIT 500',
				args: [this.#last],
			});
			if (rows.length > 0) this.#heard();
			if (rows[0] && Number(rows[0].oldest) > this.#last + 1) missed();
			for (const row of rows) {
				this.#last = Number(row.id);
				if (row.by !== this.#self) hear(JSON.parse(String(row.what)) as Said);
			}
			if (this.#asks++ % 200 === 0) await this.#forget();
		} catch {
			// The server is away: it is asked again.
		}
	}

	/** Whatever was said last stays, so that nothing that was missed looks as if nothing had been said. */
	async #forget(): Promise<void> {
		await this.#writer.execute(
			`DELETE FROM said WHERE at < ${NOW} - ${KEPT} AND id < (SELECT max(id) FROM said)`,
		);
	}
}
