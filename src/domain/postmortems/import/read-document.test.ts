import { describe, expect, it } from 'vitest';
import { MAX_NARRATIVE } from '../postmortem.ts';
import { lostSentences } from './lost-sentences.ts';
import { readDocument, Unreadable } from './read-document.ts';

const read = (text: string, name = 'report.md', zone?: string) => {
	const document = readDocument({ name, text }, zone === undefined ? {} : { zone });
	expect(lostSentences(text, document.content)).toEqual([]);
	return document;
};
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));
const moments = (text: string, zone?: string) =>
	read(text, 'report.md', zone).content.timeline.map(({ at, text: words }) => [iso(at), words]);

describe('a timeline in a table', () => {
	it('reads a joined column, a missing time and a row without its last bar', () => {
		const { content } = read(`# Cache full

## Timeline

All times in UTC.

| Time             | Event              |
| :--------------- | ------------------ |
| 2021-12-10 15:40 | It **filled** up   |
| 2021-12-10 --:-- | Nobody knows when
| 2021-12-10       | On that day        |
| 2021-12-11 16:20-16:?? | It was emptied |
`);
		expect(content.timeline.map(({ at, text, evidence }) => [iso(at), text, evidence])).toEqual([
			['2021-12-10T15:40', 'It **filled** up', ''],
			[null, 'Nobody knows when', 'Time as written: 2021-12-10 --:--'],
			[null, 'On that day', 'Time as written: 2021-12-10'],
			['2021-12-11T16:20', 'It was emptied', 'Time as written: 2021-12-11 16:20-16:??'],
		]);
		expect(content.narrative).toContain('All times in UTC.');
	});

	it('takes columns in any order, a date apart from its time, roles and links', () => {
		const { content } = read(`# Queue

## Incident timeline

| What happened | Who | Date | Time (UTC) | Link | Mood |
|---|---|---|---|---|---|
| Alert fires | the on-call | 2024-05-01 | 23:50 | https://chat.example/1 | calm |
| Drained | | | 00:10 | | |
`);
		expect(content.timeline).toMatchObject([
			{ text: 'Alert fires\n\nMood: calm', role: 'the on-call', evidence: 'https://chat.example/1' },
			{ text: 'Drained', role: '' },
		]);
		expect(content.timeline.map(({ at }) => iso(at))).toEqual(['2024-05-01T23:50', '2024-05-02T00:10']);
	});

	it('takes the day from the title where the rows have only times', () => {
		expect(
			moments(
				'# Outage on 3 March 2024\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | A |\n| 9:58 | B |\n',
			),
		).toEqual([
			['2024-03-03T10:00', 'A'],
			['2024-03-03T09:58', 'B'],
		]);
	});

	it('leaves the time unknown where no day is stated, and says so', () => {
		const { content, notes } = read(
			'# Outage\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 10:00 | A |\n',
		);
		expect(content.timeline).toMatchObject([{ at: null, text: 'A', evidence: 'Time as written: 10:00' }]);
		expect(notes.join()).toContain('no day');
	});
});

describe('a timeline in a list', () => {
	it.each([
		['- 14:05 UTC: It broke', 'It broke'],
		['* **14:05** It broke', 'It broke'],
		['- **14:05 UTC** - It broke', 'It broke'],
		['- [14:05] It broke', 'It broke'],
		['- `14:05` – It broke', 'It broke'],
		['- 2:05 PM - It broke', 'It broke'],
		['- 2:05pm: It broke', 'It broke'],
		['- 2024-05-01 14:05 - It broke', 'It broke'],
		['- 2024-05-01T14:05:00Z It broke', 'It broke'],
		['- May 1st, 2024 at 14:05: It broke', 'It broke'],
		['- Wed 1 May 2024, 14:05 | It broke', 'It broke'],
		['- 14:05 UTC (May 1) - It broke', 'It broke'],
		['- **14:05 It broke** and stayed broken', '**It broke** and stayed broken'],
		['- 14h05 It broke', 'It broke'],
		['- (14:05) [It broke](https://x.example/1)', '[It broke](https://x.example/1)'],
	])('reads %s', (line, words) => {
		expect(moments(`# Outage 2024-05-01\n\n## Timeline\n\n${line}\n`)).toEqual([['2024-05-01T14:05', words]]);
	});

	it('reads times of days that stand above them, and past midnight', () => {
		expect(
			moments(`# Outage

## Chronology (UTC)

- 2024-05-01
  - 23:10 Fills
  - 23:55 Full
  - 00:20 Emptied
- 2024-05-03
  - 09:00 Review
`),
		).toEqual([
			['2024-05-01T23:10', 'Fills'],
			['2024-05-01T23:55', 'Full'],
			['2024-05-02T00:20', 'Emptied'],
			['2024-05-03T09:00', 'Review'],
		]);
	});

	it('keeps a picture and a log line with the moment they show', () => {
		const { content } = read(`# Outage 2024-05-01

## Timeline

- 10:00 UTC - Rises

![](https://x.example/a.png)

- 10:05 UTC - Falls

\`\`\`
error: gone
\`\`\`

A sentence of its own.
`);
		expect(content.timeline.map(({ evidence }) => evidence)).toEqual([
			'![](https://x.example/a.png)',
			'```\nerror: gone\n```',
		]);
		expect(content.narrative).toBe(
			'## Timeline\n\nA sentence of its own.'.replace('## Timeline\n\n', '## Timeline\n\n'),
		);
	});
});

