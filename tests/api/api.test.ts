import { eq } from 'drizzle-orm';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { NewPromise } from '#domain/projects/allowance/promise.ts';
import { promise } from '#domain/projects/allowance/promises.server.ts';
import { makeAddress } from '#domain/postmortems/alerts/addresses.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { NewApplication } from '#domain/growth/applying/application.ts';
import { apply } from '#domain/growth/applying/applying.server.ts';
import { application } from '#domain/growth/applying/tables.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { changeLeadStep } from '#domain/growth/applying/lead-rule.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { bring } from '#domain/projects/shows/programme.server.ts';
import { Slot } from '#domain/projects/shows/show.ts';
import { openVoting } from '#domain/projects/shows/voting.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import built from '../support/built.ts';
import { ALERTMANAGER, PAGERDUTY } from '../support/alert-payloads.ts';
import { askPulse } from '../matrix/asked-pulse.ts';
import { DECISIONS } from '../matrix/decisions.ts';
import { aCourse } from '../support/courses.ts';
import { Look, startFilled } from '../support/filled.ts';
import { EMAILS, type Company } from '../support/people.ts';
import { startProject } from '../support/projects.ts';
import { morePeople } from '../support/pulse.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer, type Asking } from '../support/visitor.ts';
import { describedBy, type Described } from './schema.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let described: Described;
let writer: Visitor;
let reader: Visitor;
let other: Visitor;
let otherId: number;
let curator: Visitor;
let browser: Visitor;
let alertKey: string;
let course: number;
let project: number;
/** Learning time was promised to the other one, from that day on. */
let promisedOn: string;
/** What the writer is asked as a lead. */
let led: number;
let shown: Awaited<ReturnType<typeof somethingToShow>>;

/** A hack week whose votes are open, with a project of the writer, and one of somebody else that is in the show. */
async function somethingToShow({ db, owner, member }: Pick<Company, 'db' | 'owner' | 'member'>) {
	const today = isoDay(now(), 'UTC');
	const week = { name: 'Week of showing', kind: 'week', zone: 'UTC', startsOn: today, endsOn: today };
	const { slug } = await makeSeason(db, owner, NewSeason.parse(week));
	const pitched = async (who: typeof member) =>
		(await pitch(db, who, NewProject.parse({ title: 'To show', joins: true, season: slug }))).number;
	const numbers = [await pitched(member), await pitched(owner)] as const;
	await bring(db, owner, slug, Slot.parse({ number: numbers[1] }));
	await openVoting(db, owner, slug, { until: now() + DAY });
	return { slug, numbers };
}

/** The owner asks for an opening of the other one, and the writer is asked as their lead. */
async function askLead({
	db,
	owner,
	member,
	outsider,
}: Pick<Company, 'db' | 'owner' | 'member' | 'outsider'>) {
	await changeLeadStep(db, owner, { on: true, days: 5 });
	const { number } = await post(db, outsider, NewOpportunity.parse({ title: 'To be led', form: 'role' }));
	const { id } = await apply(db, owner, number, NewApplication.parse({ words: 'I would like to.' }));
	const step = { leadId: member.id, leadAskedAt: now(), leadAnswerBy: promisedOn };
	await transact(db, (tx) => tx.update(application).set(step).where(eq(application.id, id)));
	return id;
}

async function fill(company: Company) {
	const { db, owner, admin, member, outsider } = company;
	const token = (who: typeof member, scopes: ('read' | 'write')[]) =>
		makeToken(db, who, { name: 'API', scopes, days: 1 });
	promisedOn = isoDay(Date.now(), outsider.zone);
	await askPulse(company, [owner, admin, member, outsider, ...(await morePeople(db, 3))]);
	const promised = { kind: 'hours', hours: '4', team: 'platform', startsOn: promisedOn };
	await promise(db, owner, NewPromise.parse(promised));
	return {
		write: await token(member, ['read', 'write']),
		read: await token(member, ['read']),
		other: await token(outsider, ['read', 'write']),
		otherId: outsider.id,
		curator: await token(owner, ['read', 'write']),
		session: await startSession(db, member.id, 'A browser'),
		alerts: await makeAddress(db, member, 'payments', { name: 'Alertmanager' }),
		course: (await aCourse(db, member, { title: 'For everybody' })).number,
		project: (await startProject(db, member)).number,
		shown: await somethingToShow({ db, owner, member }),
		led: await askLead({ db, owner, member, outsider }),
	};
}

beforeAll(async () => {
	await built();
	const started = await startFilled(fill);
	({ kintsugi } = started);
	writer = Visitor.program(kintsugi, started.filled.write);
	reader = Visitor.program(kintsugi, started.filled.read);
	other = Visitor.program(kintsugi, started.filled.other);
	otherId = started.filled.otherId;
	curator = Visitor.program(kintsugi, started.filled.curator);
	browser = Visitor.browser(kintsugi, started.filled.session);
	alertKey = started.filled.alerts.key;
	course = started.filled.course;
	({ project, shown, led } = started.filled);
	described = await describedBy(writer);
});
afterAll(() => discard(kintsugi));

const LIST = '/api/v1/postmortems';
const at = (number: number, rest = '') => `${LIST}/${number}${rest}`;

/** What the API answers as one post-mortem. */
interface Postmortem {
	number: number;
	reference: string;
	uid: string;
	stage: string;
	version: number;
	createdAt: string;
	publishedAt: string | null;
	mayEdit: boolean;
	sharing: { team: string | null; visibility: string; readers: string[]; authors: string[] };
	content: Record<string, unknown> & {
		title: string;
		summary: string;
		severity: number | null;
		lessons: { id: number; text: string }[];
		factors: { id: number; title: string }[];
		changes: { id: number; text: string; lesson: number | null; answers: number[] }[];
		timeline: { id: number; at: string | null; text: string }[];
	};
}
interface Page {
	items: { kind?: string; number: number; title: string; href: string; snippet?: string }[];
	next: string | null;
	total?: number;
}
interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	errors?: Record<string, string>;
}

interface Training {
	open: object[];
	past: object[];
	notNowUntil: string;
}

/** What came; each test knows which of them it is. */
interface OfBoard {
	change: number;
	columns: { id: number }[];
	cards: object[];
}
interface OfTime {
	id: number;
	mine: { noted: object[] };
}
type Body = Postmortem & Page & Problem & OfBoard & { findings: object[] } & Training & OfTime;

/** Every answer is held against the description, whoever asks for whatever. */
async function call(
	who: Visitor,
	method: string,
	path: string,
	body?: unknown,
): Promise<Answer & { body: Body }> {
	return held(method, path, await who.call(method, path, body));
}

function held(method: string, path: string, answer: Answer): Answer & { body: Body } {
	described.check(method, path, answer);
	return { ...answer, body: (answer.text === '' ? null : JSON.parse(answer.text)) as Body };
}

/** A request that is wrong in its form, sent as it is. */
async function raw(who: Visitor, path: string, asking: Asking): Promise<Answer & { body: Problem }> {
	return held(asking.method ?? 'GET', path, await who.ask(path, asking));
}

const FULL = {
	title: 'The queue asked nobody',
	summary: 'A full queue dropped messages.',
	severity: 2,
	services: ['Inbox'],
	zone: 'Europe/Lisbon',
	times: { started: '2026-11-10T02:14:00Z', noticed: '2026-11-10T03:37:00+01:00' },
	timeline: [
		{ at: '2026-11-10T02:14:00Z', text: 'The backlog grows', kind: 'seen', evidence: 'depth=9000' },
		{ at: null, text: 'Somebody asks whether this is normal', kind: 'said', role: 'Support' },
	],
	narrative: 'It began **quietly**.',
	factors: [{ title: 'A default changed', topics: ['Defaults'] }, { title: 'Nobody watches the depth' }],
	lessons: [{ text: 'Defaults change without a wombat' }, { text: 'A queue needs an owner' }],
	changes: [{ text: 'Alert on depth', answers: [2], lesson: 2, due: '2026-12-01' }],
	topics: ['Queues'],
};

async function write(content: object = {}, more: object = {}): Promise<Postmortem> {
	const made = await call(writer, 'POST', LIST, {
		content: { title: 'A title', ...content },
		...more,
	});
	expect(made.status).toBe(201);
	return made.body;
}

