import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { aCourse } from '../support/courses.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

/** A mentorship ends within a year and a half. */
const inTwoMonths = () => plusDays(isoDay(Date.now(), 'UTC'), 60);

interface Made {
	/** A project of the member that can be joined by asking, in a season. */
	project: string;
	number: number;
	week: string;
	lane: string;
	course: string;
	opening: string;
}

let api: Programs<Made>;
beforeAll(async () => {
	api = await programs(async ({ db, owner, member }) => {
		const week = { name: 'Week', kind: 'week', startsOn: '2098-03-01', endsOn: '2098-03-05', zone: 'UTC' };
		const lane = { name: 'Lane', kind: 'lane', startsOn: '2026-01-01', zone: 'UTC' };
		const { slug } = await makeSeason(db, owner, NewSeason.parse(week));
		const stands = await makeSeason(db, owner, NewSeason.parse(lane));
		const project = { title: 'Queue that explains itself', joins: true, asksFirst: true, season: slug };
		const { number } = await pitch(db, member, NewProject.parse(project));
		const course = await aCourse(db, member, { title: 'For everybody' });
		const opening = await post(db, member, NewOpportunity.parse({ title: 'Beside us', form: 'role' }));
		return {
			project: `/projects/${number}`,
			number,
			week: `/seasons/${slug}`,
			lane: `/seasons/${stands.slug}`,
			course: `/courses/${course.number}`,
			opening: `/growth/openings/${opening.number}`,
		};
	});
});
afterAll(() => api.close());

interface Askings {
	items: { id: number; words: string }[];
	mine: { id: number } | null;
}

describe('a project', () => {
	test('is followed and thought of, for oneself', async () => {
		const { project } = api.filled;
		expect((await api.outsider('PUT', `${project}/following`)).status).toBe(204);
		expect((await api.outsider('PUT', `${project}/interest`)).status).toBe(204);
		const wishes = await api.outsider('GET', `${project}/wishes`);
		expect(wishes.body).toEqual({ follows: true, interested: true, asked: false });
		expect((await api.member('GET', `${project}/wishes`)).body.interested).toBe(false);
		expect((await api.outsider('DELETE', `${project}/interest`)).status).toBe(204);
	});

	test('is asked to be joined, and answers; a place is handed over', async () => {
		const at = `${api.filled.project}/askings`;
		const asked = await api.outsider<Askings>('POST', at, { words: 'There is something I know.' });
		expect(asked.body.items, 'who asks is for its authors').toEqual([]);
		expect(asked.body.mine).not.toBeNull();
		expect((await api.outsider('DELETE', at)).status).toBe(204);
		await api.outsider('POST', at, { words: 'Once more.' });
		const [one] = (await api.member<Askings>('GET', at)).body.items;
		expect(one?.words).toBe('Once more.');
		expect((await api.admin('PUT', `${at}/${one?.id}`, { answer: 'yes' })).status).toBe(200);
		const on = await api.member<{ people: { name: string }[] }>('GET', api.filled.project);
		expect(on.body.people).toHaveLength(2);
		const handed = await api.outsider<{ people: { name: string }[] }>(
			'POST',
			`${api.filled.project}/people/hand-over`,
			{ to: 'maren@example.org' },
		);
		expect(handed.body.people.map(({ name }) => name)).toContain('Maren Holt');
	});

	test('has columns with words of its own, and tells one sum of hours', async () => {
		const at = `${api.filled.project}/columns`;
		const added = await api.member<{ columns: { id: number; name: string }[] }>('POST', at, {
			name: 'Asked elsewhere',
		});
		const made = added.body.columns.find(({ name }) => name === 'Asked elsewhere');
		const moved = await api.member<{ columns: { name: string }[] }>('PATCH', `${at}/${made?.id}`, {
			to: 'left',
		});
		expect(moved.body.columns.at(-2)?.name).toBe('Asked elsewhere');
		const renamed = await api.member<{ columns: { name: string }[] }>('PUT', `${at}/${made?.id}`, {
			name: 'Waits for others',
			most: 3,
		});
		expect(renamed.body.columns.at(-2)).toMatchObject({ name: 'Waits for others', most: 3 });
		expect((await api.outsider('DELETE', `${at}/${made?.id}`)).status).toBe(403);
		expect((await api.member('DELETE', `${at}/${made?.id}`)).status).toBe(204);
		expect((await api.member('DELETE', `${at}/none`)).status).toBe(404);
		const hours = `${api.filled.project}/hours`;
		expect((await api.member('PUT', hours, { spent: 41, meant: null })).status).toBe(204);
	});

	test('begins, looks for people again, and is carried over into another season', async () => {
		const { project, lane, number } = api.filled;
		const begun = await api.member('PUT', `${project}/state`, { state: 'building' });
		expect(begun.body.state).toBe('building');
		expect((await api.member('PUT', `${project}/state`, { state: 'forming' })).body.state).toBe('forming');
		const offered = await api.member<{ items: { number: number }[] }>('GET', `${lane}/carried`);
		expect(offered.body.items.map((one) => one.number)).toEqual([number]);
		const carried = await api.member<{ number: number }>('POST', `${lane}/carried`, { number });
		expect(carried.status).toBe(201);
		expect((await api.member('POST', `${lane}/carried`, { number })).status).toBe(409);
		expect((await api.admin('POST', `${lane}/carried`, { number })).status).toBe(403);
	});

	test('is adopted once it is parked, and one uid is one project', async () => {
		const { project } = api.filled;
		expect((await api.outsider('GET', `${project}/adopt`)).status).toBe(409);
		expect((await api.member('PUT', `${project}/ending`, { how: 'parked', know: 'It holds.' })).status).toBe(
			200,
		);
		const pack = await api.outsider<{ title: string; pack: string }>('GET', `${project}/adopt`);
		expect(pack.body.title).toBe('Queue that explains itself');
		const mine = { title: 'Mine from here', uid: 'adoptedbyaprogram234' };
		const made = await api.outsider<{ number: number }>('POST', `${project}/adopt`, mine);
		expect(made.status).toBe(201);
		const again = await api.outsider<{ number: number }>('POST', `${project}/adopt`, mine);
		expect(again.body.number).toBe(made.body.number);
	});
});

