import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { publish } from '#domain/stories/publication.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let api: Programs<{ told: string; draft: string }>;
beforeAll(async () => {
	api = await programs(async ({ db, member }) => {
		const tell = async (title: string) => {
			const given = {
				title,
				tried: 'I asked Nguyễn Thu Hà, and Hà paged everybody.',
				learned: 'To ask first',
			};
			return (await begin(db, member, NewStory.parse(given))).number;
		};
		const told = (await begin(db, member, NewStory.parse({ title: 'Told', tried: 'A', learned: 'B' })))
			.number;
		await publish(db, member, told);
		return { told: `/stories/${told}`, draft: `/stories/${await tell('Not told yet')}` };
	});
});
afterAll(() => api.close());

interface Questions {
	items: { id: number; text: string; answer: string; answeredOn: string | null; isMine: boolean }[];
}
interface Commitments {
	items: { id: number; text: string; report: string; reportedOn: string | null }[];
}
interface Consents {
	items: { person: { id: number; name: string }; state: string; passage: string }[];
	outstanding: string | null;
}

test('a story is recognised; how many do so is not told below three', async () => {
	const { told } = api.filled;
	const said = await api.outsider('POST', `${told}/thanks`, { kind: 'saw' });
	expect(said.body).toEqual({ recognised: null, mine: { helped: false, saw: true } });
	expect((await api.member('POST', `${told}/thanks`, { kind: 'saw' })).status).toBe(403);
	expect((await api.outsider('DELETE', `${told}/thanks?kind=saw`)).status).toBe(204);
	expect((await api.outsider('GET', `${told}/thanks`)).body.mine).toEqual({ helped: false, saw: false });
});

describe('its author is asked', () => {
	test('what is not answered is seen by the two alone', async () => {
		const at = `${api.filled.told}/questions`;
		const asked = await api.outsider<Questions>('POST', at, { text: 'And then?' });
		expect(asked.body.items).toMatchObject([{ text: 'And then?', isMine: true, answer: '' }]);
		const one = `${at}/${asked.body.items[0]?.id}`;
		expect((await api.admin<Questions>('GET', at)).body.items).toEqual([]);
		expect((await api.admin('PUT', one, { answer: 'I would not know.' })).status).toBe(403);
		expect((await api.member('PUT', `${one}/declined`)).status).toBe(204);
		const answered = await api.member<Questions>('PUT', one, { answer: 'Then I asked.' });
		expect(answered.body.items[0]?.answer).toBe('Then I asked.');
		expect((await api.admin<Questions>('GET', at)).body.items).toHaveLength(1);
		expect((await api.member('PUT', `${one}/declined`)).status).toBe(409);
		expect((await api.member('DELETE', one)).status).toBe(404);
		expect((await api.outsider('DELETE', one)).status).toBe(204);
	});

	test('and says what they take on, and how it went', async () => {
		const at = `${api.filled.told}/commitments`;
		const taken = { text: 'I ask first', reportOn: '2098-12-18' };
		expect((await api.outsider('POST', at, taken)).status).toBe(403);
		const { body } = await api.member<Commitments>('POST', at, taken);
		const one = `${at}/${body.items[0]?.id}`;
		const past = await api.member('POST', at, { ...taken, reportOn: '2020-01-01' });
		expect(past.body.errors).toHaveProperty('reportOn');
		const told = await api.member<Commitments>('PUT', one, { report: 'It went badly.' });
		expect(told.body.items[0]?.report).toBe('It went badly.');
		expect((await api.outsider<Commitments>('GET', at)).body.items).toHaveLength(1);
		expect((await api.member('DELETE', one)).status).toBe(409);
	});
});

