import type { Chance } from './chance.ts';

interface Thing {
	value: string | number;
	/** Whoever made it may do most with it. */
	makerId: number;
	/** What it is part of, by the address of that. */
	within: string;
}

/** What there is to do something with: by where it was made or is listed, such as `/projects/[number=number]/cards`. */
export class Things {
	readonly #found = new Map<string, Thing[]>();
	/** The address at which something was done last. */
	#at = '';

	learn(route: string, body: unknown, makerId: number): void {
		if (typeof body !== 'object' || body === null) return;
		const row = body as Record<string, unknown>;
		const value = row['number'] ?? row['slug'] ?? row['uid'] ?? row['key'] ?? row['id'] ?? row['name'];
		if (typeof value !== 'string' && typeof value !== 'number') return;
		const list = this.#found.get(route) ?? [];
		this.#found.set(route, list);
		if (!list.some((one) => one.value === value && one.within === this.#at))
			list.push({ value, makerId, within: this.#at });
	}

	valuesOf(route: string): (string | number)[] {
		return (this.#found.get(route) ?? []).map(({ value }) => value);
	}

	/** An address of that route: mostly of something that is there, and within what it is part of. */
	along(route: string, chance: Chance): { params: Record<string, string>; makerId: number | null } {
		const params: Record<string, string> = {};
		let makerId: number | null = null;
		let within = '';
		for (const { 0: whole, 1: name = '', 2: number, index } of route.matchAll(/\/\[([a-z]+)(=number)?\]/gi)) {
			const all = this.#found.get(route.slice(0, index)) ?? [];
			const inside = all.filter((one) => one.within === within);
			const found = inside.length > 0 && chance.is(0.92) ? chance.of(inside) : null;
			makerId = found?.makerId ?? makerId;
			params[name] = String(found?.value ?? (number ? chance.whole(1, 4) : 'payments'));
			within += `${whole}=${params[name]}`;
		}
		this.#at = within;
		return { params, makerId };
	}
}