describe('the life of a post-mortem', () => {
	let number: number;
	let first: Postmortem;

	test('is written, and answered as it was written', async () => {
		const made = await call(writer, 'POST', LIST, { content: FULL });
		expect(made.status).toBe(201);
		first = made.body;
		({ number } = first);
		expect(made.headers.location).toBe(at(number));
		expect(first).toMatchObject({
			reference: `PM-${number}`,
			stage: 'draft',
			version: 1,
			publishedAt: null,
			mayEdit: true,
			sharing: { team: null, visibility: 'workspace', readers: [], authors: ['ines@example.org'] },
		});
		expect(first.content).toMatchObject({
			...FULL,
			times: { started: '2026-11-10T02:14:00.000Z', noticed: '2026-11-10T02:37:00.000Z', declared: null },
			timeline: [
				{ at: '2026-11-10T02:14:00.000Z', text: 'The backlog grows', evidence: 'depth=9000' },
				{ at: null, text: 'Somebody asks whether this is normal', role: 'Support' },
			],
		});
		const read = await call(reader, 'GET', at(number));
		expect(read.body).toEqual(first);
	});

	test('what is answered can be sent back, and changes nothing', async () => {
		const { content, sharing, version } = first;
		const same = await call(writer, 'PATCH', at(number), { content, sharing, base: version });
		expect(same.status).toBe(200);
		expect(same.body.content).toEqual(content);
		expect(same.body.version).toBe(version);
	});

	test('a list that is sent replaces the list that was; what stays keeps its id', async () => {
		const [defaults, owner] = first.content.lessons;
		const patched = await call(writer, 'PATCH', at(number), {
			content: { lessons: [{ text: 'A third thing, an aardvark' }, owner], changes: [] },
		});
		expect(patched.status).toBe(200);
		const { lessons, factors, changes, timeline } = patched.body.content;
		expect(lessons.map(({ text }) => text)).toEqual(['A third thing, an aardvark', 'A queue needs an owner']);
		expect(lessons[1]?.id).toBe(owner?.id);
		expect(lessons[0]?.id).not.toBe(defaults?.id);
		expect(changes).toEqual([]);
		expect(factors).toEqual(first.content.factors);
		expect(timeline).toEqual(first.content.timeline);
	});

	test('ids of somebody else’s rows are no way to take them', async () => {
		const theirs = await call(other, 'POST', LIST, {
			content: { title: 'Theirs', lessons: [{ text: 'Keep' }] },
		});
		const stolen = theirs.body.content.lessons[0]?.id;
		const mine = await write({ lessons: [{ id: stolen, text: 'Taken' }] });
		expect(mine.content.lessons[0]?.id).not.toBe(stolen);
		const still = await call(other, 'GET', at(theirs.body.number));
		expect(still.body.content.lessons).toEqual([{ id: stolen, text: 'Keep' }]);
	});

	test('a change that started from an older version is a conflict, and changes nothing', async () => {
		const before = await call(writer, 'GET', at(number));
		const late = await call(writer, 'PATCH', at(number), { content: { title: 'Late' }, base: 1 });
		expect(late.status).toBe(409);
		expect(late.body).toMatchObject({
			status: 409,
			title: 'Conflict',
			detail: expect.stringMatching(/\.$/) as string,
		});
		expect((await call(writer, 'GET', at(number))).body).toEqual(before.body);
	});

	const found = async (q: string, who = other) =>
		(await call(who, 'GET', `/api/v1/search?q=${q}`)).body.items.map((item) => item.number);

	test('is published, and its lesson is found by others', async () => {
		expect(await found('aardvark')).toEqual([]);
		expect(await found('aardvark', writer)).toEqual([number]);
		const published = await call(writer, 'PUT', at(number, '/publication'));
		expect(published.status).toBe(200);
		expect(published.body.stage).toBe('mending');
		expect(published.body.publishedAt).toMatch(/^\d{4}-.*Z$/);
		const { body } = await call(other, 'GET', '/api/v1/search?q=aardvark');
		expect(body.items).toEqual([
			{
				kind: 'postmortem',
				number,
				title: FULL.title,
				href: `/postmortems/${number}`,
				snippet: expect.stringContaining('aardvark') as string,
			},
		]);
		expect(body).toMatchObject({ total: 1, next: null });
		expect(await found('wombat')).toEqual([]);
		expect((await call(writer, 'PUT', at(number, '/publication'))).status).toBe(409);
	});

	test('is withdrawn, and others do not find it', async () => {
		const withdrawn = await call(writer, 'DELETE', at(number, '/publication'));
		expect(withdrawn.status).toBe(204);
		expect(await found('aardvark')).toEqual([]);
		expect((await call(other, 'GET', at(number))).status).toBe(404);
		expect((await call(writer, 'DELETE', at(number, '/publication'))).status).toBe(409);
	});

	test('is removed, and nobody finds it', async () => {
		expect((await call(writer, 'DELETE', at(number))).status).toBe(204);
		for (const method of ['GET', 'DELETE', 'PATCH']) {
			expect((await call(writer, method, at(number), method === 'PATCH' ? {} : undefined)).status).toBe(404);
		}
		expect(await found('aardvark', writer)).toEqual([]);
	});

	test('is written and published in one request', async () => {
		const made = await write({ title: 'At once', lessons: [{ text: 'The numbat knew' }] }, { publish: true });
		expect(made.stage).toBe('mending');
		expect(await found('numbat')).toEqual([made.number]);
	});
});

describe('alerts', () => {
	const tool = (path: string, body: unknown, headers = {}) =>
		Visitor.stranger(kintsugi).ask(`/hooks/alerts${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	const authorization = () => ({ authorization: `Bearer ${alertKey}` });

	test('come with a key in a header or in the address, and are read by the team', async () => {
		expect((await tool('', ALERTMANAGER, authorization())).text).toBe('{"signals":3,"new":3}');
		expect((await tool(`/${alertKey}`, PAGERDUTY)).text).toBe('{"signals":1,"new":1}');
		const path = '/api/v1/teams/payments/signals?from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z';
		const { body } = await call(reader, 'GET', path);
		expect(body.items).toMatchObject([
			{ at: '2026-11-10T02:05:00.000Z', status: 'firing' },
			{ text: expect.stringContaining('The probe of checkout') as string },
			{ source: 'PagerDuty · Checkout', link: PAGERDUTY.event.data.html_url },
			{ status: 'resolved' },
		]);
		expect((await call(other, 'GET', path)).status).toBe(404);
		expect((await call(reader, 'GET', `${path}&from=yesterday`)).body.errors).toHaveProperty('from');
	});

	test('are refused as problem documents', async () => {
		const refused = [
			[await tool('', ALERTMANAGER), 401, /Send the key of an alert address/],
			[await tool('/kal_nobodys', ALERTMANAGER), 404, /An alert address with this key is not here/],
			[await tool('', { hello: 'there' }, authorization()), 422, /\S \S/],
			[await tool('', 'half a', authorization()), 422, /JSON/],
			[await tool('', { title: 'x'.repeat(1_000_000) }, authorization()), 413, /1 MB at the most/],
			[await Visitor.stranger(kintsugi).ask('/hooks/alerts'), 405, /Allow names those that are/],
		] as const;
		for (const [answer, status, sentence] of refused) {
			expect(answer.status).toBe(status);
			expect(answer.headers['content-type']).toBe('application/problem+json');
			expect((JSON.parse(answer.text) as Problem).detail).toMatch(sentence);
		}
		expect(JSON.parse(refused[2][0].text)).toHaveProperty('errors.body');
	});
});

describe('problems', () => {
	const json = { 'content-type': 'application/json' };

	test.each<[string, number, string, Asking, RegExp]>([
		['no JSON', 400, LIST, { method: 'POST', headers: json, body: '{"content":' }, /JSON/],
		[
			'no UTF-8',
			400,
			LIST,
			{ method: 'POST', headers: json, body: Buffer.from('7b22c328227d', 'hex') },
			/UTF-8/,
		],
		[
			'a form',
			415,
			LIST,
			{ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
			/application\/json/,
		],
		['no type', 415, LIST, { method: 'POST', body: '{}' }, /application\/json/],
		[
			'too much',
			413,
			LIST,
			{ method: 'POST', headers: json, body: JSON.stringify('x'.repeat(8_000_001)) },
			/8 MB/,
		],
		['a number nobody has', 404, at(4711), {}, /not here/],
	])('%s: %i', async (_, status, path, asking, detail) => {
		const answer = await raw(writer, path, asking);
		expect(answer.status).toBe(status);
		expect(answer.headers['content-type']).toBe('application/problem+json');
		expect(answer.body).toEqual({
			type: expect.stringMatching(/^\/help\/api#[a-z-]+$/) as string,
			title: expect.stringMatching(/^[A-Z]/) as string,
			status,
			detail: expect.stringMatching(detail) as string,
			requestId: expect.stringMatching(/^\w+$/) as string,
		});
	});

	test.each<[string, object, string]>([
		['a title that is too long', { content: { title: 'x'.repeat(301) } }, 'content.title'],
		['a title that is no text', { content: { title: 7 } }, 'content.title'],
		['a severity there is not', { content: { title: 'x', severity: 9 } }, 'content.severity'],
		['a day that does not exist', { content: { title: 'x', date: '2026-02-30' } }, 'content.date'],
		[
			'a time without a zone',
			{ content: { title: 'x', times: { started: '2026-11-10T02:14' } } },
			'content.times.started',
		],
		['a zone nobody knows', { content: { title: 'x', zone: 'Mars/Olympus' } }, 'content.zone'],
		[
			'an impossible order',
			{
				content: { title: 'x', times: { started: '2026-11-10T02:14:00Z', resolved: '2026-11-09T02:14:00Z' } },
			},
			'times.resolved',
		],
		[
			'a lesson without words',
			{ content: { title: 'x', lessons: [{ text: ' ' }] } },
			'content.lessons.0.text',
		],
		['a team there is not', { content: { title: 'x' }, sharing: { team: 'nobody' } }, 'team'],
		['a reader nobody knows', { content: { title: 'x' }, sharing: { readers: ['a@b.example'] } }, 'readers'],
		['no title, published', { content: {}, publish: true }, 'title'],
		['no content', {}, 'content'],
	])('%s: 422, with a sentence at the field', async (_, body, field) => {
		const before = (await call(writer, 'GET', `${LIST}?limit=100`)).body;
		const answer = await call(writer, 'POST', LIST, body);
		expect(answer.status).toBe(422);
		expect(Object.keys(answer.body.errors ?? {})).toEqual([field]);
		expect(answer.body.errors?.[field]).toMatch(/\S \S/);
		expect((await call(writer, 'GET', `${LIST}?limit=100`)).body).toEqual(before);
	});

	test.each([
		[`${LIST}?severity=9`, 'severity'],
		[`${LIST}?limit=1000`, 'limit'],
		[`${LIST}?cursor=-1`, 'cursor'],
		[`${LIST}?updatedSince=yesterday`, 'updatedSince'],
		['/api/v1/search?q=x&limit=0', 'limit'],
		['/api/v1/search?q=x&severity=eleven', 'severity'],
	])('%s: 422', async (path, field) => {
		const answer = await call(reader, 'GET', path);
		expect(answer.status).toBe(422);
		expect(Object.keys(answer.body.errors ?? {})).toEqual([field]);
	});

	test('without a token: 401, and how to send one', async () => {
		for (const [method, path] of [
			['GET', LIST],
			['POST', LIST],
			['GET', '/api/v1/search'],
			['DELETE', at(1)],
		] as const) {
			const answer = await call(Visitor.stranger(kintsugi), method, path);
			expect(answer.status).toBe(401);
			expect(answer.headers['www-authenticate']).toBe('Bearer');
		}
	});

	test('a token that may only read: 403', async () => {
		const { number } = await write();
		for (const [method, path, body] of [
			['POST', LIST, { content: { title: 'x' } }],
			['PATCH', at(number), { content: { title: 'x' } }],
			['DELETE', at(number), undefined],
			['PUT', at(number, '/publication'), undefined],
			['DELETE', at(number, '/publication'), undefined],
		] as const) {
			expect((await call(reader, method, path, body)).status).toBe(403);
		}
		expect((await call(reader, 'GET', at(number))).body).toMatchObject({
			version: 1,
			stage: 'draft',
		});
	});
});

test('fields that are nobody’s to set change nothing', async () => {
	const theirs = await call(other, 'POST', LIST, { content: { title: 'Theirs' } });
	const sly = {
		role: 'owner',
		number: 9999,
		id: 1,
		version: 77,
		stage: 'mended',
		cracks: '222',
		createdAt: '2001-01-01T00:00:00Z',
		createdBy: 1,
		updatedBy: 1,
		publishedAt: '2001-01-01T00:00:00Z',
		publishedBy: 1,
		removedAt: null,
		scopes: ['write'],
		mayEdit: true,
		person: { id: 1 },
		uid: theirs.body.uid,
	};
	const made = await call(writer, 'POST', LIST, { ...sly, content: { title: 'Mine', ...sly } });
	expect(made.body).toMatchObject({ version: 1, stage: 'draft', publishedAt: null, cracks: '' });
	expect(made.body.number).toBe(theirs.body.number + 1);
	expect(made.body.uid).not.toBe(theirs.body.uid);
	expect(Date.parse(made.body.createdAt)).toBeGreaterThan(Date.now() - 60_000);
	const patched = await call(writer, 'PATCH', at(made.body.number), {
		...sly,
		content: { summary: 'x', ...sly },
	});
	expect(patched.body).toMatchObject({
		number: made.body.number,
		version: 2,
		stage: 'draft',
		uid: made.body.uid,
	});

	const look = new Look(kintsugi.folder);
	const [row] = await look.rows('SELECT created_by, updated_by, published_by FROM entry WHERE number = ?', [
		made.body.number,
	]);
	const roles = await look.rows("SELECT role FROM person WHERE email = 'ines@example.org'");
	look.close();
	const by = row?.created_by;
	expect(row).toEqual({ created_by: by, updated_by: by, published_by: null });
	expect(by).not.toBe('1');
	expect(roles).toEqual([{ role: 'member' }]);
	expect((await call(other, 'GET', at(theirs.body.number))).body).toEqual(theirs.body);
});

describe('pages of a list', () => {
	test('hold everything once, also while more is written', async () => {
		for (let k = 0; k < 7; k += 1)
			await write({ title: `Row ${k}`, severity: 4, lessons: [{ text: `pangolin ${k}` }] });
		const all = (await call(writer, 'GET', `${LIST}?severity=4&limit=100`)).body.items.map(
			({ number }) => number,
		);
		expect(all).toHaveLength(7);
		const numbers: number[] = [];
		let next: string | null = null;
		do {
			const page: Page = (
				await call(writer, 'GET', `${LIST}?severity=4&limit=2${next ? `&cursor=${next}` : ''}`)
			).body;
			numbers.push(...page.items.map(({ number }) => number));
			({ next } = page);
			await write({ title: 'In between', severity: 4 });
		} while (next !== null);
		expect(numbers).toEqual(all);
	});

	test('of a search too', async () => {
		const all = (await call(writer, 'GET', '/api/v1/search?q=pangolin&limit=50')).body;
		expect(all.items).toHaveLength(7);
		const numbers: number[] = [];
		let next: string | null = null;
		do {
			const page: Page = (
				await call(
					writer,
					'GET',
					`/api/v1/search?q=pangolin&limit=3${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
				)
			).body;
			numbers.push(...page.items.map(({ number }) => number));
			expect(page.total).toBe(7);
			({ next } = page);
		} while (next !== null);
		expect(numbers).toEqual(all.items.map(({ number }) => number));
	});

	test('hold what was saved since', async () => {
		const moment = new Date().toISOString();
		const { number } = await write({ title: 'New since' });
		const { body } = await call(writer, 'GET', `${LIST}?updatedSince=${encodeURIComponent(moment)}`);
		expect(body.items.map((item) => item.number)).toEqual([number]);
	});
});

