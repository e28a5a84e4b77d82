import { readFileSync } from 'node:fs';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing, refusalIn } from '#lib/errors.ts';
import type { Handler } from '#lib/web/endpoint.server.ts';
import { everybody } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { anyInput, type Known } from './any-input.ts';
import { Chance } from './chance.ts';
import { ON_PAGES, type Act, type Doing } from './on-pages.ts';
import { Things } from './things.ts';

/** Everything that programs may do here, which is nearly all that people do on pages. */
const modules = import.meta.glob<Partial<Record<string, Handler>>>('../../src/routes/api/v1/**/+server.ts', {
	eager: true,
});

interface Command {
	method: string;
	/** `/teams/[slug]/merge` */
	route: string;
	handler: Handler;
}

/** These work on this installation, or reach out of it. */
const ELSEWHERE =
	/\/(backups|jobs|maintenance|webhooks|alerts|channels|imports|exports|archives|audit|health|openapi\.json|coach)\b/;

const ALL: readonly Command[] = Object.entries(modules).flatMap(([file, module]) => {
	const route = file.replace(/^.*\/api\/v1/, '').replace('/+server.ts', '');
	if (ELSEWHERE.test(route)) return [];
	return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => {
		const handler = module[method];
		return handler ? [{ method, route, handler }] : [];
	});
});
const LISTS = ALL.filter(({ method, route }) => method === 'GET' && !route.includes('['));
const COMMANDS = ALL.filter(({ method, handler }) => method !== 'GET' && handler.endpoint.scope === 'write');
const paramsIn = (route: string) => route.match(/\[/g)?.length ?? 0;
/** What takes away is done less often than what makes and changes. */
const MAKING = COMMANDS.filter(({ method, route }) => method === 'POST' && paramsIn(route) === 0);
const CHANGING = COMMANDS.filter(({ method }) => method !== 'DELETE');

export interface Walked {
	/** What was done, and not refused, in its order. */
	done: string[];
	/** What was not, and why. */
	refused: string[];
}

/** Does what people and programs do, one thing after the other, each chosen by its number. Time goes on meanwhile. */
export async function walk(db: Database, from: number, steps: readonly number[]): Promise<Walked> {
	let at = from;
	const release = setClock(() => at);
	const known: Known = new Map();
	const things = new Things(ALL.map(({ route }) => route));
	const walked: Walked = { done: [], refused: [] };
	try {
		await lookAround(db, things);
		for (const seed of steps) {
			at += HOUR;
			const chance = new Chance(seed);
			const around = { db, chance, known, things };
			const [page, act] = chance.of(Object.entries(ON_PAGES));
			const command = chance.of(chance.of([MAKING, CHANGING, CHANGING, COMMANDS]));
			const onPage = chance.is(0.15);
			const refusal = onPage ? await triedOnPage(around, act) : await tried(around, command);
			const said = onPage ? page : `${command.method} ${command.route}`;
			if (refusal === null) walked.done.push(said);
			else walked.refused.push(`${said}: ${refusal}`);
		}
	} finally {
		release();
	}
	return walked;
}

async function triedOnPage({ db, chance, known, things }: Around, act: Act): Promise<string | null> {
	const people = await everybody(db.read);
	known.set(
		'email',
		people.map(({ email }) => email),
	);
	const owner = people.find(({ role }) => role === 'owner') ?? chance.of(people);
	const who = chance.is(0.5) ? owner : chance.of(people);
	const given: Doing['given'] = (schema) => {
		const found = goodFor(schema, chance, known);
		if (found === NOTHING_GOOD) missing('Anything good to send');
		return found as z.output<typeof schema>;
	};
	return unlessAFault(act({ db, who, owner, chance, things, given }), () => `${act.name} ${who.email}`);
}

interface Around {
	db: Database;
	chance: Chance;
	known: Known;
	things: Things;
}

/** What is there already, as whoever runs it reads it. */
async function lookAround(db: Database, things: Things): Promise<void> {
	const [owner] = (await everybody(db.read)).filter(({ role }) => role === 'owner');
	if (!owner) throw new Error('Nobody owns it.');
	for (const { route, handler } of LISTS) {
		const query = handler.endpoint.query?.safeParse({});
		if (query && !query.success) continue;
		const event = eventOf(db, owner, route, {}, {});
		const found = await handler.endpoint
			.act(owner, { query: query?.data, body: undefined }, event)
			.catch(() => null);
		const { items } = (found?.body ?? {}) as { items?: unknown };
		for (const one of Array.isArray(items) ? items : []) things.learn(route, one, owner.id, '');
	}
}

/** @returns why it was refused, which is no fault; null where it was done. Everything else is one. */
async function tried(
	{ db, chance, known, things }: Around,
	{ method, route, handler }: Command,
): Promise<string | null> {
	const { endpoint } = handler;
	const people = await everybody(db.read);
	known.set(
		'email',
		people.map(({ email }) => email),
	);
	for (const [name, collection] of Object.entries(NAMED_IN)) known.set(name, things.valuesOf(collection));
	const { params, makerId } = things.along(route, chance);
	// The server finds nothing at such an address.
	if ([...route.matchAll(/\[(\w+)=number\]/g)].some(([, name = '']) => !/^\d+$/.test(params[name] ?? '')))
		return 'no such address';
	const owner = people.find(({ role }) => role === 'owner');
	const who =
		(chance.is(0.6) && people.find(({ id }) => id === makerId)) ||
		(chance.is(0.4) && owner) ||
		chance.of(people);
	const body = goodFor(endpoint.body, chance, known);
	const query = goodFor(endpoint.query, chance, known);
	if (body === NOTHING_GOOD || query === NOTHING_GOOD) return 'nothing good to send';
	const init = endpoint.takesFile ? { method, body: aFile(chance) } : {};
	const event = eventOf(db, who, route, params, init);
	const act = async () => {
		const answer = await endpoint.act(who, { query, body }, event);
		if (method !== 'DELETE') things.learn(collectionOf(route, method), answer.body, who.id);
	};
	return unlessAFault(
		act(),
		() => `${method} ${route} ${JSON.stringify({ who: who.email, params, query, body })}`,
	);
}

/** What is answered at `/x/[id]` is one of `/x`. */
const collectionOf = (route: string, method: string) =>
	method === 'POST' ? route : route.replace(/\/\[[^/]+\]$/, '');

async function unlessAFault(doing: Promise<unknown>, said: () => string): Promise<string | null> {
	try {
		await doing;
		return null;
	} catch (problem) {
		const refusal = refusalIn(problem);
		if (refusal && refusal.status < 500) return refusal.sentence;
		throw new Error(said(), { cause: problem });
	}
}

/** Which names and numbers are those of what. */
const NAMED_IN: Record<string, string> = {
	...{
		team: '/teams',
		into: '/teams',
		parent: '/teams',
		season: '/seasons',
		topics: '/topics',
		topic: '/topics',
	},
	...{
		story: '/stories',
		postmortem: '/postmortems',
		project: '/projects',
		course: '/courses',
		opening: '/growth/openings',
	},
	...{
		lesson: '/lessons',
		change: '/changes',
		thread: '/postmortems/[number=number]/discussion',
		skills: '/growth/skills',
	},
	...{ personId: '/people', person: '/people', mentorship: '/growth/mentorships', goal: '/growth/goals' },
};

function eventOf(
	db: Database,
	who: Person,
	route: string,
	params: Record<string, string>,
	init: RequestInit,
): RequestEvent {
	const path = route.replace(/\[([a-z]+)(=number)?\]/gi, (_, name: string) =>
		encodeURIComponent(params[name] ?? ''),
	);
	const url = new URL(`http://localhost/api/v1${path}`);
	return {
		locals: { db, person: who, scopes: null, token: null, via: null, maintenance: null },
		...{ params, url, route: { id: `/api/v1${route}` }, request: new Request(url, init) },
	} as unknown as RequestEvent;
}

const NOTHING_GOOD = Symbol('nothing good');

function goodFor(schema: z.ZodType | undefined, chance: Chance, known: Known): unknown {
	if (!schema) return undefined;
	for (let n = 0; n < 25; n++) {
		const found = schema.safeParse(anyInput(schema, chance, known));
		if (found.success) return found.data;
	}
	return NOTHING_GOOD;
}

const PICTURE = readFileSync('static/icon-192.png');
const NAMES = [
	'a.png',
	'../x.png',
	'mit Umlaut ä \u202egnp.png',
	'---.png',
	`${'long'.repeat(40)}.png`,
	'CON.png',
];

function aFile(chance: Chance): FormData {
	const form = new FormData();
	const name = chance.of(NAMES);
	form.append('file', new File([PICTURE], name, { type: 'image/png' }), name);
	return form;
}
