import { describe, expect, test } from 'vitest';
import { fieldErrors, readFields } from '#lib/web/fields.ts';
import { BLANK, type Content } from '../postmortem.ts';
import { blankForm, typedOf } from './typed-of.ts';
import { typedFrom } from './typed-from.ts';
import { WrittenForm, type Posted } from './written-form.ts';

const MINE = { team: '', visibility: 'workspace', 'authors[]': 'ines@example.org' };

/** As a browser sends it. */
function sent(fields: Record<string, string | string[]>): unknown {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...MINE, ...fields })) {
		for (const one of [value].flat()) data.append(name, one);
	}
	return readFields(data);
}

function read(fields: Record<string, string | string[]>): Posted {
	return WrittenForm.parse(sent(fields));
}

function sentences(fields: Record<string, string | string[]>): Record<string, string> {
	const parsed = WrittenForm.safeParse(sent(fields));
	return parsed.success ? {} : fieldErrors(parsed.error);
}

const at = (text: string) => Date.parse(text);

describe('clock times', () => {
	test('are told in the zone of the form, and stored in UTC', () => {
		const { content } = read({ zone: 'Europe/Lisbon', 'times.started': '2026-07-01T10:00' });
		expect(content.times?.started).toBe(at('2026-07-01T09:00Z'));
		expect(content.times?.noticed).toBeNull();
	});

	test('an hour that the clocks skip is refused at its field', () => {
		expect(sentences({ zone: 'Europe/Berlin', 'times.noticed': '2026-03-29T02:30' })).toEqual({
			'times.noticed': 'That day the clocks in Berlin skipped this time.',
		});
	});

	test('an hour that comes twice is the first of the two', () => {
		const { content } = read({ zone: 'Europe/Berlin', 'times.started': '2026-10-25T02:30' });
		expect(content.times?.started).toBe(at('2026-10-25T00:30Z'));
	});

	test('a day that does not exist is refused at its field', () => {
		const refused = sentences({
			zone: 'UTC',
			'times.started': '2026-02-30T10:00',
			'timeline.0.at': '2026-13-01T10:00',
			'timeline.0.text': 'A page went out.',
			date: '2026-02-30',
		});
		expect(Object.keys(refused).sort()).toEqual(['date', 'timeline.0.at', 'times.started']);
	});

	test('a zone nobody knows is refused once, and no time is read in it', () => {
		expect(sentences({ zone: 'Europe/Atlantis', 'times.started': '2026-07-01T10:00' })).toEqual({
			zone: 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.',
		});
	});

	test('an order that cannot be is refused at the later one', () => {
		const refused = sentences({
			zone: 'UTC',
			'times.started': '2026-07-01T23:50',
			'times.resolved': '2026-07-01T00:40',
		});
		expect(refused).toEqual({ 'times.resolved': 'That is before it began. Next day?' });
	});
});

describe('rows', () => {
	test('blank ones are dropped, and so is one that has only the time it was offered with', () => {
		const { content, keys } = read({
			'timeline.0.key': '7',
			'timeline.0.id': '7',
			'timeline.0.at': '2026-07-01T10:00',
			'timeline.0.text': 'A page went out.',
			'timeline.1.key': 'n1',
			'timeline.1.at': '2026-07-01T10:00',
			'timeline.1.offered': '2026-07-01T10:00',
			'factors.0.title': ' ',
			'lessons.0.text': '',
			'lessons.0.changes.0.text': '',
		});
		expect(content.timeline).toHaveLength(1);
		expect(content.timeline?.[0]).toMatchObject({ id: 7, text: 'A page went out.', kind: 'seen' });
		expect(keys.timeline).toEqual(['7']);
		expect(content).toMatchObject({ factors: [], lessons: [], changes: [] });
	});

	test('half-filled ones get their sentence, under their place in the form', () => {
		const refused = sentences({
			'timeline.0.text': '',
			'timeline.1.at': '2026-07-01T10:00',
			'factors.0.detail': 'It had no alarm.',
			'lessons.0.text': '',
			'lessons.1.changes.0.text': 'Alarm on the slope',
			'lessons.2.text': 'Retries move a threshold.',
			'lessons.2.changes.0.text': '',
			'lessons.2.changes.1.owner': 'Ha',
			'lessons.2.changes.2.text': 'Ask',
			'lessons.2.changes.2.state': 'dropped',
		});
		expect(refused).toEqual({
			'timeline.1.text': 'Say what was seen, done, decided or said.',
			'factors.0.title': 'Name the condition that helped it to happen or to last.',
			'lessons.1.text': 'Say what was learned, in a sentence or two.',
			'lessons.2.changes.1.text': 'Say what will be different.',
			'lessons.2.changes.2.reason': 'Say why it was dropped; the reason is worth keeping.',
		});
	});

	test('changes hang from their lessons and answer their factors wherever those stand', () => {
		const { content } = read({
			'factors.0.key': 'n9',
			'factors.1.key': 'n4',
			'factors.1.title': 'No alarm',
			'factors.2.key': '12',
			'factors.2.title': 'A quiet retry',
			'lessons.1.text': 'Retries move a threshold.',
			'lessons.1.changes.0.text': 'Alarm on the slope',
			'lessons.1.changes.0.answers[]': ['12', 'gone'],
			'changes.0.text': 'Write it down',
			'changes.0.answers[]': ['n4'],
		});
		expect(content.changes).toMatchObject([
			{ text: 'Alarm on the slope', lesson: 1, answers: [2] },
			{ text: 'Write it down', lesson: null, answers: [1] },
		]);
	});
});