test('a program asks the coach about a text', async () => {
	const text = 'The deploy broke because Ana forgot to check the limit.';
	const answer = await call(reader, 'POST', '/api/v1/coach', { text, participants: ['Ana Silva'] });
	expect(answer.status).toBe(200);
	expect(answer.body.findings.length).toBeGreaterThan(0);
	expect((await call(reader, 'POST', '/api/v1/coach', { text: 7 })).status).toBe(422);
});

test('what was learned before is told of any text; a lesson is kept, met again and let go', async () => {
	const lesson = 'Retries multiply the load of a queue that has none to spare.';
	const content = { title: 'The roster', lessons: [{ text: lesson }], topics: ['Retries'] };
	const made = await call(other, 'POST', LIST, { content, publish: true });
	const id = made.body.content.lessons[0]?.id ?? 0;
	const reference = `PM-${made.body.number}`;
	const asked = { text: 'Does every retry add load to the queue?', not: null };
	const before = await call(reader, 'POST', '/api/v1/lessons/like', asked);
	expect(before).toMatchObject({
		status: 200,
		body: { lessons: [{ lesson: id, text: lesson, from: reference }], repetition: null },
	});
	const itself = await call(reader, 'POST', '/api/v1/lessons/like', { ...asked, not: reference });
	expect(itself.body).toMatchObject({ lessons: [] });
	expect((await call(reader, 'POST', '/api/v1/lessons/like', { ...asked, not: 'x' })).status).toBe(422);

	const one = `/api/v1/recall/${id}`;
	expect((await call(writer, 'PUT', one)).status).toBe(204);
	expect((await call(writer, 'PUT', '/api/v1/recall/999')).status).toBe(404);
	expect((await call(writer, 'POST', `${one}/met`, { how: 'well' })).status).toBe(409);
	const look = new Look(kintsugi.folder);
	await look.rows('UPDATE recall_card SET due_at = 1');
	look.close();
	const due = await call(reader, 'GET', '/api/v1/recall');
	expect(due.body).toMatchObject({
		card: { lesson: id, question: `What did PM\u2011${made.body.number} teach about retries?`, reference },
		kept: [{ lesson: id, text: lesson, state: 'fresh' }],
		stopped: false,
		aWeek: 5,
	});
	expect((await call(other, 'GET', '/api/v1/recall')).body).toMatchObject({ card: null, kept: [] });
	const met = await call(writer, 'POST', `${one}/met`, { how: 'at-once' });
	expect(met).toMatchObject({ status: 200, body: { dueAt: expect.anything() as string } });
	expect((await call(writer, 'PATCH', '/api/v1/recall', { aWeek: 11 })).status).toBe(422);
	expect((await call(writer, 'PATCH', '/api/v1/recall', { aWeek: 2, stopped: true })).status).toBe(204);
	expect((await call(reader, 'GET', '/api/v1/recall')).body).toMatchObject({ stopped: true, aWeek: 2 });
	expect((await call(writer, 'DELETE', one)).status).toBe(204);
	expect((await call(reader, 'GET', '/api/v1/recall')).body).toMatchObject({ kept: [] });
});

describe('methods', () => {
	test.each([
		['PUT', LIST, 'GET, POST, HEAD'],
		['DELETE', LIST, 'GET, POST, HEAD'],
		['POST', at(1), 'GET, PATCH, DELETE, HEAD'],
		['POST', '/api/v1/search', 'GET, HEAD'],
		['GET', at(1, '/publication'), 'PUT, DELETE'],
		['OPTIONS', LIST, 'GET, POST, HEAD'],
	])('%s %s: 405, and which there are', async (method, path, allow) => {
		const { status, headers, text } = await writer.call(method, path);
		expect(status).toBe(405);
		expect(headers.allow).toBe(allow);
		expect(headers['content-type']).toBe('application/problem+json');
		expect(headers['access-control-allow-origin']).toBeUndefined();
		expect(JSON.parse(text)).toMatchObject({ status: 405, type: '/help/api#not-that-method' });
	});

	test('HEAD answers as GET, without a body', async () => {
		const head = await writer.call('HEAD', LIST);
		expect(head.status).toBe(200);
		expect(head.text).toBe('');
		expect(head.headers['content-type']).toBe('application/json');
		expect((await writer.call('HEAD', at(4711))).status).toBe(404);
	});

	test('an address that nobody has is a problem document', async () => {
		for (const path of ['/api/v1/nothing', '/api/v2/postmortems', at(0), `${LIST}/abc`]) {
			const { status, headers, text } = await writer.call('GET', path);
			expect(status).toBe(404);
			expect(headers['content-type']).toBe('application/problem+json');
			expect(JSON.parse(text)).toMatchObject({ status: 404 });
		}
	});
});

test('a session may use the API from a page of ours', async () => {
	const made = await call(browser, 'POST', LIST, { content: { title: 'From a page' } });
	expect(made.status).toBe(201);
});

test('a note is left at words, answered and resolved', async () => {
	const content = { title: 'Talked about', narrative: 'The **queue** was full at noon, and nobody saw it.' };
	const { body } = await call(writer, 'POST', LIST, { content, publish: true });
	const path = at(body.number, '/discussion');
	const note = { text: 'Ours too.', part: 'narrative', quote: 'queue was full', prefix: 'The ' };
	const left = await call(other, 'POST', path, note);
	expect(left).toMatchObject({
		status: 201,
		body: { open: 1, threads: [{ ...anchorOf(note), stands: 'words' }] },
	});
	const { threads } = left.body as unknown as { threads: { id: number }[] };
	const thread = `${path}/${threads[0]?.id}`;
	const replied = await call(writer, 'POST', thread, { text: 'Since when?' });
	expect(replied).toMatchObject({
		status: 201,
		body: { threads: [{ comments: [{}, { text: 'Since when?' }] }] },
	});
	await call(writer, 'PATCH', at(body.number), { content: { narrative: 'We tell it differently.' } });
	expect((await call(reader, 'GET', path)).body).toMatchObject({
		threads: [{ ...anchorOf(note), stands: 'changed' }],
	});
	expect(await call(writer, 'PATCH', thread, { resolved: true })).toMatchObject({
		status: 200,
		body: { open: 0 },
	});
	expect((await call(writer, 'PATCH', thread, { resolved: true })).status).toBe(409);
	expect((await call(reader, 'POST', path, note)).status).toBe(403);
	expect((await call(writer, 'POST', path, { text: ' ' })).body).toMatchObject({
		status: 422,
		errors: { text: 'There is nothing in it yet.' },
	});
	expect((await call(writer, 'POST', `${path}/999`, { text: 'Where?' })).status).toBe(404);
});
test('a meeting and its agenda are read; ideas are parked by those who take part', async () => {
	const { number } = await write({ timeline: [{ at: '2026-11-10T02:00:00Z', text: 'A page.' }] });
	await call(writer, 'PUT', at(number, '/publication'));
	const met = await call(other, 'GET', at(number, '/meeting'));
	expect(met).toMatchObject({ status: 200, body: { state: 'none', at: null, poll: null, notes: null } });
	expect(JSON.parse(met.text)).toHaveProperty('agenda.1.title', 'A page.');
	const path = at(number, '/ideas');
	expect(await call(writer, 'POST', path, { text: '' })).toMatchObject({ status: 422 });
	expect(await call(writer, 'POST', path, { text: 'Two queues' })).toMatchObject({
		status: 201,
		body: { items: [{ text: 'Two queues', decision: null }] },
	});
	expect(await call(reader, 'GET', path)).toMatchObject({ status: 200 });
	expect(await call(other, 'GET', path)).toMatchObject({ status: 403 });
});