describe('a timeline in headings', () => {
	it('reads times with the text beneath, days that go on, and a stretch', () => {
		const { content } = read(`# 2018-01-18, Many readers

## Timeline

All times in PST

### 2018-01-18 4:19

First noticed.

- with a list

### 8:20 - 8:24

They talk.

### ca. 11:20 - Calm

### 2018-01-19 7:01am

Over.
`);
		expect(content.timeline.map(({ at, text, evidence }) => [iso(at), text, evidence])).toEqual([
			['2018-01-18T12:19', 'First noticed.\n\n- with a list', ''],
			['2018-01-18T16:20', 'They talk.', 'Time as written: 8:20 - 8:24'],
			['2018-01-18T19:20', 'Calm', 'Time as written: ca. 11:20'],
			['2018-01-19T15:01', 'Over.', ''],
		]);
		expect(content.zone).toBe('America/Los_Angeles');
	});
});

describe('time zones', () => {
	const at = (statement: string, day: string, zone?: string) =>
		moments(`# Outage\n\n## Timeline\n\n${statement}\n\n- ${day} 12:00 - It broke\n`, zone)[0]?.[0];

	it.each([
		['All times in UTC.', '2024-01-15', '2024-01-15T12:00'],
		['All times in CET.', '2024-01-15', '2024-01-15T11:00'],
		['All times are CEST', '2024-07-15', '2024-07-15T10:00'],
		['All times in BST', '2024-07-15', '2024-07-15T11:00'],
		['Times are Pacific', '2024-07-15', '2024-07-15T19:00'],
		['All times in US/Pacific', '2024-01-15', '2024-01-15T20:00'],
		['All times are in Central European Time', '2024-07-15', '2024-07-15T10:00'],
		['Timezone: Europe/Lisbon', '2024-07-15', '2024-07-15T11:00'],
		['All times in PST (UTC-7)', '2024-07-15', '2024-07-15T19:00'],
		['Times are in UTC+2', '2024-01-15', '2024-01-15T10:00'],
		['All times shown in GMT+05:30', '2024-01-15', '2024-01-15T06:30'],
		['*All times EDT*', '2024-07-15', '2024-07-15T16:00'],
	])('%s', (statement, day, expected) => {
		expect(at(statement, day)).toBe(expected);
	});

	it('reads the name of a winter time in summer as what the clocks there showed, and says so', () => {
		expect(at('All times in CET', '2024-07-15')).toBe('2024-07-15T10:00');
		const { notes } = read('# O\n\n## Timeline\n\nAll times in CET\n\n- 2024-07-15 12:00 - It broke\n');
		expect(notes.join()).toContain('summer time');
	});

	it('uses the zone of the workspace where the file names none, and says so', () => {
		expect(at('Nothing.', '2024-07-15', 'Asia/Tokyo')).toBe('2024-07-15T03:00');
		const { notes } = read('# O\n\n## Timeline\n\n- 2024-07-15 12:00 - It broke\n', 'o.md', 'Asia/Tokyo');
		expect(notes.join()).toContain('Asia/Tokyo');
	});

	it('lets a row name its own', () => {
		expect(
			moments('# O\n\n## Timeline (UTC)\n\n- 2024-07-15 12:00 PDT - It broke\n- 19:30 - Mended\n'),
		).toEqual([
			['2024-07-15T19:00', 'It broke'],
			['2024-07-15T19:30', 'Mended'],
		]);
	});
});