describe('an autosave', () => {
	const half = { 'timeline.0.at': '2026-07-01T10:00', 'lessons.0.text': 'Retries move a threshold.' };

	test('saves the parts that are good and says what is not', () => {
		const posted = read({ ...half, title: 'A quiet retry', autosaved: 'true' });
		expect(posted.content.title).toBe('A quiet retry');
		expect(posted.content.lessons).toHaveLength(1);
		expect(posted.content.timeline).toBeUndefined();
		expect(Object.keys(posted.problems)).toEqual(['timeline.0.text']);
	});

	test('is the only one that may; who saves on purpose is told first', () => {
		expect(Object.keys(sentences(half))).toEqual(['timeline.0.text']);
	});

	test('of what nobody has open any more is taken whole, or waits for its writer', () => {
		const unseen = { ...half, autosaved: 'true', unseen: 'true' };
		expect(Object.keys(sentences(unseen))).toEqual(['timeline.0.text']);
		expect(read({ ...unseen, 'timeline.0.text': 'It fills.' }).autosaved).toBe(true);
	});
});

test('a button of a row is never refused: nothing is saved by it', () => {
	expect(read({ do: 'add:timeline', 'timeline.0.at': 'yesterday' }).doing).toBe('add:timeline');
});

test('what team members read needs a team', () => {
	expect(sentences({ visibility: 'team' })).toEqual({ team: 'Choose the team that can read it.' });
});

test('too much of something is said at its field, whatever else was sent', () => {
	expect(sentences({ title: 'x'.repeat(301), severity: '9' })).toEqual({
		title: 'A title can be 300 characters at the most.',
		severity: 'Severity goes from 1 to 4.',
	});
});

test('what is stored comes back unchanged from its own form', () => {
	const content: Content = {
		...BLANK,
		title: 'A quiet retry',
		kind: 'near-miss',
		template: 'light',
		severity: 2,
		services: ['gateway', 'a, with a comma'],
		zone: 'Asia/Tokyo',
		times: { ...BLANK.times, started: at('2026-07-01T10:00:07Z'), resolved: at('2026-07-01T11:00Z') },
		timeline: [
			{
				id: 3,
				at: null,
				kind: 'said',
				text: 'Is it ours?',
				role: 'the caller',
				evidence: 'a\nb',
				question: 'Whose is it?',
			},
			{
				id: 4,
				at: at('2026-07-01T10:02Z'),
				kind: 'decided',
				text: 'Stop',
				role: '',
				evidence: '',
				question: '',
			},
		],
		durations: [{ name: 'Until the page', from: at('2026-07-01T10:00Z'), to: null }],
		narrative: '# One\n\ntwo',
		factors: [{ id: 8, title: 'No alarm', detail: '', kind: 'Missing signal', topics: ['only, one'] }],
		lessons: [{ id: 5, text: 'Retries move a threshold.' }],
		changes: [
			{
				id: 6,
				text: 'Alarm',
				kind: 'decision',
				owner: 'Ha',
				due: '2026-08-01',
				state: 'done',
				type: 'detect',
				endState: 'It rings within a minute.',
				reason: '',
				doneOn: '2026-07-30',
				link: 'https://example.org/1',
				lesson: 1,
				answers: [1],
			},
		],
		topics: ['retries', 'alarms'],
	};
	const sharing = { team: 'edge', visibility: 'team' as const, readers: [], authors: ['ines@example.org'] };
	const posted = WrittenForm.parse(typedOf(content, sharing));
	expect(posted.content).toEqual(content);
	expect(posted.sharing).toEqual(sharing);
});

test('whatever is sent, a form of the right shape comes out', () => {
	for (const nonsense of [
		null,
		'x',
		[],
		{ timeline: { 0: 1 }, times: 'x', lessons: [null, 'x', { changes: 3 }] },
	]) {
		const typed = typedFrom(nonsense);
		expect(typed).toMatchObject({ title: '', zone: 'UTC', timeline: [] });
	}
	expect(blankForm('UTC', '', 'ines@example.org').authors).toEqual(['ines@example.org']);
});