test('a review is asked for, answered and ended; its versions are listed; whoever was asked is told', async () => {
	const { body } = await call(writer, 'POST', LIST, {
		content: { title: 'Reviewed', narrative: 'It held.' },
	});
	const path = at(body.number, '/review');
	const asked = await call(writer, 'POST', path, { reviewers: ['ha@example.org'], note: 'Is it clear?' });
	expect(asked).toMatchObject({ status: 201, body: { standing: 'review', facilitatorWanted: false } });
	const told = (await call(other, 'GET', '/api/v1/inbox?unread=true')).body as unknown as {
		items: { id: number; kind: string }[];
		unread: number;
	};
	expect(told.items[0]).toMatchObject({ kind: 'review-asked', title: 'Reviewed' });
	expect((await call(other, 'POST', `${path}/verdict`, { verdict: 'more' })).body.errors).toHaveProperty(
		'sentence',
	);
	const answered = await call(other, 'POST', `${path}/verdict`, { verdict: 'approved' });
	expect(answered.status).toBe(201);
	const ids = told.items.map(({ id }) => id);
	const off = await call(other, 'POST', '/api/v1/inbox/snooze', { ids, until: 'monday' });
	const { until } = off.body as unknown as { until: string };
	expect(until).toMatch(/T09:00:00.000Z$/);
	const later = await call(other, 'GET', '/api/v1/inbox?snoozed=true');
	const putOff = expect.objectContaining({ matter: 'reviews', snoozedUntil: until }) as object;
	expect(later.body).toMatchObject({ items: expect.arrayContaining([putOff]) as object[] });
	await call(other, 'POST', '/api/v1/inbox/snooze', { ids, until: 'now' });
	expect((await call(other, 'POST', '/api/v1/inbox/read', { ids })).status).toBe(204);
	expect((await call(other, 'GET', '/api/v1/inbox')).body).toMatchObject({ unread: 0 });
	await call(writer, 'PATCH', at(body.number), { content: { narrative: 'It held, twice.' } });
	expect((await call(writer, 'GET', at(body.number, '/versions'))).status).toBe(200);
	expect((await call(writer, 'GET', at(body.number, '/versions/1'))).body).toMatchObject({
		content: { narrative: 'It held.' },
	});
	expect((await call(writer, 'DELETE', path)).status).toBe(204);
	expect((await call(writer, 'GET', path)).body).toMatchObject({ standing: 'draft' });
	expect((await call(other, 'GET', path)).status).toBe(404);
});

test('what is like it is named with the reason, and links both ways', async () => {
	const content = { title: 'The lease ran out', factors: [{ title: 'One', topics: ['Lease of tents'] }] };
	const first = await call(writer, 'POST', LIST, { content, publish: true });
	const narrative = `As in PM-${first.body.number}.`;
	const second = await call(writer, 'POST', LIST, {
		content: { ...content, title: 'Again', narrative },
		publish: true,
	});
	expect((await call(reader, 'GET', at(second.body.number, '/similar'))).body).toMatchObject({
		similar: [{ number: first.body.number }],
		linksTo: [{ number: first.body.number }],
	});
	expect((await call(reader, 'GET', at(first.body.number, '/similar'))).body).toMatchObject({
		linkedFrom: [{ number: second.body.number }],
	});
});

test('an idea is parked until it may become a change', async () => {
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'Talked over' }, publish: true });
	const parked = await call(writer, 'POST', at(body.number, '/ideas'), { text: 'Ask the thing itself.' });
	expect(parked.status).toBe(201);
	expect((await call(reader, 'GET', at(body.number, '/ideas'))).text).toContain('Ask the thing itself.');
	expect((await call(reader, 'POST', at(body.number, '/ideas'), { text: 'No.' })).status).toBe(403);
	expect((await call(reader, 'GET', at(body.number, '/meeting'))).status).toBe(200);
});

test('readers say what it did for them, and take it back', async () => {
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'Thanked' }, publish: true });
	const path = at(body.number, '/thanks');
	expect((await call(other, 'POST', path, { kind: 'helped' })).body).toMatchObject({
		helped: 1,
		helpedMe: true,
	});
	const sentence = 'We ask the thing itself.';
	const said = await call(other, 'POST', path, { kind: 'changed', sentence });
	expect(said).toMatchObject({
		status: 201,
		body: { changed: [{ by: { name: 'Nguyễn Thu Hà' }, sentence }] },
	});
	expect((await call(other, 'POST', path, { kind: 'changed' })).body.errors).toHaveProperty('sentence');
	expect((await call(writer, 'POST', path, { kind: 'helped' })).status).toBe(403);
	expect((await call(other, 'DELETE', `${path}?kind=helped`)).status).toBe(204);
	expect((await call(reader, 'GET', path)).body).toMatchObject({
		travelled: null,
		helped: 0,
		helpedMe: false,
	});
});

test('somebody tells what they saw, for themselves until they release it', async () => {
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'Told of' }, publish: true });
	const path = at(body.number, '/what-i-saw');
	expect((await call(other, 'GET', path)).body).toMatchObject({ text: '', updatedAt: null });
	expect((await call(other, 'POST', `${path}/release`)).body.errors).toHaveProperty('text');
	const told = { role: 'On call', text: 'It was dark.', withName: false };
	expect((await call(other, 'PUT', path, told)).body).toMatchObject({ ...told, releasedAt: null });
	expect((await call(writer, 'GET', path)).body).toMatchObject({ text: '', updatedAt: null });
	expect((await call(other, 'POST', `${path}/release`)).body).toMatchObject({
		releasedAt: expect.any(String) as string,
	});
	expect((await call(other, 'DELETE', `${path}/release`)).body).toMatchObject({ ...told, releasedAt: null });
});

test('a link for people elsewhere is made, opened and ended', async () => {
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'Shown' }, publish: true });
	const path = at(body.number, '/share-links');
	const made = await call(writer, 'POST', path, { days: 7, recipient: 'Northgate' });
	expect(made.status).toBe(201);
	const { id, address } = made.body as unknown as { id: number; address: string };
	const open = () => Visitor.stranger(kintsugi).ask(new URL(address).pathname);
	expect((await open()).status).toBe(200);
	const listed = await call(reader, 'GET', path);
	expect(listed.body.items).toMatchObject([{ id, recipient: 'Northgate', endedAt: null, opens: 0 }]);
	expect(listed.text).not.toContain(address.split('/').at(-1));
	expect((await call(writer, 'DELETE', `${path}/${id}`)).status).toBe(204);
	expect((await open()).status).toBe(404);
	expect((await call(writer, 'POST', path, { days: 8 })).body.errors).toHaveProperty('days');
});
const anchorOf = ({ part, quote, prefix }: { part: string; quote: string; prefix: string }) => ({
	part,
	quote,
	prefix,
});

test('a file is added as a form, and listed', async () => {
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'With a file' } });
	const path = at(body.number, '/files');
	const sent = (name: string, text: string) => {
		const form = new FormData();
		form.append('file', new File([text], name));
		return form;
	};
	const add = async (who: Visitor, form: FormData) =>
		held('POST', path, await who.upload(path, form, { accept: 'application/json' }));
	const made = await add(writer, sent('pod.log', 'out of memory'));
	expect(made).toMatchObject({ status: 201, body: { fileName: 'pod.log', image: false, size: 13 } });
	expect((await call(reader, 'GET', path)).body.items).toEqual([made.body]);
	expect((await add(reader, sent('pod.log', 'x'))).status).toBe(403);
	expect((await add(other, sent('pod.log', 'x'))).status).toBe(404);
	expect((await add(writer, sent('a.png', '<svg/>'))).body).toMatchObject({
		status: 422,
		errors: { file: expect.stringMatching(/is an SVG/) as string },
	});
	expect((await add(writer, new FormData())).body).toMatchObject({ status: 422 });
	expect((await call(writer, 'POST', path, { file: 'x' })).status).toBe(422);
	expect((await add(writer, sent('large.log', 'x'.repeat(25_000_001)))).body).toMatchObject({ status: 413 });
	expect((await add(writer, sent('larger.log', 'x'.repeat(70_000_000)))).body).toMatchObject({ status: 413 });
});

test('people and teams are read', async () => {
	const { body: people } = await call(reader, 'GET', '/api/v1/people?team=payments');
	const [one] = people.items as unknown as { id: number; email: string; teams: string[] }[];
	expect(one?.teams).toEqual(['payments']);
	const { body } = await call(reader, 'GET', `/api/v1/people/${String(one?.id)}`);
	expect(body).toMatchObject({
		email: one?.email,
		leftAt: null,
		teams: [{ slug: 'payments', leads: false }],
	});
	expect((await call(reader, 'GET', '/api/v1/people/9999')).status).toBe(404);
	expect((await call(reader, 'GET', '/api/v1/people?role=king')).status).toBe(422);
	const { body: teams } = await call(reader, 'GET', '/api/v1/teams');
	expect(teams.items).toMatchObject([{ slug: 'payments', parent: null }, { slug: 'platform' }]);
	const { body: team } = await call(reader, 'GET', '/api/v1/teams/payments');
	expect(team).toMatchObject({ name: 'Payments', parent: null, inside: [] });
	expect((await call(reader, 'GET', '/api/v1/teams/nobody')).status).toBe(404);
});

