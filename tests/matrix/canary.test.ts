import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { INSIGHTS } from '#domain/insights/insight.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import { Mailbox } from '../support/mailbox.ts';
import { EMAILS } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import {
	allCanaries,
	canary,
	contentOf,
	SHARED_WITH,
	deviceName,
	INVITED,
	LEAVE,
	plant,
	STATES,
	tokenName,
	UNRELEASED,
	type Planted,
	type Somebody,
	type State,
} from './canaries.ts';
import { INCOMING_ADDRESSES } from './incoming-canaries.ts';
import { everythingTold } from './assistant-canaries.ts';
import { crawl, textOf } from './crawl.ts';
import { OPENING_ADDRESSES, OPENING_ANSWERS } from './opening-canaries.ts';
import { GOAL_ADDRESSES } from './goal-canaries.ts';
import { APPLYING_ADDRESSES, APPLYING_ANSWERS } from './applying-canaries.ts';
import { PROJECT_ADDRESSES } from './project-canaries.ts';
import { SEASON_ADDRESSES } from './season-canaries.ts';
import { MENTORSHIP_ADDRESSES } from './mentorship-canaries.ts';
import { BOARD_ADDRESSES, BOARD_ANSWERS } from './board-canaries.ts';
import { API_ANSWERS } from './api-canaries.ts';
import { PULSE_ADDRESSES, PULSE_ANSWERS } from './pulse-canaries.ts';
import { STORY_ADDRESSES } from './story-canaries.ts';
import { ROLES, type Role } from './world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let planted: Planted;
let mailbox: Mailbox;
beforeAll(async () => {
	await built();
	mailbox = await Mailbox.open();
	({ kintsugi, filled: planted } = await startFilled(plant, mailbox.environment));
});
afterAll(async () => {
	await discard(kintsugi);
	await mailbox.close();
});

const browser = (role: Role) =>
	role === 'stranger' ? Visitor.stranger(kintsugi) : Visitor.browser(kintsugi, planted.sessions[role]);
const program = (role: Role) =>
	role === 'stranger' ? Visitor.stranger(kintsugi) : Visitor.program(kintsugi, planted.tokens[role]);
const states = Object.keys(STATES) as State[];
const may = (role: Role, allowed: readonly Somebody[]) => role !== 'stranger' && allowed.includes(role);

/** Where each post-mortem can be asked for, whether a link leads there or not. */
function addresses(): string[] {
	return Object.values(planted.numbers).flatMap((number) =>
		[
			...[
				'',
				'/edit',
				'/history',
				'/history/1',
				'/history/2',
				'/history/3',
				'/history/compare?from=1&to=2',
				'/review',
				'/export.md',
				'/export.json',
			],
			...[
				'/discussion',
				'/discussion/people.json',
				'/meeting',
				'/meeting/calendar.ics',
				'/files',
				'/share',
				'?view=short',
			],
			...['/what-i-saw', '/customers', '/customers/page', '/customers/export.md'],
		].map((rest) => `/postmortems/${number}${rest}`),
	);
}

/** Searches whose words are the beginning of what is hidden, or nearly it: neither may be completed or corrected. */
const near = states.flatMap((state) => [
	`zq${state}`,
	`zq${state.slice(0, -1)}`,
	`${canary(state, 'lesson').slice(0, -1)}m`,
]);

