import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const loadTest: Written = {
	key: 'load-test',
	by: 'hiroshi@orrery.example',
	coAuthors: ['tomasz@orrery.example'],
	team: 'Edge',
	day: '2026-08-27',
	publishedOn: '2026-09-01',
	content: {
		title: 'The load test that visited production',
		summary:
			'We test the idle half of our gateways. That night, for the first time in a month, the idle half was the other one.',
		severity: 3,
		services: ['edge-gateway', 'load-test'],
		impact: 'Answers took 3.1 s instead of 0.2 s for nineteen minutes. 240 requests were refused.',
		feltBy:
			'Whoever worked between 01:00 and 01:20 UTC: night nurses in Europe, a lunch hour in New Zealand.',
		zone: 'UTC',
		times: { started: '01:00', noticed: '01:06', declared: null, mitigated: '01:17', resolved: '01:19' },
		timeline: [
			done('2026-08-26 16:40', 'A release goes out. Traffic moves from blue to green.', 'the release'),
			milestone(
				'01:00',
				'The nightly load test starts against green, as it has for 27 nights.',
				'load-test',
				'target=green  rate=4000/s  duration=30m',
			),
			milestone(
				'01:06',
				'Page: gateway latency. It arrives in Osaka at {clock 01:06 Asia/Tokyo}, which is the kindest hour of all of ours.',
				'the on-call engineer',
			),
			seen(
				'01:09',
				'Every request in the log has the same polite user agent.',
				'the on-call engineer',
				'orrery-loadtest/2 (if this hurts, stop me: runbook 14)',
			),
			said(
				'01:11',
				'Runbook 14 says to stop the test from the machine that started it. That machine is called “runner”, and there are six.',
				'the on-call engineer',
			),
			decided(
				'01:14',
				'The gateways refuse the user agent instead. It is one line, and it can be undone.',
				'the on-call engineer',
			),
			milestone('01:17', 'Refused. Latency returns to normal within a minute.', 'edge-gateway'),
			milestone('01:19', 'The test ends itself, since nine in ten of its requests are refused.', 'load-test'),
		],
		narrative: `
Blue and green are two halves of one fleet. One serves, the other waits, and a release swaps them. The load test was written in a month without releases on a Wednesday, and its target was the colour that happened to be waiting.

“Green” had been true for 27 nights, so it had stopped being a choice that anybody could see. The file calls it *target*, the dashboard calls it *idle*, and the release tool, which alone knows, calls it *next*.

That it was short we owe to a string. Somebody had put a sentence into the user agent of the test, years ago, as a courtesy to a stranger. The stranger was us.
`,
		factors: [
			{
				title: 'A colour stood for a role',
				detail: 'Green was the idle half on the day it was written down.',
				topics: ['Two things, one name'],
			},
			{
				title: 'Nothing asked whether the target was serving',
				detail: 'The test is built to push through refusals, so it did not take them for an answer.',
				topics: ['Hidden coupling'],
			},
			{
				title: 'The stop button is on one of six machines',
				detail: 'Runbook 14 was written when there was one.',
				topics: ['Threshold outlived its reason'],
			},
		],
		wentWell:
			'A user agent that says what it is and how to stop it. Refusing at the gateway was quick and could be undone.',
		wasHard: 'Runbook 14 cost three minutes, at a time when we were reading it for comfort.',
		gotLucky: 'The test runs at one, and not at seven when the rounds begin.',
		lessons: [
			{
				text: 'Name things by the role they play, and look the role up each time. A colour remembers only the day it was chosen.',
			},
			{ text: 'Whatever makes noise on purpose carries its own off switch, in words, in every request.' },
		],
		changes: [
			{
				text: 'The test asks the load balancer which half is idle, and ends if it is told “neither”.',
				owner: 'hiroshi@orrery.example',
				due: '2026-09-04',
				state: 'done',
				doneOn: '2026-08-31',
				lesson: 1,
				answers: [1, 2],
			},
			{
				text: 'Any on-call may stop a load test from the chat, wherever it runs.',
				owner: 'tomasz@orrery.example',
				due: '2026-09-25',
				state: 'done',
				doneOn: '2026-09-23',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['load tests', 'releases'],
	},
};