describe('whom a draft speaks of', () => {
	test('is shown the words about them, and holds it back until they agree', async () => {
		const { draft } = api.filled;
		const at = `${draft}/consents`;
		expect((await api.outsider('GET', at)).status).toBe(404);
		expect((await api.outsider('GET', `${draft}/consent`)).status).toBe(404);
		const asked = await api.member<Consents>('POST', at, { person: 'ha@example.org', passage: 'Hà paged.' });
		expect(asked.body.items).toMatchObject([{ state: 'asked', passage: 'Hà paged.' }]);
		expect(asked.body.outstanding).toMatch(/\.$/);

		const seen = await api.outsider<{ passage: string }>('GET', `${draft}/consent`);
		expect(seen.body).toMatchObject({ passage: 'Hà paged.', state: 'asked', mayReadAll: false });
		expect(seen.text, 'nothing else of it').not.toContain('I asked');
		expect((await api.outsider('GET', draft)).status).toBe(404);
		expect((await api.member('PATCH', draft, { draft: false })).status).toBe(409);
		expect((await api.outsider('PUT', `${draft}/consent`, { answer: 'perhaps' })).status).toBe(422);
		const agreed = await api.outsider('PUT', `${draft}/consent`, { answer: 'agreed', note: 'Gladly' });
		expect(agreed.body).toMatchObject({ state: 'agreed', note: 'Gladly' });

		const elsewhere = await api.member('POST', `${draft}/share-links`, { days: 7 });
		expect(elsewhere.status, 'a draft is shown to nobody elsewhere').toBe(409);
		const gone = await api.member('DELETE', `${at}/${api.people.outsider.id}`);
		expect(gone.status).toBe(204);
		const spoken = await api.member<Consents>('POST', `${at}/in-person`, { person: 'ha@example.org' });
		expect(spoken.body.items).toMatchObject([{ state: 'in-person' }]);
	});

	test('one person reads it first, and says what they think', async () => {
		const { draft } = api.filled;
		const asked = await api.member('PUT', `${draft}/reader`, {
			reader: 'Tomasz Wrona',
			note: 'Is it clear?',
		});
		expect(asked.body).toMatchObject({
			reader: { name: 'Tomasz Wrona' },
			note: 'Is it clear?',
			answer: null,
		});
		expect((await api.admin('GET', draft)).status).toBe(200);
		const said = { verdict: 'approved', sentence: 'It can go out.' };
		expect((await api.owner('PUT', `${draft}/reader/verdict`, said)).status).toBe(404);
		expect((await api.admin('PUT', `${draft}/reader/verdict`, said)).status).toBe(204);
		expect((await api.member('GET', `${draft}/reader`)).body.answer).toEqual(said);
		expect((await api.member('DELETE', `${draft}/reader`)).status).toBe(204);
		expect((await api.admin('GET', draft)).status).toBe(404);
	});
});

test('a link for people elsewhere is told once, listed and ended', async () => {
	const at = `${api.filled.told}/share-links`;
	const made = await api.member<{ id: number; address: string }>('POST', at, {
		days: 7,
		recipient: 'A meetup',
	});
	expect(made.status).toBe(201);
	const path = new URL(made.body.address).pathname;
	const opened = async () => (await fetch(new URL(path, api.kintsugi.url))).status;
	expect(await opened()).toBe(200);
	const listed = await api.member<{ items: { id: number }[] }>('GET', at);
	expect(listed.body.items).toMatchObject([{ id: made.body.id, recipient: 'A meetup' }]);
	expect(listed.text).not.toContain('/shared/');
	expect((await api.member('DELETE', `${at}/${made.body.id}`)).status).toBe(204);
	expect(await opened()).toBe(404);
});

test('a failure CV is written by those who lead, and read by everybody', async () => {
	expect((await api.member('POST', '/me/failures', { year: 2019, text: 'The rewrite' })).status).toBe(403);
	const { body } = await api.admin<{ lines: { id: number; text: string }[] }>('POST', '/me/failures', {
		year: 2019,
		text: 'The rewrite',
	});
	const line = `/me/failures/${body.lines[0]?.id}`;
	await api.admin('PUT', line, { year: 2019, text: 'The other rewrite', learned: 'To wait' });
	const read = await api.member('GET', `/people/${api.people.admin.id}/failures`);
	expect(read.body.lines).toMatchObject([{ text: 'The other rewrite', learned: 'To wait' }]);
	expect((await api.owner('DELETE', line)).status).toBe(404);
	expect((await api.admin('DELETE', line)).status).toBe(204);
});

const day = (ahead: number) => plusDays(isoDay(Date.now(), 'UTC'), ahead);

test('an evening is planned, moved and called off', async () => {
	const evening = { kind: 'talks', title: 'Aloud', when: `${day(14)}T17:00`, zone: 'UTC', lasts: 60 };
	const made = await api.member<{ id: number }>('POST', '/gatherings', evening);
	expect(made.status).toBe(201);
	const one = `/gatherings/${made.body.id}`;
	expect((await api.outsider('PUT', one, evening)).status).toBe(403);
	const moved = await api.member('PUT', one, { ...evening, when: `${day(15)}T17:00` });
	expect(moved.body.at).toBe(`${day(15)}T17:00:00.000Z`);
	const coming = async () =>
		(await api.outsider<{ items: { id: number }[] }>('GET', '/gatherings')).body.items.map(({ id }) => id);
	expect(await coming()).toEqual([made.body.id]);
	expect((await api.member('PUT', `${one}/called-off`)).status).toBe(204);
	expect(await coming()).toEqual([]);
});