test('a change is made, looked at and did not hold, and its lesson is open again', async () => {
	const content = {
		title: 'Followed up',
		topics: ['Follow-ups'],
		lessons: [{ text: 'A quokka needs a fence' }],
		changes: [{ text: 'Build a fence', lesson: 1, owner: 'The keepers' }],
	};
	const { body } = await call(writer, 'POST', LIST, { content, publish: true });
	const [lesson, change] = [body.content.lessons[0]?.id ?? 0, body.content.changes[0]?.id ?? 0];
	const lessonAt = `/api/v1/lessons/${lesson}`;
	const changeAt = `/api/v1/changes/${change}`;
	expect((await call(reader, 'GET', '/api/v1/lessons?q=quokkas&changes=some')).body).toMatchObject({
		items: [{ id: lesson, state: 'fresh', changes: [{ id: change, state: 'open' }] }],
	});
	expect((await call(other, 'POST', `${lessonAt}/thanks`, { kind: 'saw' })).body).toMatchObject({
		thanks: { saw: 1, mine: { saw: true } },
	});
	expect((await call(other, 'DELETE', `${lessonAt}/thanks?kind=saw`)).status).toBe(204);
	expect((await call(other, 'PATCH', changeAt, { settle: { state: 'done' } })).status).toBe(403);
	const refused = await call(writer, 'PATCH', changeAt, { settle: { state: 'dropped' } });
	expect(refused.body.errors).toHaveProperty('settle.reason');
	const made = await call(writer, 'PATCH', changeAt, { settle: { state: 'done' }, checkWeeks: 2 });
	expect(made.body).toMatchObject({ state: 'done', column: 'waiting', checkWeeks: 2 });
	expect((await call(reader, 'GET', '/api/v1/changes?whose=all&column=waiting')).text).toContain(
		'Build a fence',
	);
	const sentence = 'It climbs.';
	const looked = await call(writer, 'POST', `${changeAt}/check`, { outcome: 'did-not', sentence });
	expect(looked).toMatchObject({ status: 201, body: { outcome: 'did-not', sentence } });
	expect((await call(reader, 'GET', changeAt)).body).toMatchObject({
		history: [
			{ what: 'planned' },
			{ what: 'made' },
			{ what: 'looked', sentence },
			{ what: 'turned', lesson },
		],
	});
	const turned = { state: 'no-longer-true', sentence: 'They moved.' };
	expect((await call(other, 'POST', `${lessonAt}/turn`, turned)).status).toBe(403);
	expect((await call(writer, 'POST', `${lessonAt}/turn`, turned)).status).toBe(201);
	expect((await call(reader, 'GET', lessonAt)).body).toMatchObject({ state: 'no-longer-true' });
	expect((await call(reader, 'GET', '/api/v1/topics')).text).toContain('Follow-ups');
});

describe('the learning log', () => {
	const LOG = '/api/v1/log';
	const answer = { learned: 'A queue can say stop', next: 'Teach its producers', topics: ['Queues'] };

	test('an answer is written once, read, changed, listed and removed', async () => {
		const uid = 'logofaprogramabcdefg';
		const made = await call(writer, 'POST', LOG, { ...answer, uid, team: 'payments' });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			...answer,
			uid,
			reference: `LOG-${made.body.number}`,
			team: 'payments',
			visibility: 'workspace',
			mayEdit: true,
			authors: ['ines@example.org'],
			lesson: { text: answer.learned },
			changes: [{ text: answer.next, owner: 'ines@example.org', state: 'open' }],
		});
		const path = `${LOG}/${made.body.number}`;
		expect(made.headers.location).toBe(path);
		const again = await call(writer, 'POST', LOG, { ...answer, uid });
		expect(again.body.number).toBe(made.body.number);
		expect((await call(reader, 'GET', path)).body).toEqual(made.body);
		const patched = await call(writer, 'PATCH', path, { learned: 'A queue says stop', base: 1 });
		expect(patched.body).toMatchObject({ version: 2, learned: 'A queue says stop', next: answer.next });
		expect((await call(writer, 'PATCH', path, { learned: 'Late', base: 1 })).status).toBe(409);
		const { items } = (await call(other, 'GET', `${LOG}?team=payments&topic=queues`)).body;
		expect(items).toMatchObject([{ number: made.body.number, title: 'A queue says stop', form: 'answer' }]);
		expect((await call(writer, 'DELETE', path)).status).toBe(204);
		expect((await call(writer, 'GET', path)).status).toBe(404);
	});

	test('a note is a draft until it is published, and its writer’s until then', async () => {
		const note = { form: 'note', title: 'Select without a table', body: '`SELECT 1`', draft: true };
		const made = await call(writer, 'POST', LOG, note);
		const path = `${LOG}/${made.body.number}`;
		expect(made.body.publishedAt).toBeNull();
		expect((await call(other, 'GET', path)).status).toBe(404);
		const mine = await call(reader, 'GET', `${LOG}?mine=true`);
		expect(mine.body.items[0]).toMatchObject({ title: note.title });
		const out = await call(writer, 'PATCH', path, { draft: false });
		expect(out.body.publishedAt).not.toBeNull();
		expect((await call(other, 'GET', path)).body).toMatchObject({ title: note.title, mayEdit: false });
	});

	test('what is amiss is said at its field', async () => {
		const wrong = await call(writer, 'POST', LOG, { learned: '', next: 'x' });
		expect(wrong).toMatchObject({ status: 422, body: { errors: { learned: expect.anything() as string } } });
		const late = await call(writer, 'POST', LOG, { learned: 'Long ago', day: '2020-01-01' });
		expect(late.body.errors?.day).toContain('14 days');
		expect((await call(reader, 'POST', LOG, answer)).status).toBe(403);
	});
});

test('a drill is listed and read about, once a post-mortem has become one', async () => {
	const timeline = ['Seen', 'Asked', 'Tried', 'Read', 'Over'].map((text) => ({ text }));
	const { body } = await call(writer, 'POST', LIST, { content: { title: 'A night', timeline } });
	await call(writer, 'PUT', at(body.number, '/publication'));
	const made = await browser.send('/training/drills?/make', { number: String(body.number) });
	const path = `/api/v1${made.headers.location?.replace('/training', '') ?? ''}`;
	const drill = { title: 'A night', times: 0, lastAt: null, of: { number: body.number } };
	expect((await call(reader, 'GET', path)).body).toMatchObject(drill);
	expect((await call(other, 'GET', '/api/v1/drills')).body.items).toMatchObject([drill]);
});

describe('courses', () => {
	const COURSES = '/api/v1/courses';
	const files = [
		{ name: 'course.md', text: '---\ntitle: The second story\n---\n' },
		{
			name: '01-all/01-first.md',
			text: '---\ntitle: The first\n---\n\nIt is short.\n\n```item\nkey: short\nkind: true-false\nask: Is it?\nanswer: true\n```\n',
		},
	];

	test('one is written from its folder, as a draft, read and listed', async () => {
		const made = await call(writer, 'POST', COURSES, { files });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			title: 'The second story',
			publishedAt: null,
			edition: null,
			modules: [{ key: 'all', lessons: [{ key: 'first', text: 'It is short.', items: 1 }] }],
			files: files.map(({ name }) => ({ name })),
		});
		const path = `${COURSES}/${made.body.number}`;
		expect((await call(reader, 'GET', path)).body).toEqual(made.body);
		expect((await call(other, 'GET', path)).status).toBe(404);
		const { items } = (await call(reader, 'GET', `${COURSES}?mine=true`)).body;
		expect(items).toContainEqual(
			expect.objectContaining({ title: 'The second story', reference: `T-${made.body.number}` }),
		);
		expect((await call(other, 'GET', COURSES)).body.items).toMatchObject([{ number: course }]);
	});

	test('one is begun, put off and left; how far it came is for whoever organises it', async () => {
		const path = `${COURSES}/${course}`;
		expect((await call(other, 'GET', '/api/v1/enrolments')).body.open).toEqual([]);
		const begun = await call(other, 'PUT', `${path}/enrolment`);
		expect(begun.body).toMatchObject({ number: course, requiredBecause: null, done: 0, lessons: 1 });
		expect((await call(reader, 'PUT', `${path}/enrolment`)).status).toBe(403);
		const { open } = (await call(other, 'GET', '/api/v1/enrolments')).body;
		expect(open).toMatchObject([{ number: course, reason: 'own', namedFrom: null }]);
		const wrong = await call(other, 'PATCH', `${path}/enrolment`, { weeks: 3 });
		expect(wrong.body.errors?.weeks).toContain('two, four or eight');
		const later = await call(other, 'PATCH', `${path}/enrolment`, { weeks: 8 });
		expect(later.body.notNowUntil).toMatch(/^\d{4}-/);
		expect((await call(other, 'DELETE', `${path}/enrolment`)).status).toBe(204);
		const { open: none, past } = (await call(other, 'GET', '/api/v1/enrolments')).body;
		expect([none, past]).toMatchObject([[], [{ number: course, state: 'left', completedOn: null }]]);
		const shown = await call(reader, 'GET', `${path}/people`);
		expect(shown.body).toMatchObject({ shares: [], required: false, named: [] });
		expect((await call(other, 'GET', `${path}/people`)).status).toBe(403);
	});

	test('what is amiss is said with file and line', async () => {
		const [whole, lesson] = files;
		const broken = [whole, { ...lesson, text: '---\ntitel: The first\n---\n' }];
		const wrong = await call(writer, 'POST', COURSES, { files: broken });
		expect(wrong).toMatchObject({ status: 422, body: { errors: { file: expect.anything() as string } } });
		expect(wrong.text).toContain('01-all/01-first.md, line 2');
	});
});