test('the hosts of a season announce, answer, and are more than one', async () => {
	const { week } = api.filled;
	expect((await api.member('POST', `${week}/announcements`, { text: 'Soup at one.' })).status).toBe(403);
	await api.owner('POST', `${week}/hosts`, { person: 'ines@example.org' });
	const said = await api.member<{ announcements: { id: number }[]; questions: { id: number }[] }>(
		'POST',
		`${week}/announcements`,
		{ text: 'Soup at one.' },
	);
	expect(said.body.announcements).toMatchObject([{ text: 'Soup at one.' }]);
	const asked = await api.outsider<{ questions: { id: number }[] }>('POST', `${week}/words`, {
		text: 'Bread?',
	});
	const word = `${week}/words/${asked.body.questions[0]?.id}`;
	const answered = await api.member('PUT', word, { answer: 'Gladly.' });
	expect(answered.body.questions).toMatchObject([{ answer: { text: 'Gladly.' } }]);
	expect((await api.outsider('DELETE', word)).status).toBe(204);
	expect((await api.member('GET', `${week}/draft`)).status).toBe(200);
	expect((await api.member('DELETE', `${week}/hosts/${api.people.member.id}`)).status).toBe(204);
	expect((await api.member('GET', `${week}/draft`)).status).toBe(403);
	expect((await api.owner('PUT', `${week}/archived`)).status).toBe(204);
	expect((await api.owner('DELETE', `${week}/archived`)).status).toBe(204);
});

