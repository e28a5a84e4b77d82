import { isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { dataVersion } from '#lib/db/data-version.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';

/**
 * Knows in which zones there may be something to do: where a day has begun, and everywhere after somebody wrote. As long
 * as neither is so, looking costs one question to the database.
 */
export class Lookout {
	readonly #db: Database;
	#version = -1;
	#zones: string[] = [];
	/** The day on which each was seen to. */
	#seen = new Map<string, string>();

	constructor(db: Database) {
		this.#db = db;
	}

	/** @param isTime whether that hour is one for it there */
	async zones(at: number, isTime: (at: number, zone: string) => boolean = () => true): Promise<string[]> {
		const version = await dataVersion(this.#db);
		if (version !== this.#version) {
			this.#zones = await zonesOf(this.#db);
			this.#seen.clear();
			this.#version = version;
		}
		return this.#zones.filter((zone) => this.#seen.get(zone) !== isoDay(at, zone) && isTime(at, zone));
	}

	/** All that there was to do there at that moment is done. */
	seen(zones: readonly string[], at: number): void {
		for (const zone of zones) this.#seen.set(zone, isoDay(at, zone));
	}
}

async function zonesOf({ read }: Database): Promise<string[]> {
	const rows = await read
		.selectDistinct({ zone: person.zone })
		.from(person)
		.where(isNull(person.deactivatedAt));
	return rows.map(({ zone }) => zone);
}

/** One for each database that is open. */
export function lookouts(): (db: Database) => Lookout {
	const known = new WeakMap<Database, Lookout>();
	return (db) => {
		const lookout = known.get(db) ?? new Lookout(db);
		known.set(db, lookout);
		return lookout;
	};
}
