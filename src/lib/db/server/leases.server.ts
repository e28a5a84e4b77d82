import type { Client } from '@libsql/client/http';
import { randomName } from '../ids.server.ts';

/** Who holds something, and where they are reached. */
export interface Held {
	holder: string;
	address: string;
}

/** Whoever died is out of the way after so long. */
const LEASE = 15_000;
const RENEWED = 5_000;
/** The clock of the server, which is the same for all of them. */
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/**
 * What one of several processes does for all of them. It is held until it is let go, or until its holder was not heard
 * of for a while; then somebody else may take it.
 */
export class Leases {
	/** The name of this process, another one after each start. */
	readonly holder = randomName(12);
	readonly #client: Client;
	readonly #address: string;
	/** What is held here, and until when by the clock of this process that only goes ahead. */
	readonly #held = new Map<string, { until: number; lost: () => void }>();
	readonly #timer: NodeJS.Timeout;

	constructor(client: Client, address: string) {
		this.#client = client;
		this.#address = address;
		this.#timer = setInterval(() => void this.#renew(), RENEWED).unref();
	}

	/**
	 * @param lost called when somebody else may hold it from now on
	 * @returns whether it is held here now
	 */
	async take(name: string, lost: () => void = () => undefined): Promise<boolean> {
		if (this.holds(name)) return true;
		const asked = performance.now();
		const { rows } = await this.#client.execute({
			sql: `INSERT INTO lease (name, holder, address, until) VALUES (?1, ?2, ?3, ${NOW} + ${LEASE})
				ON CONFLICT (name) DO UPDATE
				SET holder = excluded.holder, address = excluded.address, until = excluded.until
				WHERE lease.holder = excluded.holder OR lease.until <= ${NOW} RETURNING name`,
			args: [name, this.holder, this.#address],
		});
		if (rows.length === 0) return false;
		this.#held.set(name, { until: asked + LEASE, lost });
		return true;
	}

	holds(name: string): boolean {
		return (this.#held.get(name)?.until ?? 0) > performance.now();
	}

	/** Who holds it; null where nobody does. */
	async holderOf(name: string): Promise<Held | null> {
		const { rows } = await this.#client.execute({
			sql: `SELECT holder, address FROM lease WHERE name = ? AND until > ${NOW}`,
			args: [name],
		});
		const [row] = rows;
		return row ? { holder: String(row.holder), address: String(row.address) } : null;
	}

	async letGo(name: string): Promise<void> {
		if (!this.#held.delete(name)) return;
		await this.#client.execute({
			sql: 'DELETE FROM lease WHERE name = ? AND holder = ?',
			args: [name, this.holder],
		});
	}

	/** Nobody answers where that process was: what it held is free. What it may still do is refused when it is stored. */
	async takeFrom(name: string, holder: string): Promise<void> {
		await this.#client.execute({
			sql: 'DELETE FROM lease WHERE name = ? AND holder = ?',
			args: [name, holder],
		});
	}

	/** Others need not wait until what was held here runs out. */
	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.#held.clear();
		await this.#client
			.execute({ sql: 'DELETE FROM lease WHERE holder = ?', args: [this.holder] })
			.catch(() => undefined);
	}

	async #renew(): Promise<void> {
		if (this.#held.size === 0) return;
		const asked = performance.now();
		const before = [...this.#held].map(([name, { until }]) => ({ name, until }));
		try {
			const { rows } = await this.#client.execute({
				sql: `UPDATE lease SET until = ${NOW} + ${LEASE} WHERE holder = ? AND until > ${NOW} RETURNING name`,
				args: [this.holder],
			});
			const kept = new Set(rows.map((row) => String(row.name)));
			for (const { name, until } of before) {
				const held = this.#held.get(name);
				if (held && kept.has(name)) held.until = asked + LEASE;
				else if (held?.until === until) this.#lose(name);
			}
		} catch {
			// It is asked again; what ran out in the meantime is lost.
		}
		for (const { name } of before) if (this.#held.has(name) && !this.holds(name)) this.#lose(name);
	}

	#lose(name: string): void {
		const held = this.#held.get(name);
		this.#held.delete(name);
		held?.lost();
	}
}