describe('projects', () => {
	const PROJECTS = '/api/v1/projects';

	test('one is pitched, joined, changed, listed, left and removed', async () => {
		const given = { title: 'Queue that explains itself', needs: [{ name: 'Copywriting' }] };
		const made = await call(writer, 'POST', PROJECTS, given);
		expect(made).toMatchObject({
			status: 201,
			body: { title: given.title, state: 'idea', people: [], needs: [{ name: 'Copywriting', left: 1 }] },
		});
		const path = `${PROJECTS}/${made.body.number}`;
		expect(made.headers.location).toBe(path);
		const joined = await call(other, 'POST', `${path}/people`, { need: 'Copywriting' });
		expect(joined.body).toMatchObject({ state: 'forming', needs: [{ left: 0 }], people: [{}] });
		const changed = await call(writer, 'PATCH', path, { pitch: 'In one line', base: 1 });
		expect(changed.body).toMatchObject({ version: 2, pitch: 'In one line' });
		expect((await call(writer, 'PATCH', path, { pitch: 'Late', base: 1 })).status).toBe(409);
		expect((await call(reader, 'GET', path)).body).toMatchObject({ pitch: 'In one line' });
		const { items } = (await call(other, 'GET', `${PROJECTS}?by=mine`)).body;
		expect(items).toMatchObject([{ number: made.body.number, joined: true }]);
		expect((await call(other, 'DELETE', `${path}/people`)).status).toBe(204);
		expect((await call(writer, 'GET', path)).body).toMatchObject({ state: 'idea', people: [] });
		expect((await call(writer, 'DELETE', path)).status).toBe(204);
		expect((await call(reader, 'POST', PROJECTS, given)).status).toBe(403);
	});
});

describe('openings', () => {
	const OPENINGS = '/api/v1/growth/openings';

	test('one is posted, listed, changed, closed, opened again and removed', async () => {
		const skills = [{ name: 'Facilitation', weight: 'must' }];
		const given = { title: 'An hour a month', form: 'mentorship', hoursAWeek: 0.5, skills };
		const made = await call(writer, 'POST', OPENINGS, given);
		expect(made).toMatchObject({ status: 201, body: { title: given.title, state: 'open', outcome: '' } });
		const path = `${OPENINGS}/${made.body.number}`;
		expect(made.headers.location).toBe(path);
		const { items } = (await call(other, 'GET', `${OPENINGS}?form=mentorship&skill=facilitation`)).body;
		expect(items).toMatchObject([{ number: made.body.number, taken: 0, skills: [{ name: 'Facilitation' }] }]);
		const changed = await call(writer, 'PATCH', path, { places: 2, base: 1 });
		expect(changed.body).toMatchObject({ version: 2, places: 2 });
		expect((await call(writer, 'PATCH', path, { places: 3, base: 1 })).status).toBe(409);
		const closed = { state: 'closed', outcome: 'Two came along.' };
		expect((await call(other, 'PUT', `${path}/standing`, closed)).status).toBe(403);
		expect((await call(writer, 'PUT', `${path}/standing`, closed)).body).toMatchObject(closed);
		const open = await call(writer, 'PUT', `${path}/standing`, { state: 'open' });
		expect(open.body).toMatchObject({ state: 'open' });
		expect((await call(reader, 'GET', path)).body).toMatchObject({ title: given.title });
		expect((await call(writer, 'DELETE', path)).status).toBe(204);
		expect((await call(reader, 'POST', OPENINGS, given)).status).toBe(403);
	});
});

test('somebody asks for a mentorship, and only the two read it', async () => {
	const MENTORSHIPS = '/api/v1/growth/mentorships';
	const { text } = await call(writer, 'GET', `/api/v1/people?q=${EMAILS.outsider}`);
	const [asked] = (JSON.parse(text) as { items: { id: number }[] }).items;
	const endsOn = isoDay(now() + 60 * DAY, 'UTC');
	const given = { with: asked?.id, form: 'mentoring', aim: 'To facilitate', rhythm: 'Monthly', endsOn };
	const made = await call(writer, 'POST', MENTORSHIPS, given);
	const { id } = made.body;
	expect(made).toMatchObject({ status: 201, body: { state: 'asked', me: 'learner', askedByMe: true } });
	expect((await call(writer, 'POST', MENTORSHIPS, given)).status).toBe(409);
	const theirs = (await call(other, 'GET', MENTORSHIPS)).body.items;
	expect(theirs).toMatchObject([{ id, me: 'mentor', aim: 'To facilitate' }]);
	expect((await call(curator, 'GET', MENTORSHIPS)).body.items).toEqual([]);
});

describe('openings that are asked for', () => {
	const ASKED = '/api/v1/growth/applications';

	test('one is asked for, answered or withdrawn; nobody else learns of it', async () => {
		const posted = { title: 'An hour a week', form: 'pairing', places: 2 };
		const { body: opening } = await call(writer, 'POST', '/api/v1/growth/openings', posted);
		const words = 'I would like to learn it.';
		const made = await call(other, 'POST', ASKED, { opening: opening.number, words });
		expect(made).toMatchObject({ status: 201, body: { state: 'asked', words, lead: { is: 'none' } } });
		const path = `${ASKED}/${made.body.id}`;
		expect((await call(other, 'GET', path)).body).toMatchObject({ words });
		expect((await call(writer, 'GET', path)).body).toMatchObject({ words, person: {} });
		expect((await call(curator, 'GET', path)).status).toBe(404);
		const { body: waiting } = await call(writer, 'GET', ASKED);
		expect(waiting).toMatchObject({ answers: [{ id: made.body.id }] });
		const noReason = await call(writer, 'PUT', `${path}/answer`, { answer: 'not-this-time' });
		expect(noReason.body.errors).toHaveProperty('reason');
		const reason = 'The days do not fit.';
		const no = await call(writer, 'PUT', `${path}/answer`, { answer: 'not-this-time', reason });
		expect(no.status).toBe(204);
		expect((await call(other, 'GET', ASKED)).body).toMatchObject({ asked: [{ state: 'declined', reason }] });
		const again = await call(other, 'POST', ASKED, { opening: opening.number, words });
		expect((await call(other, 'DELETE', `${ASKED}/${again.body.id}`)).status).toBe(204);
		expect((await call(writer, 'GET', ASKED)).body).toMatchObject({ answers: [] });
	});

	test('whoever is asked as a lead says when it suits', async () => {
		const path = `${ASKED}/${led}/lead`;
		expect((await call(other, 'PUT', path, { answer: 'yes' })).status).toBe(404);
		const noDay = await call(writer, 'PUT', path, { answer: 'yes-from' });
		expect(noDay.body.errors).toHaveProperty('from');
		expect((await call(writer, 'PUT', path, { answer: 'let-us-talk' })).status).toBe(204);
		expect((await call(curator, 'GET', `${ASKED}/${led}`)).body).toMatchObject({
			lead: {
				answer: 'let-us-talk',
			},
		});
	});
});

describe('how a project ends', () => {
	const PROJECTS = '/api/v1/projects';

	test('it is said, found in the library, asked to go on and decided; it was not the end', async () => {
		const { body: made } = await call(writer, 'POST', PROJECTS, { title: 'Ends well', joins: true });
		const path = `${PROJECTS}/${made.number}`;
		expect((await call(other, 'GET', `${path}/ending`)).body).toMatchObject({ ending: null });
		const said = { how: 'stopped', know: 'It was the clock.', lessons: [{ text: 'Clocks drift.' }] };
		expect((await call(other, 'PUT', `${path}/ending`, said)).status).toBe(403);
		const nothing = await call(writer, 'PUT', `${path}/ending`, { how: 'stopped' });
		expect(nothing.body.errors).toHaveProperty('lessons');
		const ended = await call(writer, 'PUT', `${path}/ending`, said);
		expect(ended.body).toMatchObject({ state: 'ended', ending: { how: 'stopped' }, lessons: [{}] });
		const { items } = (await call(reader, 'GET', `${PROJECTS}/library?how=stopped`)).body;
		expect(items).toMatchObject([{ number: made.number, lessons: [{ text: 'Clocks drift.' }] }]);
		const asked = await call(writer, 'POST', `${path}/continuations`, { asks: 'Mend it', time: 'A day' });
		expect(asked).toMatchObject({ status: 201, body: { items: [{ decision: null, sponsor: null }] } });
		const one = async () => {
			const { body } = await call(other, 'GET', `${path}/continuations`);
			return `${path}/continuations/${(body.items[0] as unknown as { id: number }).id}`;
		};
		expect((await call(writer, 'DELETE', await one())).status).toBe(204);
		await call(writer, 'POST', `${path}/continuations`, { asks: 'Mend it', time: 'Two days' });
		const reason = { reason: 'It helps everybody.' };
		expect((await call(other, 'PATCH', await one(), { decision: 'no', ...reason })).status).toBe(403);
		const decided = await call(other, 'PATCH', await one(), { decision: 'yes', ...reason });
		const { goesOnIn } = decided.body as unknown as { goesOnIn: number };
		expect((await call(reader, 'GET', `${PROJECTS}/${goesOnIn}`)).body).toMatchObject({ state: 'building' });
		expect((await call(writer, 'DELETE', `${path}/ending`)).status).toBe(204);
		expect((await call(reader, 'GET', path)).body).toMatchObject({ state: 'building' });
	});
});

describe('stories', () => {
	const STORIES = '/api/v1/stories';

	test('one is begun as a draft, changed, published, listed, withdrawn and removed', async () => {
		const given = { title: 'The empty archive', happened: 'It was empty.', learned: 'A backup is a belief.' };
		const made = await call(writer, 'POST', STORIES, given);
		expect(made).toMatchObject({
			status: 201,
			body: { ...given, form: 'guided', publishedAt: null, authors: ['ines@example.org'], month: null },
		});
		const path = `${STORIES}/${made.body.number}`;
		expect(made.headers.location).toBe(path);
		expect((await call(other, 'GET', path)).status).toBe(404);
		const out = await call(writer, 'PATCH', path, { differently: 'Restore by hand', base: 1, draft: false });
		expect(out.body).toMatchObject({ version: 2, differently: 'Restore by hand', happened: given.happened });
		expect((await call(writer, 'PATCH', path, { tried: 'Late', base: 1 })).status).toBe(409);
		expect((await call(other, 'GET', path)).body).toMatchObject({ title: given.title, mayEdit: false });
		const { items } = (await call(other, 'GET', `${STORIES}?by=new`)).body;
		expect(items).toMatchObject([{ number: made.body.number, lesson: given.learned, recognised: null }]);
		const wrong = await call(writer, 'PATCH', path, { recording: 'http://example.org' });
		expect(wrong.body.errors?.recording).toContain('https');
		expect((await call(writer, 'PATCH', path, { draft: true })).body.publishedAt).toBeNull();
		expect((await call(writer, 'DELETE', path)).status).toBe(204);
		expect((await call(reader, 'POST', STORIES, given)).status).toBe(403);
	});
});

