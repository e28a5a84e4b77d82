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
	/** Every route: what is a part of what. */
	readonly #routes: readonly string[];
	/** The address at which something was done last. */
	#at = '';

	constructor(routes: readonly string[]) {
		this.#routes = routes;
	}

	/** What was answered: one, a list of them, or one with what is part of it. */
	learn(route: string, body: unknown, makerId: number, within = this.#within(route)): void {
		if (typeof body !== 'object' || body === null) return;
		const row = body as Record<string, unknown>;
		if (Array.isArray(row['items'])) {
			for (const one of row['items']) this.learn(route, one, makerId, within);
			return;
		}
		const value = row['number'] ?? row['slug'] ?? row['uid'] ?? row['key'] ?? row['id'] ?? row['name'];
		if (typeof value !== 'string' && typeof value !== 'number') return;
		const list = this.#found.get(route) ?? [];
		this.#found.set(route, list);
		if (!list.some((one) => one.value === value && one.within === within))
			list.push({ value, makerId: Number(row['authorId'] ?? makerId), within });
		for (const [name, parts] of Object.entries(row)) {
			if (!Array.isArray(parts)) continue;
			for (const [at, inside] of this.#placesOf(route, name, value, within))
				for (const part of parts) this.learn(at, part, makerId, inside);
		}
	}

	valuesOf(route: string): (string | number)[] {
		return (this.#found.get(route) ?? []).map(({ value }) => value);
	}

	/** An address of that route: mostly of something that is there, and within what it is part of. */
	along(route: string, chance: Chance): { params: Record<string, string>; makerId: number | null } {
		const params: Record<string, string> = {};
		let makerId: number | null = null;
		let within = '';
		const steps = [...route.matchAll(/\/\[([a-z]+)(=number)?\]/gi)];
		for (const [n, { 0: whole, 1: name = '', 2: number, index }] of steps.entries()) {
			const all = this.#found.get(route.slice(0, index)) ?? [];
			const next = steps[n + 1];
			const parts = next ? this.#found.get(route.slice(0, next.index)) : undefined;
			const inside = all.filter((one) => one.within === within);
			// Where it goes on to a part, one that has such a part.
			const withParts = inside.filter(({ value }) =>
				parts?.some((part) => part.within === `${within}${whole}=${value}`),
			);
			const among = withParts.length > 0 ? withParts : inside;
			const found = among.length > 0 && chance.is(0.95) ? chance.of(among) : null;
			makerId = found?.makerId ?? makerId;
			params[name] = String(found?.value ?? (number ? chance.whole(1, 4) : 'payments'));
			within += `${whole}=${params[name]}`;
		}
		this.#at = within;
		return { params, makerId };
	}

	/** The address of what it is part of: where something was done last, as far as the route goes. */
	#within(route: string): string {
		const depth = route.match(/\[/g)?.length ?? 0;
		return this.#at
			.split('/[')
			.slice(0, depth + 1)
			.join('/[');
	}

	/** `comments` of a thread are at `…/discussion/comments`, commitments of a story at `/stories/[number=number]/commitments`. */
	#placesOf(route: string, name: string, value: string | number, within: string): [string, string][] {
		const places: [string, string][] = [];
		for (const one of this.#routes) {
			if (one.startsWith(`${route}/${name}/[`)) places.push([`${route}/${name}`, within]);
			const [, param] = one.startsWith(`${route}/[`)
				? (/^\/\[([^\]]+)\]/.exec(one.slice(route.length)) ?? [])
				: [];
			if (param && one.startsWith(`${route}/[${param}]/${name}`))
				places.push([`${route}/[${param}]/${name}`, `${within}/[${param}]=${value}`]);
		}
		return [...new Map(places)];
	}
}
