import { hash } from 'node:crypto';

/** Keeps what was made from the texts used last, up to `limit` characters of it. */
export class Recent<Made> {
	private readonly kept = new Map<string, { made: Made; size: number }>();
	private readonly limit: number;
	private size = 0;

	constructor(limit: number) {
		this.limit = limit;
	}

	/**
	 * @param settings what else the result depends on
	 * @param measure the characters a result holds
	 */
	get(text: string, settings: string, make: () => Made, measure: (made: Made) => number): Made {
		const key = `${settings} ${hash('sha256', text, 'base64')}`;
		const found = this.kept.get(key);
		if (found) {
			this.kept.delete(key);
			this.kept.set(key, found);
			return found.made;
		}
		const made = make();
		this.keep(key, made, measure(made) + key.length);
		return made;
	}

	private keep(key: string, made: Made, size: number): void {
		if (size > this.limit / 4) return;
		this.kept.set(key, { made, size });
		this.size += size;
		for (const [oldest, { size: freed }] of this.kept) {
			if (this.size <= this.limit) break;
			this.kept.delete(oldest);
			this.size -= freed;
		}
	}
}