describe('milestones', () => {
	it('reads key events, also with colons, without a colon in the time, or unknown', () => {
		const { content } = read(`# Incident on 2025-01-13

- **Key events**
  - First detected: 2025-01-13 10:13
  - Incident declared 2025-01-13 12:09 UTC
  - Repaired: 2025-01-14 1600
  - Resolved (time TBC)

- **Time to repair**: 1d 5h 47m

- **Impact**: Keys were readable.
`);
		expect(Object.values(content.times).map(iso)).toEqual([
			null,
			'2025-01-13T10:13',
			'2025-01-13T12:09',
			'2025-01-14T16:00',
			null,
		]);
		expect(content.timeline.map(({ kind, text }) => [kind, text])).toEqual([
			['milestone', 'First detected'],
			['milestone', 'Incident declared'],
			['milestone', 'Repaired'],
			['seen', 'Resolved (time TBC)'],
		]);
		expect(content.impact).toBe('Keys were readable.');
		expect(content.narrative).toBe('- **Time to repair**: 1d 5h 47m');
	});

	it('leaves an impossible time unknown, says so, and keeps its sentence', () => {
		const { content, notes } = read(`# Incident on 2023-01-05

- **Key events**
  - First detected 2023-01-05 09:00
  - Incident declared 2022-01-05 10:00
  - Repaired 2023-01-05 11:00
  - Resolved 2023-01-05 10:59
`);
		expect(content.times).toMatchObject({ declared: null, resolved: null });
		expect(notes.join(' ')).toMatch(/Declared.*Resolved/s);
		expect(content.timeline).toHaveLength(4);
	});

	it('finds the beginning that stated lengths point at', () => {
		const { content } = read(`# All 404

## Timeline

All times in UTC.

| Time | Event |
|---|---|
| 2021-09-01 11:34 | Broken route applied |
| 2021-09-06 08:00 | Everything returns 404 |
| 2021-09-06 08:05 | Investigation started |
| 2021-09-06 09:08 | All traffic working as intended |
| 2021-09-06 09:20 | Changes applied upstream |

## Stats

- Category: Kubernetes
- Time to detection: 5 minutes
- Time to recovery: 1h 8m
`);
		expect(content.times).toEqual({
			started: Date.parse('2021-09-06T08:00Z'),
			noticed: Date.parse('2021-09-06T08:05Z'),
			declared: null,
			mitigated: Date.parse('2021-09-06T09:08Z'),
			resolved: Date.parse('2021-09-06T09:08Z'),
		});
		expect(content.topics).toEqual(['Kubernetes']);
	});

	it('takes times from the front matter', () => {
		const { content, uid } = read(`---
uuid: 7c9
title: Feed behind
start_time: 2019-08-29T10:00:00+05:30
end_time: 2019-08-29T10:40:00+05:30
keywords: [feed, lag]
product: Feed
company: Example
---
It lagged.
`);
		expect(iso(content.times.started)).toBe('2019-08-29T04:30');
		expect(iso(content.times.resolved)).toBe('2019-08-29T05:10');
		expect(content).toMatchObject({ title: 'Feed behind', topics: ['feed', 'lag'], services: ['Feed'] });
		expect(uid).toBe('7c9');
		expect(content.narrative).toBe(
			"It lagged.\n\n## From the file's front matter\n\n- uuid: 7c9\n- company: Example",
		);
	});
});