test('learning time is promised, told to whom it is owed, and ended', async () => {
	const promise = { kind: 'hours', hours: 4, startsOn: '2026-11-01' };
	expect((await api.outsider('POST', '/learning-time/promises', promise)).status).toBe(403);
	expect((await api.admin('POST', '/learning-time/promises', promise)).status).toBe(204);
	const told = await api.member<{ items: { id: number; says: string; team: null }[] }>(
		'GET',
		'/learning-time/promises',
	);
	expect(told.body.items).toMatchObject([{ says: '4 h a week', team: null, endsOn: null }]);
	const one = `/learning-time/promises/${told.body.items[0]?.id}`;
	expect((await api.member('DELETE', one)).status).toBe(403);
	expect((await api.admin('DELETE', one)).status).toBe(204);
});

describe('a course', () => {
	interface Folder {
		files: { name: string; text: string }[];
	}

	test('is written anew from its folder, and published again', async () => {
		const at = `${api.filled.course}/folder`;
		expect((await api.outsider('GET', at)).status).toBe(403);
		const { files } = (await api.member<Folder>('GET', at)).body;
		const other = files.map(({ name, text }) => ({ name, text: text.replace('Read me.', 'Read me again.') }));
		expect((await api.member('PUT', at, { files: other })).status).toBe(200);
		expect((await api.member<Folder>('GET', at)).text).toContain('Read me again.');
		expect((await api.outsider('GET', api.filled.course)).text).not.toContain('Read me again.');
		expect((await api.member('PUT', `${api.filled.course}/publication`)).status).toBe(200);
		expect((await api.outsider('GET', api.filled.course)).text).toContain('Read me again.');
		expect((await api.member('PUT', `${api.filled.course}/publication`)).status).toBe(409);
		expect((await api.member('PUT', at, { files: [] })).status).toBe(422);
	});

	test('is asked of a team; somebody need not take it until a day', async () => {
		const at = `${api.filled.course}/rules`;
		expect((await api.outsider('POST', at, { audience: 'team', team: 'platform' })).status).toBe(403);
		const made = await api.member<{ items: { id: number; audience: string }[] }>('POST', at, {
			audience: 'team',
			team: 'platform',
			dueDays: 30,
		});
		expect(made.body.items).toMatchObject([{ audience: 'team', team: 'Platform', dueDays: 30 }]);
		const rule = `${at}/${made.body.items[0]?.id}`;
		const waived = await api.member<{ items: { waivers: { person: { name: string } }[] }[] }>(
			'POST',
			`${rule}/waivers`,
			{ email: 'tomasz@example.org', until: '2098-01-01', reason: 'Taught it' },
		);
		expect(waived.body.items[0]?.waivers).toMatchObject([{ person: { name: 'Tomasz Wrona' } }]);
		expect((await api.member('DELETE', `${rule}/waivers/${api.people.admin.id}`)).status).toBe(204);
		expect((await api.member('DELETE', rule)).status).toBe(204);
		expect((await api.member('GET', at)).body.items).toEqual([]);
	});

	test('is taught at a place; who comes is a number', async () => {
		const at = `${api.filled.course}/sittings`;
		const sitting = { at: '2098-03-01T10:00', lasts: 45, place: 'Room 5', seats: 1 };
		const { body } = await api.member<{ items: { id: number }[] }>('POST', at, sitting);
		const one = `${at}/${body.items[0]?.id}`;
		expect((await api.outsider('PUT', `${one}/coming`)).status).toBe(204);
		expect((await api.admin('PUT', `${one}/coming`)).status).toBe(409);
		const seen = await api.admin('GET', at);
		expect(seen.body.items).toMatchObject([{ coming: 1, mine: null }]);
		expect(seen.text).not.toContain('Thu Hà');
		expect((await api.outsider('PUT', `${one}/attended`)).status).toBe(409);
		expect((await api.outsider('DELETE', `${one}/coming`)).status).toBe(204);
		expect((await api.member('DELETE', one)).status).toBe(204);
	});
});

