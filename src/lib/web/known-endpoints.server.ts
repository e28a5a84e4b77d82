import type { RequestEvent } from '@sveltejs/kit';
import type { Endpoint, Handler } from './endpoint.server.ts';
import type { SignedIn } from './guard.server.ts';
import type { z } from 'zod';

type Module = Partial<Record<string, Handler>>;

const ROOT = '/api/v1';
const known = new Map<string, () => Promise<unknown>>();

/** @param files how to load the endpoints' modules, by the path of their file, `…/routes/api/v1/teams/+server.ts` */
export function knowEndpoints(files: Record<string, () => Promise<unknown>>): void {
	for (const [file, load] of Object.entries(files)) {
		known.set(file.slice(file.indexOf(ROOT)).replace(/\/\+server\.ts$/, ''), load);
	}
}

export interface Reading {
	/** The id of its route. */
	route: string;
	endpoint: Endpoint<z.ZodType, z.ZodType>;
}

/** What reads the thing at an address; where that address only takes something, what reads the thing it is part of. */
export async function readingOf(route: string | null): Promise<Reading | null> {
	for (let at = route ?? ''; at.startsWith(`${ROOT}/`); at = at.slice(0, at.lastIndexOf('/'))) {
		const module = (await known.get(at)?.()) as Module | undefined;
		if (module?.GET) return { route: at, endpoint: module.GET.endpoint };
	}
	return null;
}

/** What somebody who reads it is answered now, as it is sent. Whoever may not see it is refused as always. */
export async function asItIs({ endpoint }: Reading, person: SignedIn, event: RequestEvent): Promise<string> {
	const asked = endpoint.query?.safeParse(Object.fromEntries(event.url.searchParams));
	const query = asked?.success ? asked.data : endpoint.query?.parse({});
	const { body } = await endpoint.act(person, { query, body: undefined }, event);
	return JSON.stringify(body);
}

/** Which endpoint an address of ours leads to, and what stands in it. */
export function routeOf(path: string): { route: string; params: Record<string, string> } | null {
	for (const route of [...known.keys()].sort((a, b) => holes(a) - holes(b))) {
		const pattern = route.replace(/\[(\w+)=number\]/g, '(?<$1>\\d+)').replace(/\[(\w+)\]/g, '(?<$1>[^/]+)');
		const found = new RegExp(`^${pattern}$`).exec(path);
		if (found) return { route, params: { ...found.groups } };
	}
	return null;
}

const holes = (route: string): number => route.split('[').length;