describe('shelves', () => {
	const SHELVES = '/api/v1/shelves';

	test('one is begun by a curator, filled, arranged and taken away; anybody reads it', async () => {
		const { body: one } = await call(writer, 'POST', LIST, {
			content: { title: 'On a shelf' },
			publish: true,
		});
		const { body: two } = await call(writer, 'POST', LIST, {
			content: { title: 'Beside it' },
			publish: true,
		});
		const made = await call(curator, 'POST', SHELVES, { name: 'Night work', about: 'For on-call.' });
		const path = `${SHELVES}/night-work`;
		expect(made).toMatchObject({ status: 201, headers: { location: path }, body: { slug: 'night-work' } });
		for (const { reference } of [one, two]) {
			expect((await call(curator, 'POST', `${path}/entries`, { entry: reference })).status).toBe(201);
		}
		const again = await call(curator, 'POST', `${path}/entries`, { entry: one.reference });
		expect(again.status).toBe(409);
		const last = `${path}/entries/${two.reference}`;
		const moved = await call(curator, 'PATCH', last, { note: 'Read this first.', to: 0 });
		expect(moved.body).toMatchObject({
			about: 'For on-call.',
			entries: [
				{ reference: two.reference, note: 'Read this first.', week: null },
				{ reference: one.reference, note: '' },
			],
		});
		const weekly = await call(curator, 'PATCH', last, { week: 4 });
		expect(weekly.body).toMatchObject({ entries: [{ week: 4, note: 'Read this first.' }, {}] });
		expect((await call(curator, 'PATCH', last, { week: 3 })).body.errors).toHaveProperty('week');
		const named = await call(curator, 'PATCH', path, { name: 'Nights' });
		expect(named.body).toMatchObject({ name: 'Nights', about: 'For on-call.' });
		const { items } = (await call(reader, 'GET', SHELVES)).body;
		expect(items).toMatchObject([{ slug: 'welcome' }, { slug: 'night-work' }]);
		expect((await call(other, 'PATCH', path, { name: 'Mine' })).status).toBe(403);
		expect((await call(curator, 'DELETE', last)).status).toBe(204);
		expect((await call(curator, 'DELETE', `${path}/entries/nonsense`)).status).toBe(404);
		expect((await call(other, 'GET', path)).body).toMatchObject({ entries: [{ number: one.number }] });
		expect((await call(curator, 'DELETE', path)).status).toBe(204);
		expect((await call(other, 'GET', path)).status).toBe(404);
	});
});

describe('the board of a project', () => {
	test('a card is put on it, moved, ticked, taught from, taken away and put back; what changed since is heard', async () => {
		const path = `/api/v1/projects/${project}/cards`;
		const made = await call(writer, 'POST', path, { title: 'Ask the broker' });
		expect(made).toMatchObject({
			status: 201,
			body: { title: 'Ask the broker', learned: '', outcome: null },
		});
		const one = `${path}/${made.body.uid}`;
		expect(made.headers.location).toBe(one);
		const { change, columns } = (await call(other, 'GET', path)).body;
		const [, trying] = columns;
		const words = { column: trying?.id, steps: [{ text: 'Read its log', done: false }], labels: ['broker'] };
		await call(writer, 'PATCH', one, words);
		await call(writer, 'PATCH', one, { tick: { step: 0, text: 'Read its log', done: true } });
		const taught = await call(writer, 'PATCH', one, { learned: 'The broker knows.', outcome: 'kept' });
		expect(taught.body).toMatchObject({ steps: [{ done: true }], labels: ['broker'], outcome: 'kept' });
		const since = await call(other, 'GET', `${path}?since=${change}`);
		expect(since.body.cards).toMatchObject([{ learned: 'The broker knows.' }]);
		expect((await call(other, 'PATCH', one, { title: 'Mine' })).status).toBe(403);
		const said = await call(other, 'POST', `${one}/comments`, { text: 'I can look.' });
		expect(said).toMatchObject({ status: 201, body: { comments: [{ text: 'I can look.' }] } });
		expect((await call(writer, 'GET', `${one}/comments`)).body).toEqual(said.body);
		expect((await call(writer, 'GET', one)).body).toMatchObject({ comments: 1 });
		expect((await call(writer, 'PATCH', one, { due: 'soon' })).body.errors?.due).toContain('a day');
		expect((await call(writer, 'DELETE', one)).status).toBe(204);
		expect((await call(other, 'GET', one)).status).toBe(404);
		await call(writer, 'PATCH', one, { removed: false });
		expect((await call(other, 'GET', one)).body.title).toBe('Ask the broker');
	});
});

describe('seasons', () => {
	const SEASONS = '/api/v1/seasons';
	const WEEK = {
		...{ name: 'Week of mending', title: 'Mend something small', kind: 'week', zone: 'UTC' },
		...{ startsOn: '2026-11-30', endsOn: '2026-12-04' },
	};

	test('one is begun by a curator, asked about, changed and summed up; anybody reads it', async () => {
		const made = await call(curator, 'POST', SEASONS, WEEK);
		const path = `${SEASONS}/week-of-mending`;
		expect(made).toMatchObject({ status: 201, headers: { location: path } });
		expect(made.body).toMatchObject({ phases: { building: '2026-11-30', show: '2026-12-04' } });
		expect((await call(other, 'POST', SEASONS, WEEK)).status).toBe(403);
		const read = await call(reader, 'GET', path);
		expect(read.body).toMatchObject({ slug: 'week-of-mending', mayHost: false });
		// What is read can be sent back.
		const changed = await call(curator, 'PUT', path, { ...read.body, title: 'Mend it' });
		expect(changed.body).toMatchObject({ title: 'Mend it', phases: { ideas: '2026-11-02' } });
		expect((await call(other, 'PUT', path, WEEK)).status).toBe(403);
		const wrong = await call(curator, 'PUT', path, { ...WEEK, endsOn: '2026-11-01' });
		expect(wrong.body.errors).toHaveProperty('endsOn');
		const asked = await call(other, 'POST', `${path}/words`, { text: 'May I bring somebody?' });
		expect(asked.status).toBe(201);
		const { body: words } = await call(reader, 'GET', `${path}/words`);
		expect(words).toMatchObject({ questions: [{ text: 'May I bring somebody?', answer: null }] });
		expect((await call(reader, 'GET', `${path}/projects`)).body).toEqual({ items: [], next: null });
		const { body: written } = await call(reader, 'GET', `${path}/summary`);
		expect(written).toMatchObject({ edited: false });
		const own = await call(curator, 'PUT', `${path}/summary`, { summary: 'It was a week.' });
		expect(own.body).toEqual({ summary: 'It was a week.', edited: true });
		const { items } = (await call(reader, 'GET', SEASONS)).body;
		expect(items).toContainEqual(expect.objectContaining({ slug: 'week-of-mending', projects: 0 }));
	});

	test('what is shown is brought by its people; everybody votes, and sees their own votes alone', async () => {
		const path = `${SEASONS}/${shown.slug}`;
		const [mine, theirs] = shown.numbers;
		const slot = { number: mine, minutes: 7, recording: 'https://example.org/talk' };
		expect(await call(writer, 'POST', `${path}/show`, slot)).toMatchObject({
			status: 201,
			body: {
				items: [
					{ number: theirs, minutes: 5 },
					{ number: mine, minutes: 7, startsAfter: 5 },
				],
			},
		});
		expect((await call(other, 'POST', `${path}/show`, slot)).status).toBe(403);
		expect((await call(reader, 'GET', `${path}/show`)).body.items).toHaveLength(2);
		const chosen = await call(writer, 'PUT', `${path}/votes`, { award: 'lesson', number: theirs });
		expect(chosen.body).toMatchObject({ voting: 'open', projects: [{ number: theirs }] });
		const awards = (body: Body) => (body as unknown as { awards: object[] }).awards[0];
		expect(awards(chosen.body)).toMatchObject({ award: 'lesson', chosen: theirs, awarded: null });
		const own = await call(writer, 'PUT', `${path}/votes`, { award: 'lesson', number: mine });
		expect(own.body.errors?.number).toContain('your own');
		expect(awards((await call(other, 'GET', `${path}/votes`)).body)).toMatchObject({ chosen: null });
	});

	test('hosts move what is shown, say that it was, and until when everybody votes', async () => {
		const path = `${SEASONS}/${shown.slug}`;
		const [mine, theirs] = shown.numbers;
		const order = ({ items }: Body) => (items as unknown as { number: number }[]).map(({ number }) => number);
		await call(writer, 'POST', `${path}/show`, { number: mine });
		const moved = await call(curator, 'PATCH', `${path}/show/${mine}`, { move: 'earlier' });
		expect(order(moved.body)).toEqual([mine, theirs]);
		expect((await call(writer, 'PATCH', `${path}/show/${mine}`, { move: 'later' })).status).toBe(403);
		expect((await call(curator, 'PATCH', `${path}/show/${mine}`, { move: 'up' })).status).toBe(422);
		const told = await call(curator, 'PATCH', `${path}/show/${theirs}`, { shown: true });
		expect(told.body.items).toMatchObject([{ shownAt: null }, { shownAt: expect.any(String) as string }]);
		expect((await call(curator, 'DELETE', `${path}/show/${theirs}`)).status).toBe(409);
		expect((await call(writer, 'DELETE', `${path}/show/${mine}`)).status).toBe(204);
		const until = new Date(now() + 2 * DAY).toISOString();
		expect((await call(curator, 'PATCH', `${path}/votes`, { until })).body).toMatchObject({ voting: 'open' });
		const past = await call(curator, 'PATCH', `${path}/votes`, { until: '2020-01-01T10:00:00Z' });
		expect(past.body.errors).toHaveProperty('until');
	});

	test('a project has files, and links for people elsewhere', async () => {
		const made = await call(writer, 'POST', '/api/v1/projects', { title: 'With a sketch' });
		const path = `/api/v1/projects/${made.body.number}`;
		const form = new FormData();
		form.append('file', new File(['drawn by hand'], 'sketch.log'));
		const sent = await writer.upload(`${path}/files`, form, { accept: 'application/json' });
		const added = held('POST', `${path}/files`, sent);
		expect(added).toMatchObject({ status: 201, body: { fileName: 'sketch.log' } });
		expect((await call(reader, 'GET', `${path}/files`)).body.items).toEqual([added.body]);
		const link = await call(writer, 'POST', `${path}/share-links`, { days: 7, recipient: 'A meetup' });
		const { id, address } = link.body as unknown as { id: number; address: string };
		const open = () => Visitor.stranger(kintsugi).ask(new URL(address).pathname);
		expect((await open()).status).toBe(200);
		expect((await call(writer, 'GET', `${path}/share-links`)).body.items).toMatchObject([
			{ id, endedAt: null },
		]);
		expect((await call(writer, 'DELETE', `${path}/share-links/${id}`)).status).toBe(204);
		expect((await open()).status).toBe(404);
	});
});