async function everythingShown(role: Role): Promise<string> {
	const seeds = [
		'/inbox',
		'/recall',
		'/postmortems/export.zip',
		'/postmortems/removed',
		...['month', 'team', 'factor', 'service'].map((group) => `/postmortems/rows?group=${group}&order=title`),
		'/postmortems?group=factor',
		'/people',
		'/teams',
		'/teams/payments/alerts',
		...(role === 'stranger' ? [] : ['atom', 'json'].map((form) => `/feeds/${planted.feeds[role]}.${form}`)),
		'/teams/payments/webhooks',
		...INCOMING_ADDRESSES,
		'/teams/payments/chat',
		'/admin/webhooks',
		'/settings',
		'/settings/feeds',
		'/settings/leave',
		'/settings/security',
		'/growth/profile',
		'/growth/profile/preview',
		'/growth/profile/skills.csv',
		'/growth/people',
		// In capitals, since the page gives back what was asked for.
		'/growth/people?skill=ZQSKILL',
		'/growth/skills',
		'/api/v1/growth/profile',
		'/projects/time',
		'/projects/time/promise',
		'/settings/tokens',
		'/settings/assistants',
		'/settings/two-steps',
		'/admin/second-factor',
		'/admin',
		'/admin/tokens',
		'/admin/audit',
		'/admin/audit/export.csv',
		'/admin/audit/export.jsonl',
		'/training/drills',
		...planted.drills,
		'/log',
		'/log?of=everybody',
		'/log?view=threads&of=everybody',
		'/log/teams/payments?view=month',
		'/log/teams/payments/together',
		'/log/mine',
		'/log/1',
		'/stories/unsigned',
		'/stories/unsigned/new',
		'/stories/unsigned/waiting',
		...SEASON_ADDRESSES,
		...STORY_ADDRESSES,
		...BOARD_ADDRESSES,
		...MENTORSHIP_ADDRESSES,
		...PROJECT_ADDRESSES,
		...OPENING_ADDRESSES,
		...GOAL_ADDRESSES,
		...APPLYING_ADDRESSES,
		...PULSE_ADDRESSES,
		...['export.md', 'export.json', 'learning-speed/export.csv'].map((file) => `/insights/${file}?range=all`),
		'/training',
		'/training/mine',
		...['', '/sittings', '/people', '/people.csv', '/rules', '/plan'].map((rest) => `/training/1${rest}`),
		...[
			'/stories',
			'/stories/shelves/welcome',
			'/stories/gatherings/1',
			'/stories/gatherings/1/calendar.ics',
		],
		'/lessons',
		...['me', 'teams', 'all'].map((whose) => `/changes?whose=${whose}&view=list`),
		'/topics',
		// Each post-mortem has one lesson and one change, and they have its number.
		...Object.values(planted.numbers).flatMap((number) => [`/lessons/${number}`, `/changes/${number}`]),
	];
	const searches = near.flatMap((word) => [
		`/search?q=${word}`,
		`/postmortems?q=${word}`,
		`/search/palette?q=${word}`,
		`/lessons?q=${word}`,
	]);
	const pages = await crawl(browser(role), [...seeds, ...addresses(), ...planted.files, ...searches]);
	const answers = await Promise.all(
		[
			'/api/v1/postmortems?limit=100',
			'/api/v1/openapi.json',
			'/api/v1/lessons?limit=100',
			...['', '?mine=true', '/1'].map((rest) => `/api/v1/log${rest}`),
			...['', '/1', '/2'].map((rest) => `/api/v1/stories${rest}`),
			...['', '/welcome'].map((rest) => `/api/v1/shelves${rest}`),
			...BOARD_ANSWERS,
			...OPENING_ANSWERS,
			...APPLYING_ANSWERS,
			...PULSE_ANSWERS,
			...API_ANSWERS,
			...['', ...INSIGHTS.map((key) => `/${key}`)].map((rest) => `/api/v1/insights${rest}?range=all`),
			...['', '/1', '/2', '/3'].map((rest) => `/api/v1/projects${rest}`),
			...['open', 'waiting', 'looked'].map((column) => `/api/v1/changes?whose=all&column=${column}`),
			'/api/v1/drills',
			...[1, 2, 3, 4, 5, 6].map((id) => `/api/v1/drills/${id}`),
			'/api/v1/topics',
			...Object.values(planted.numbers).flatMap((number) => [
				`/api/v1/lessons/${number}`,
				`/api/v1/changes/${number}`,
			]),
			'/api/v1/inbox',
			'/api/v1/enrolments',
			'/api/v1/learning-time',
			...['?of=mine', '?of=shared', '/1', '/2'].map((rest) => `/api/v1/growth/goals${rest}`),
			'/api/v1/recall',
			'/api/v1/teams/payments/signals?from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z',
			...Object.values(planted.numbers).map((number) => `/api/v1/postmortems/${number}`),
			...Object.values(planted.numbers).map((number) => `/api/v1/postmortems/${number}/similar`),
			...Object.values(planted.numbers).flatMap((number) =>
				[
					'files',
					'review',
					'meeting',
					'ideas',
					'versions',
					'versions/1',
					'thanks',
					'share-links',
					'what-i-saw',
				].map((rest) => `/api/v1/postmortems/${number}/${rest}`),
			),
			...Object.values(planted.numbers).map((number) => `/api/v1/postmortems/${number}/discussion`),
			...near.map((word) => `/api/v1/search?q=${word}&limit=50`),
		].map((path) => program(role).call('GET', path)),
	);
	// Whoever guesses at what is hidden is told of nothing that is like it.
	const alike = await Promise.all(
		states.map((state) => {
			const guessed = (['title', 'lesson', 'narrative', 'impact', 'factor'] as const).map((field) =>
				canary(state, field),
			);
			const asked = { text: guessed.join(' '), limit: 20 };
			return program(role).call('POST', '/api/v1/lessons/like', asked);
		}),
	);
	const told =
		role === 'stranger'
			? ''
			: await everythingTold(kintsugi, planted.tokens[role], {
					guesses: near,
					numbers: Object.values(planted.numbers),
				});
	return [...pages.values(), ...[...answers, ...alike].map(textOf), told].join('\n');
}