describe('growth', () => {
	interface Goal {
		id: number;
		steps: { id: number; doneAt: string | null }[];
		notes: { id: number; text: string }[];
	}

	test('a step of a goal is made, and notes come and go; nobody else reads them', async () => {
		const made = await api.member<Goal>('POST', '/growth/goals', {
			what: 'Say no sooner',
			steps: [{ text: 'Ask for a day' }],
		});
		const goal = `/growth/goals/${made.body.id}`;
		const step = `${goal}/steps/${made.body.steps[0]?.id}`;
		expect((await api.owner('PUT', step, { made: true })).status).toBe(404);
		expect((await api.member<Goal>('PUT', step, { made: true })).body.steps[0]?.doneAt).toMatch(/Z$/);
		expect((await api.member<Goal>('PUT', step, { made: false })).body.steps[0]?.doneAt).toBeNull();
		const noted = await api.member<Goal>('POST', `${goal}/notes`, { kind: 'evidence', text: 'It went well' });
		const note = `${goal}/notes/${noted.body.notes[0]?.id}`;
		expect((await api.owner('DELETE', note)).status).toBe(404);
		expect((await api.member('DELETE', note)).status).toBe(204);
		expect((await api.member<Goal>('GET', goal)).body.notes).toEqual([]);
		expect((await api.member('PATCH', `${goal}/place`, { to: 'up' })).status).toBe(204);
	});

	test('what each part says in matches is one’s own to choose', async () => {
		const before = await api.member<{ weights: object }>('GET', '/growth/matching');
		const chosen = { ...before.body.weights, must: 3, ranks: 'no' };
		const { body } = await api.member<{ weights: { must: number }; ranks: boolean }>(
			'PUT',
			'/growth/matching',
			chosen,
		);
		expect(body).toMatchObject({ weights: { must: 3 }, ranks: false });
		expect((await api.outsider('GET', '/growth/matching')).body).toEqual(before.body);
	});

	test('an opening is put aside by nobody’s knowledge, and says what came of it once it is over', async () => {
		const { opening } = api.filled;
		const aside = await api.outsider('PUT', `${opening}/inclination`, { is: 'not-now' });
		expect(aside.body).toEqual({ is: 'not-now' });
		expect((await api.member('GET', `${opening}/inclination`)).body).toEqual({ is: null });
		expect((await api.outsider('DELETE', `${opening}/inclination`)).status).toBe(204);
		const outcome = { outcome: 'Two came along.' };
		expect((await api.member('PUT', `${opening}/outcome`, outcome)).status).toBe(409);
		await api.member('PUT', `${opening}/standing`, { state: 'filled' });
		expect((await api.outsider('PUT', `${opening}/outcome`, outcome)).status).toBe(403);
		expect((await api.member('PUT', `${opening}/outcome`, outcome)).body.outcome).toBe('Two came along.');
		expect((await api.admin('POST', `${opening}/take-over`)).status).toBe(409);
	});

	test('a mentorship is asked for, answered and closed by the two', async () => {
		const asked = await api.member<{ id: number }>('POST', '/growth/mentorships', {
			...{ aim: 'Read queues', rhythm: 'Every second Thursday', endsOn: inTwoMonths() },
			...{ with: api.people.outsider.id, form: 'mentoring', as: 'learner' },
		});
		const one = `/growth/mentorships/${asked.body.id}`;
		expect((await api.owner('GET', one)).status).toBe(404);
		expect((await api.member('PUT', `${one}/answer`, { yes: true })).status).toBe(403);
		const agreed = await api.outsider('PUT', `${one}/answer`, { yes: true });
		expect(agreed.body.state).toBe('agreed');
		expect((await api.member('DELETE', one)).status).toBe(409);
		const closed = await api.member('PUT', `${one}/closing`, { learned: 'To listen' });
		expect(closed.body.state).toBe('closed');
		const again = await api.outsider<{ id: number }>('POST', '/growth/mentorships', {
			...{ aim: 'Pair', rhythm: 'Once', endsOn: inTwoMonths(), form: 'pairing' },
			with: api.people.member.id,
		});
		const no = { yes: false, answer: 'Not this month.' };
		expect((await api.member('PUT', `/growth/mentorships/${again.body.id}/answer`, no)).status).toBe(200);
	});
});
