import type { RequestEvent } from '@sveltejs/kit';
import { Allowances, type Allowed } from '../allowances.ts';
import { networkOf } from '../network.ts';
import { visitor } from './visitor.server.ts';

interface Limited extends Allowed {
	name: string;
	/** Of the route's id. */
	routes: RegExp;
	methods?: readonly string[];
	/**
	 * `caller` is the token or the person, and the network for somebody unknown. `known` is the token or the person
	 * alone: strangers are sent away before anything is made for them. `workspace` is all of those together: for what
	 * is done without a name, so that nothing in memory knows who did it either.
	 */
	per: 'caller' | 'known' | 'network' | 'workspace';
}

/**
 * What can be asked for often, and how often. Far more than people need, also many behind one address, and
 * too little to keep others from being answered. Nobody is locked out: whoever is over it waits for seconds,
 * and nobody elsewhere does.
 */
const LIMITED: readonly Limited[] = [
	{ name: 'api', routes: /^\/(api\/|mcp$)/, per: 'caller', most: 3000, perSecond: 50 },
	{ name: 'search', routes: /\/search(\/|$)|\/people\.json$/, per: 'caller', most: 240, perSecond: 10 },
	// Whatever an assistant asks for may be a search.
	{ name: 'assistants', routes: /^\/mcp$/, per: 'caller', most: 300, perSecond: 5 },
	// What is similar to a text that is being written.
	{ name: 'alike', routes: /\/lessons\/like$/, per: 'caller', most: 120, perSecond: 2 },
	// Signing in, joining, resetting: each costs the machine a hash, or a mail.
	{ name: 'door', routes: /^\/\(door\)\//, methods: ['POST'], per: 'network', most: 300, perSecond: 2 },
	// Where a secret stands in the address.
	{ name: 'secrets', routes: /\[\[?(secret|key)\]/, per: 'network', most: 600, perSecond: 20 },
	// What is said of a lesson, and sent to somebody else's inbox.
	{
		name: 'lessons',
		routes: /\/lessons\/\[id=number\]$/,
		methods: ['POST'],
		per: 'caller',
		most: 300,
		perSecond: 2,
	},
	// Where chats send what somebody typed: each is looked at for its signature.
	{ name: 'chats', routes: /^\/hooks\/(slack|mattermost)\//, per: 'network', most: 600, perSecond: 20 },
	// Telling, changing and taking back; each writes the file anew.
	{
		name: 'unsigned',
		routes: /\/stories\/unsigned(\/new)?$/,
		methods: ['POST'],
		per: 'workspace',
		most: 400,
		perSecond: 5,
	},
	// Answers to the pulse: what limits them knows of nobody.
	{
		name: 'pulse',
		routes: /\/pulse\/\[id=number\]\/answer$/,
		methods: ['POST'],
		per: 'workspace',
		most: 2000,
		perSecond: 20,
	},
	{ name: 'uploads', routes: /\/files$/, methods: ['POST'], per: 'caller', most: 200, perSecond: 2 },
	{ name: 'exports', routes: /\/export\.(zip|csv|jsonl)$/, per: 'known', most: 20, perSecond: 1 / 30 },
];

const allowances = new Map(LIMITED.map((one) => [one.name, new Allowances(one)]));

/** What a request that comes too often is answered; null for any other. */
export function refuseFlood(event: RequestEvent): Response | null {
	for (const limited of LIMITED) {
		if (!concerns(limited, event)) continue;
		const taken = allowances.get(limited.name)?.take(whoAsks(limited, event));
		if (!taken) continue;
		if (limited.name === 'api') event.locals.allowance = { ...taken, most: limited.most };
		if (!taken.allowed) return tooOften(taken.seconds);
	}
	return null;
}

function tooOften(seconds: number): Response {
	const wait = seconds === 1 ? 'a second' : `${seconds} seconds`;
	return new Response(`That is asked for very often. It goes on in ${wait}.`, {
		status: 429,
		headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(seconds) },
	});
}

function concerns({ routes, methods, per }: Limited, { route, request, locals }: RequestEvent): boolean {
	if ((per === 'workspace' || per === 'known') && !locals.person) return false;
	return routes.test(route.id ?? '') && (methods?.includes(request.method) ?? true);
}

function whoAsks({ per }: Limited, event: RequestEvent): string {
	const { token, person } = event.locals;
	if (per === 'workspace') return 'everybody';
	if (per === 'network') return networkOf(visitor(event).address);
	if (token !== null) return `token ${token}`;
	if (person) return `person ${person.id}`;
	return networkOf(visitor(event).address);
}

/** @see https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-05.html */
export function tellAllowance({ allowance }: App.Locals, headers: Headers): void {
	if (!allowance) return;
	headers.set('ratelimit-limit', String(allowance.most));
	headers.set('ratelimit-remaining', String(allowance.left));
	headers.set('ratelimit-reset', String(allowance.seconds));
}