describe('matches', () => {
	test('are one’s own, each with its reasons; where nothing was said there are none', async () => {
		const path = '/api/v1/growth/matches';
		const { body } = await call(reader, 'GET', `${path}?list=grow&form=mentorship&limit=5`);
		expect(body).toEqual({ matches: [], counts: { both: 0, help: 0, grow: 0 }, ranked: true });
		expect((await call(reader, 'GET', `${path}?list=popular`)).status).toBe(422);
	});
});

describe('insights', () => {
	const path = '/api/v1/insights';

	test('are counted within what one may read, and each says what it is made of', async () => {
		const { body } = await call(reader, 'GET', `${path}?range=all`);
		expect(body).toMatchObject({ headline: expect.any(String), totals: { stories: expect.any(Number) } });
		const { key } = body.items?.[0] as unknown as { key: string };
		const one = await call(reader, 'GET', `${path}/${key}?range=quarter&team=payments`);
		expect(one.body).toMatchObject({
			key,
			computed: expect.any(Array),
			numbers: { rows: expect.any(Array) },
		});
	});

	test('of what is not there nothing is said', async () => {
		expect((await call(reader, 'GET', `${path}/nothing`)).status).toBe(404);
		for (const wrong of ['range=week', 'severity=9', 'team=nobody', 'topic=nothing']) {
			expect((await call(reader, 'GET', `${path}?${wrong}`)).status, wrong).toBe(422);
		}
	});
});

describe('the pulse', () => {
	const path = '/api/v1/pulse/rounds';

	test('its rounds are read with what was released, and answered nowhere here', async () => {
		const { body } = await call(reader, 'GET', path);
		expect(body.items).toMatchObject([
			{ number: 2, kind: 'full', closedOn: null },
			{ number: 1, kind: 'full', closedOn: '2020-01-15', scale: 5, fewest: 5 },
		]);
		const closed = (await call(reader, 'GET', `${path}/1`)).body as unknown as { released: object[] };
		expect(closed.released).toHaveLength(7);
		expect(closed.released[0]).toMatchObject({ cut: 'all', name: 'Everybody', item: 'edmondson-1.1', n: 5 });
		expect((await call(reader, 'GET', `${path}/2`)).body).toMatchObject({ released: [] });
		expect((await call(reader, 'GET', `${path}/999`)).status).toBe(404);
		expect((await writer.call('POST', path, { answers: { q1: 4 } })).status).toBe(405);
	});
});

describe('goals', () => {
	const path = '/api/v1/growth/goals';
	const stepsOf = (body: Body) =>
		(body as unknown as { steps: { id: number; doneAt: string | null }[] }).steps;

	test('are one’s own, and read by those whom one names', async () => {
		const given = { what: 'Say no sooner', steps: [{ text: 'Once' }], links: ['https://example.org/no'] };
		const made = await call(other, 'POST', path, given);
		const seen = { seenBy: 'me', links: [{ title: 'example.org' }] };
		expect([made.status, made.body]).toMatchObject([201, seen]);
		const one = `${path}/${made.body.id}`;
		expect((await call(curator, 'GET', one)).status).toBe(404);
		const [{ id } = { id: 0 }] = stepsOf(made.body);
		const steps = [{ id, text: 'Once', done: true }];
		const { body } = await call(other, 'PATCH', one, { seenBy: 'workspace', steps, base: 1 });
		expect([body.version, stepsOf(body)[0]?.doneAt]).toEqual([2, expect.any(String)]);
		expect((await call(other, 'PATCH', one, { what: 'Older', base: 1 })).status).toBe(409);
		expect((await call(curator, 'GET', one)).body).toMatchObject({ what: 'Say no sooner', seenBy: null });
		expect((await call(other, 'GET', path)).body.items).toHaveLength(1);
		expect((await call(curator, 'GET', `${path}?of=shared`)).body.items).toEqual([]);
		expect((await call(curator, 'DELETE', one)).status).toBe(404);
		expect((await call(other, 'DELETE', one)).status).toBe(204);
	});
});

describe('learning time', () => {
	test('is one’s own; of groups there is what was counted', async () => {
		const { body } = await call(reader, 'GET', '/api/v1/learning-time');
		// Nothing was promised, and nothing noted, whether it was counted by now or not.
		expect(body).toMatchObject({ mine: null, groups: { groups: [] } });
	});

	test('is noted, and removed again', async () => {
		const path = '/api/v1/learning-time';
		const noted = { day: promisedOn, hours: 1.5, is: 'cancelled', reason: 'A release' };
		const { status, body: refused } = await call(curator, 'POST', path, noted);
		expect([status, refused.errors]).toEqual([422, { day: expect.stringContaining('was promised to you') }]);
		const { body } = await call(other, 'POST', path, noted);
		const { mine } = (await call(other, 'GET', path)).body;
		expect(mine.noted).toEqual([
			{ id: body.id, day: promisedOn, minutes: 90, is: 'cancelled', reason: 'A release', project: null },
		]);
		expect((await call(curator, 'DELETE', `${path}/${body.id}`)).status).toBe(404);
		expect((await call(other, 'DELETE', `${path}/${body.id}`)).status).toBe(204);
	});
});

describe('a growth profile', () => {
	const path = '/api/v1/growth/profile';

	test('is one’s own to say; others read what is shown to them', async () => {
		const skills = [
			{ name: 'Distributed systems', level: 'teaches', wants: false, evidence: 'PM-142', link: '' },
			{ name: 'Rust', level: 'curious', wants: true },
		];
		const openTo = [{ what: 'project', most: 6 }];
		const sent = { words: 'Asking sooner.', interests: ['maps'], openTo, skills, seen: { seenWords: 'me' } };
		const { body } = await call(other, 'PATCH', path, sent);
		expect(body).toMatchObject({ ...sent, seen: { seenWords: 'me', seenLearn: 'mentors' } });
		await call(other, 'PATCH', path, { interests: [] });
		const mine = (await call(other, 'GET', path)).body;
		expect(mine).toMatchObject({ words: 'Asking sooner.', interests: [], skills: [{}, { name: 'Rust' }] });
		const theirs = (await call(reader, 'GET', `${path}?person=${otherId}`)).body;
		expect(theirs).toEqual({
			...{ words: '', interests: [], seen: null, skills: [skills[0]] },
			openTo: [{ ...openTo[0], restsUntil: null }],
		});
		expect((await call(other, 'PATCH', path, { skills: [{ name: 'x', level: 'ninja' }] })).status).toBe(422);
	});

	test('has skills that are known under several names', async () => {
		const { body } = await call(reader, 'GET', '/api/v1/growth/skills?q=postgres');
		expect(body.items).toEqual([
			{ name: 'PostgreSQL', aliases: ['postgres', 'psql'], parent: 'Databases', related: ['SQL'] },
		]);
	});
});

const hasGoodAnswer = (table: Record<string, Record<string, string>>) =>
	Object.values(table).some((cells) => Object.values(cells).some((cell) => /^=?20\d$/.test(cell)));
/** In the matrix each of these is refused to everybody: other files of this folder try them. */
const ELSEWHERE = [
	'POST /topics/{slug}/merge',
	'POST /seasons/{slug}/carried',
	'PUT /growth/openings/{number}/outcome',
	'DELETE /teams/{slug}',
	...['/admin', '/teams/{slug}'].map((of) => `POST ${of}/webhooks/{id}/deliveries/{delivery}/again`),
	...['POST /growth/skills', 'PUT /growth/skills/{id}/names/{name}'],
	...['POST', 'DELETE'].map((method) => `${method} /growth/skills/{id}/merge`),
	...[
		'GET /imports/{key}',
		'GET /imports/{key}/lines',
		'POST /imports/{key}/files',
		...['POST /imports/{key}/run', 'POST /imports/{key}/run/again'],
	],
	...['POST /imports/{key}/undoing', 'GET /exports/{key}', 'GET /exports/{key}/lines'],
	'POST /exports/{key}/archive.zip',
	...['GET /archives/{key}', 'GET /archives/{key}/lines', 'POST /archives/{key}/run'],
	'POST /archives/{key}/again',
];
/** What is asked of a run while it runs: it may be over before it is asked. Stopping is tried with the runs themselves. */
const WHILE_IT_RUNS = ['DELETE /imports/{key}/run', 'DELETE /exports/{key}', 'DELETE /archives/{key}'];

describe('the description', () => {
	test('is a valid OpenAPI document', async () => {
		const { valid, errors } = await new Validator().validate({ ...described.description });
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
	});

	test('describes every endpoint, and a good answer of each is held against that', () => {
		const endpoints = Object.entries(described.description.paths).flatMap(([path, operations]) =>
			Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
		);
		const here = [...described.seen]
			.filter((answer) => / 20\d$/.test(answer))
			.map((answer) => answer.slice(0, -4));
		// In the matrix each of them is asked for by everybody, and what is answered is held against it, too.
		const inMatrix = Object.entries(DECISIONS)
			.filter(([route, { table }]) => route.includes(' /api/v1/') && hasGoodAnswer(table))
			.map(([route]) => route.replace('/api/v1', '').replace(/\[(\w+)(?:=\w+)?\]/g, '{$1}'));
		const heard = new Set([...here, ...inMatrix, ...ELSEWHERE, ...WHILE_IT_RUNS]);
		heard.delete('GET /openapi.json');
		expect([...heard].sort()).toEqual(endpoints.sort());
	});
});