describe('sections', () => {
	it.each([
		['Contributing factors', 'factors'],
		['Root cause(s)', 'factors'],
		['**Causes**', 'factors'],
		['3. Contributing Causes:', 'factors'],
		['Lessons learnt', 'lessons'],
		['💡 What we learned', 'lessons'],
		['Key takeaways', 'lessons'],
		['Action Items', 'changes'],
		['Follow-ups', 'changes'],
		['Next steps', 'changes'],
		['Corrective and preventative measures', 'changes'],
	] as const)('%s', (heading, part) => {
		const { content } = read(`# Outage\n\n## ${heading}\n\n- The first of them.\n- The second of them.\n`);
		expect(content[part]).toHaveLength(2);
		expect(content.narrative).toBe('');
	});

	it.each([
		['What went well', 'wentWell'],
		['What didn’t go well', 'wasHard'],
		['What went wrong?', 'wasHard'],
		['What could have gone better', 'wasHard'],
		['What did we do well?', 'wentWell'],
		['What could we do better?', 'wasHard'],
		['Where we got lucky', 'gotLucky'],
		['Customer impact', 'impact'],
		['TL;DR', 'summary'],
		['Executive summary', 'summary'],
	] as const)('%s', (heading, part) => {
		const { content } = read(`# Outage\n\n## ${heading}\n\nSome words about it.\n`);
		expect(content[part]).toBe('Some words about it.');
	});

	it('makes one factor of prose about why, with all of it as the detail', () => {
		const { content } = read(
			'# Outage\n\n## Root cause\n\nThe limit was not visible in the tool. It had been 100 since 2019.\n\nNobody had reached it.\n',
		);
		expect(content.factors).toEqual([
			{
				title: 'The limit was not visible in the tool.',
				detail:
					'The limit was not visible in the tool. It had been 100 since 2019.\n\nNobody had reached it.',
				kind: '',
				topics: [],
			},
		]);
	});

	it('keeps what it does not know, in order, with its headings', () => {
		const { content } = read(`# Outage

Before.

## Summary

Short.

## Weather

It rained.

### Clouds

Many.

## Attendees

- AN
- WC
`);
		expect(content.narrative).toBe(
			'Before.\n\n## Weather\n\nIt rained.\n\n### Clouds\n\nMany.\n\n## Attendees\n\n- AN\n- WC',
		);
	});

	it('reads parts that are named in bold instead of by headings, and a day above its times', () => {
		const { content } = read(`# Oven cold

**Authors:** AN, WC

**Summary:** The oven was cold for an hour.

**Impact:** No bread.

**Trigger:** A fuse of the wrong size.

**Detection:** The baker noticed.

## Timeline

2023-10-21 (*all times UTC*)

- 14:54 **OUTAGE BEGINS**, the oven cools
- 15:36 **OUTAGE MITIGATED**, bread from next door
- 16:00 **OUTAGE ENDS**
`);
		expect(content).toMatchObject({ summary: 'The oven was cold for an hour.', impact: 'No bread.' });
		expect(content.factors).toMatchObject([{ title: 'A fuse of the wrong size.' }]);
		expect(content.narrative).toMatch(
			/^\*\*Authors:\*\* AN, WC\n\n\*\*Detection:\*\* The baker noticed\.\n\n## Timeline/,
		);
		expect(Object.values(content.times).map(iso)).toEqual([
			'2023-10-21T14:54',
			null,
			null,
			'2023-10-21T15:36',
			'2023-10-21T16:00',
		]);
	});

	it('takes what went well out of the lessons, and sub-headings into their items', () => {
		const { content } = read(`# Outage

## Lessons learned

### What went well

- Fast.

### What went wrong

- Slow.

## Action items

### Process improvements

1. Talk more.

### KubeSpawner

1. Kill it. [Issue](https://github.com/x/y/issues/95)
`);
		expect(content).toMatchObject({ wentWell: '- Fast.', wasHard: '- Slow.', lessons: [], narrative: '' });
		expect(content.changes).toMatchObject([
			{ text: 'Talk more.' },
			{
				text: 'KubeSpawner: Kill it. [Issue](https://github.com/x/y/issues/95)',
				link: 'https://github.com/x/y/issues/95',
			},
		]);
	});
});