describe('a word that stands in one place alone', () => {
	test.each(ROLES)('%s sees what they may see, all of it and nothing else', async (role) => {
		const shown = await everythingShown(role);
		const words = allCanaries();
		expect(words.filter(({ word }) => !/^zq\w+$/.test(word))).toEqual([]);
		// All of it is long: it is gone through once, and not for each word.
		const there = [...new Set(shown.match(/zq\w*/g))];
		const seen = words.map(({ word }) => word).filter((word) => there.some((one) => one.includes(word)));
		expect(seen).toEqual(words.filter((one) => may(role, one.may)).map(({ word }) => word));

		const own = ROLES.filter((one) => one !== 'stranger');
		const runs = role === 'admin' || role === 'owner';
		expect(own.filter((one) => shown.includes(tokenName(one)))).toEqual(
			own.filter((one) => runs || one === role),
		);
		expect(own.filter((one) => one !== role && shown.includes(deviceName(one)))).toEqual([]);
		// What somebody keeps is told to them alone.
		expect(shown.includes('What you keep: one lesson')).toBe(role === 'author');
		const answered = shown.replaceAll(/^\{"openapi":.*$/gm, ''); // Which shows it in an example.
		expect(answered.includes('"kept":[{')).toBe(role === 'author');
		expect(Object.values(LEAVE).map((day) => shown.includes(day))).toEqual(
			Object.values(LEAVE).map(() => role === 'author'),
		);
		expect(shown.includes(INVITED)).toBe(runs);
		expect(shown.includes(kintsugi.folder)).toBe(runs);
		expect(planted.secrets.filter((secret) => shown.includes(secret))).toEqual([]);
	});
});

describe('a search for what is hidden answers as one for what nobody wrote', () => {
	const NOBODYS = 'zqnobodywrotethis';

	test.each(ROLES.filter((role) => role !== 'stranger'))('%s', async (role) => {
		const ask = async (path: (word: string) => string, word: string, visitor: Visitor) => {
			const { text } = await visitor.ask(path(word), { headers: { accept: 'application/json, text/html' } });
			return (
				text
					.replaceAll(word, 'WORD')
					.replace(/nonce[-=]"?[\w+/=]+/g, 'nonce')
					.replace(/\b1[78]\d{11}\b/g, 'T')
					// The clock in the sidebar.
					.replace(/>\d\d:\d\d</g, '>T<')
			);
		};
		const ways: [(word: string) => string, Visitor][] = [
			[(word) => `/api/v1/search?q=${word}`, program(role)],
			[(word) => `/search?q=${word}`, browser(role)],
			[(word) => `/postmortems?q=${word}`, browser(role)],
			[(word) => `/postmortems?topic=${word}`, browser(role)],
			[(word) => `/postmortems?factor=${word}`, browser(role)],
			[(word) => `/search/palette?q=${word}`, browser(role)],
		];
		const hidden = states.filter((state) => !may(role, STATES[state]));
		expect(hidden.length).toBeGreaterThan(0);
		for (const [path, visitor] of ways) {
			const nothing = await ask(path, NOBODYS, visitor);
			for (const word of Object.values(UNRELEASED)) {
				expect(await ask(path, word, visitor), path(word)).toBe(nothing);
			}
			for (const state of hidden) {
				for (const field of ['title', 'lesson', 'narrative', 'topic', 'pattern'] as const) {
					const word = canary(state, field);
					expect(await ask(path, word, visitor), path(word)).toBe(nothing);
				}
			}
		}
	});
});

test('a link shows a stranger what was published, and nothing of what happens around it', async () => {
	const page = await browser('stranger').ask(`/shared/${planted.shared}`);
	expect(page.status).toBe(200);
	expect(page.headers).toMatchObject({
		'x-robots-tag': 'noindex, nofollow',
		'referrer-policy': 'no-referrer',
		'cache-control': 'private, no-store',
	});
	expect(page.text).toContain('<meta name="robots" content="noindex, nofollow"');
	const data = await browser('stranger').data(`/shared/${planted.shared}`);
	const shown = `${textOf(page)}\n${textOf(data)}`.replaceAll(planted.shared, '');
	const kept = [
		'owner',
		'link',
		'note',
		'quoted',
		'history',
		'filename',
		'bytes',
		'saw',
		'witness',
		'customers',
	] as const;
	for (const field of kept) expect(shown, field).not.toContain(canary('workspace', field));
	for (const word of ['Carvalho', 'example.org', SHARED_WITH, ...planted.secrets]) {
		expect(shown.includes(word), word).toBe(false);
	}
	const told = JSON.stringify(contentOf('workspace')).match(/zqworkspace\w+/g) ?? [];
	const hidden: string[] = kept.map((field) => canary('workspace', field));
	const seen = told.filter((word) => !hidden.includes(word) && word !== canary('workspace', 'topic'));
	expect(seen.length).toBeGreaterThan(10);
	for (const word of seen) expect(shown, word).toContain(word);
	for (const file of planted.files) {
		const name = file.split('/').at(-1) ?? '';
		const answer = await browser('stranger').ask(`/shared/${planted.shared}/files/${name}`);
		expect(answer.status, 'no file of it stands in its text').toBe(404);
	}
});

test('a link to a project shows a stranger what it is about and what it taught, and nothing around it', async () => {
	const { link, used, unused, shown: told, hidden } = planted.project;
	const page = await browser('stranger').ask(`/shared/${link}`);
	expect(page.status).toBe(200);
	expect(page.headers).toMatchObject({
		'x-robots-tag': 'noindex, nofollow',
		'cache-control': 'private, no-store',
	});
	const data = await browser('stranger').data(`/shared/${link}`);
	const shown = `${textOf(page)}\n${textOf(data)}`.replaceAll(link, '');
	expect(told.filter((word) => !shown.includes(word))).toEqual([]);
	const around = ['Carvalho', 'example.org', 'href="/projects', ...hidden, ...planted.secrets];
	expect(around.filter((word) => shown.includes(word))).toEqual([]);
	const file = async (name: string) =>
		(await browser('stranger').ask(`/shared/${link}/files/${name}`)).status;
	expect([await file(used), await file(unused)]).toEqual([200, 404]);
});

/** What somebody of this role may not see, in a letter to them as anywhere else. */
function hiddenFrom(role: Role): string[] {
	const words = allCanaries().filter((one) => !may(role, one.may));
	return [...words.map(({ word }) => word), ...planted.secrets, kintsugi.folder];
}

test('a letter holds nothing that its reader may not see', async () => {
	const readers = { outsider: EMAILS.outsider, author: EMAILS.member, admin: EMAILS.admin } as const;
	for (const [role, email] of Object.entries(readers) as [keyof typeof readers, string][]) {
		const asked = await browser('stranger').send('/reset', { email });
		expect(asked.status).toBe(200);
		const { text, html, raw, links } = await mailbox.letterTo(email);
		const everything = [text, html, raw].join('\n');
		expect(hiddenFrom(role).filter((word) => everything.includes(word))).toEqual([]);
		expect(links.map((link) => new URL(link).hostname)).toEqual(links.map(() => 'localhost'));
	}
	// Jobs send some by themselves, where this takes long: they say that something waits, and not what.
	for (const { subject, text, html, raw } of mailbox.letters) {
		const everything = [subject, text, html, raw].join('\n');
		expect(hiddenFrom('stranger').filter((word) => everything.includes(word))).toEqual([]);
	}
	const look = new Look(kintsugi.folder);
	const waiting = JSON.stringify(await look.rows('SELECT key, about, problem FROM outbox'));
	look.close();
	expect(waiting).not.toContain('@');
	expect(allCanaries().filter(({ word }) => waiting.includes(word))).toEqual([]);
});

test('each sees as many as they may see', async () => {
	for (const role of ROLES.filter((one) => one !== 'stranger')) {
		const mine = states.filter((state) => may(role, STATES[state]));
		const list = await program(role).call('GET', '/api/v1/postmortems?limit=100');
		const numbers = (JSON.parse(list.text) as { items: { number: number }[] }).items.map(
			({ number }) => number,
		);
		expect(numbers.sort(), role).toEqual(mine.map((state) => planted.numbers[state]).sort());
		const found = await program(role).call('GET', '/api/v1/search?q=about');
		expect((JSON.parse(found.text) as { total: number }).total, role).toBe(mine.length);
		const told = await program(role).call('GET', '/api/v1/inbox');
		const { unread, items } = JSON.parse(told.text) as {
			unread: number;
			items: { kind: string; reference: string; readAt: string | null }[];
		};
		const asked = items.filter(
			({ kind, reference }) => kind === 'review-asked' && reference.startsWith('PM-'),
		);
		expect(asked.length, role).toBe(mine.length);
		// What the curator was asked of a story is answered, and so no longer new.
		expect(unread, role).toBe(items.filter(({ readAt }) => readAt === null).length);
		const page = await browser(role).ask('/inbox');
		expect(page.text.includes(`(${unread} new)`), role).toBe(unread > 0);
	}
});