describe('changes', () => {
	const change = (line: string) =>
		read(`# Outage 2024-05-01\n\n## Action items\n\n${line}\n`).content.changes[0];

	it.each([
		['- [x] Add an alert', { text: 'Add an alert', state: 'done' }],
		['- [ ] Add an alert', { text: 'Add an alert', state: 'open' }],
		['- ~~Add an alert~~', { text: 'Add an alert', state: 'done' }],
		['- Add an alert (DONE)', { state: 'done' }],
		['- Add an alert (done 2024-05-09)', { state: 'done', doneOn: '2024-05-09' }],
		['- Get the work done', { state: 'open' }],
		['- Add an alert. Owner: Priya Raman, due: 2024-06-01', { owner: 'Priya Raman', due: '2024-06-01' }],
		['- Add an alert (@mei-ling, by 1 June 2024)', { owner: 'mei-ling', due: '2024-06-01' }],
		['- Publish `@posthog/agent` again', { owner: '' }],
		['- We decided to keep one region', { kind: 'decision' }],
		[
			'- See [docs](https://docs.example/a) and [#12](https://github.com/a/b/issues/12)',
			{ link: 'https://github.com/a/b/issues/12' },
		],
	])('%s', (line, expected) => {
		expect(change(line)).toMatchObject(expected);
	});

	it('reads a table', () => {
		const { content } = read(`# Outage

## Follow-up actions

| Action | Type | Owner | Due | Ticket | Status |
|---|---|---|---|---|---|
| Add an alert | prevent | Ana | 2024-06-01 | [T-1](https://t.example/1) | Done |
| Write it down | repair | Ben | Q3 | | In progress |
`);
		expect(content.changes).toMatchObject([
			{
				text: 'Add an alert\n\nType: prevent\n\nTicket: [T-1](https://t.example/1)',
				owner: 'Ana',
				due: '2024-06-01',
				state: 'done',
				link: 'https://t.example/1',
			},
			{
				text: 'Write it down\n\nType: repair\n\nDue: Q3\n\nStatus: In progress',
				owner: 'Ben',
				due: null,
				state: 'open',
			},
		]);
	});
});

describe('facts', () => {
	it.each([
		['**Severity:** SEV1', 1],
		['- Severity: P2', 2],
		['Severity: Sev-3', 3],
		['Severity: high', 2],
		['Priority: low', 4],
		['| Field | Value |\n|---|---|\n| Severity | SEV 2 |', 2],
		['## Severity\n\nCritical', 1],
		['There was other severity 1 work.', null],
	])('%s', (line, severity) => {
		expect(read(`# Outage\n\n${line}\n`).content.severity).toBe(severity);
	});

	it('reads the day from a line, a title, or the file', () => {
		expect(read('# Outage\n\nDate: 3 March 2024\n').content.date).toBe('2024-03-03');
		expect(read('# Outage of March 3rd, 2024\n').content.date).toBe('2024-03-03');
		expect(read('# Outage\n', '2024-03-03-outage.md').content.date).toBe('2024-03-03');
		expect(read('# Outage of 2024-02-30\n').content.date).toBe(null);
	});

	it('names what has no heading after its file or its first sentence', () => {
		expect(read('Words.\n', '2018-01-18-reddit-hug.md').content.title).toBe('Reddit hug');
		expect(
			read('The disk was full. It was big.\n', '0b9c79f2-c9f6-4b88-a5b7-400973716d9a.md').content.title,
		).toBe('The disk was full');
	});

	it('reads the services in a section of their own', () => {
		expect(read('# Outage\n\n## Affected services\n\n- Checkout\n- Search\n').content.services).toEqual([
			'Checkout',
			'Search',
		]);
	});
});

describe('files that are not what they seem', () => {
	it.each([
		['nothing', '', 'empty'],
		['only spaces', ' \n\t\n', 'empty'],
		['bytes', 'a\0b', 'not a text'],
		['more than 1 MB', 'a'.repeat(MAX_NARRATIVE + 1), '1 MB'],
		['front matter that is not YAML', '---\ntitle: "open\n---\n', 'front matter'],
	])('refuses %s', (_, text, reason) => {
		expect(() => readDocument({ name: 'a.md', text }, {})).toThrow(Unreadable);
		expect(() => readDocument({ name: 'a.md', text }, {})).toThrow(reason);
	});

	it('keeps HTML and ERB tags as the text they are', () => {
		const { content } = read(
			'# Outage\n\n<script>alert(1)</script>\n\n<%= partial "x" %> and <% if y %>\n',
			'a.html.md.erb',
		);
		expect(content.narrative).toContain('<script>alert(1)</script>');
		expect(content.narrative).toContain('<%= partial "x" %> and <% if y %>');
	});

	it('reads Windows line ends and a byte order mark', () => {
		expect(read('\uFEFF# Outage\r\n\r\n## Summary\r\n\r\nShort.\r\n').content).toMatchObject({
			title: 'Outage',
			summary: 'Short.',
		});
	});

	it('keeps the address of a reference link in a part that stands alone', () => {
		const { content } = read('# Outage\n\n## Summary\n\nSee [the other][o].\n\n[o]: https://x.example/o\n');
		expect(content.summary).toBe('See [the other](https://x.example/o).');
	});
});
