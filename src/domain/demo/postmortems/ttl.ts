import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const ttl: Written = {
	key: 'ttl',
	by: 'callum@orrery.example',
	coAuthors: ['hiroshi@orrery.example'],
	team: 'Edge',
	day: '2026-07-14',
	publishedOn: '2026-07-20',
	content: {
		title: 'The TTL that outlived the plan',
		summary:
			'We moved the sign-in page to new addresses and switched the old ones off two hours later, as planned. One resolver in nine kept sending people to the old ones until the next morning.',
		severity: 3,
		services: ['dns', 'sign-in'],
		impact: '11% of sign-ins from two mobile networks ended in a blank page, for fourteen hours.',
		feltBy: 'Night couriers on two networks in Poland. 63 called; most tried again from home.',
		zone: 'UTC',
		times: {
			started: '16:00',
			noticed: '21:20',
			declared: '21:45',
			mitigated: '22:05',
			resolved: '2026-07-15 06:10',
		},
		timeline: [
			done(
				'14:00',
				'The name is pointed at the new addresses. Its TTL has been five minutes since last week.',
				'an edge engineer',
			),
			seen(
				'15:30',
				'Traffic on the old addresses is down to nothing on the graph we watch.',
				'an edge engineer',
				'requests_old_pool 0.4/s   # was 260/s',
			),
			milestone('16:00', 'The old addresses are switched off, as planned.', 'an edge engineer'),
			seen(
				'16:00',
				'The remaining 0.4 requests a second vanish, along with the graph that could have grown.',
				'the metrics',
			),
			said('19:40', 'First call: “white page”. The page works for whoever answers the call.', 'support'),
			milestone(
				'21:20',
				'The night desk notices that all callers are on one of two networks, and says so in #edge.',
				'the night desk',
			),
			milestone('21:45', 'Declared by Callum from his kitchen.', 'the on-call engineer'),
			milestone('22:05', 'The old addresses are switched on again and answer.', 'the on-call engineer'),
			decided(
				'22:30',
				'They stay until nobody has used them for 48 hours, whatever the plan says.',
				'an edge engineer',
			),
			milestone(
				'2026-07-15 06:10',
				'Both networks have the new addresses. The last request to an old one was at 06:07.',
				'dns',
			),
		],
		narrative: `
We lowered the TTL to five minutes a week ahead, moved the name, waited two hours, and switched the old addresses off. That is twenty-four times the TTL, and it is what the runbook says.

A TTL is a request. Most resolvers honour it. Two mobile networks put a floor under it, of 24 hours, because it spares them traffic; it is in neither of their manuals, and it is their good right.

At 15:30 there was still a trickle on the old addresses. It is on the screenshot that we took to show that it was safe: 0.4 requests a second, a line that lies on the axis. At night, on two networks, 0.4 a second is everybody.

When the addresses went, so did the only graph on which those people were visible. From then on we had a perfect record of everyone who got through.
`,
		factors: [
			{
				title: 'Whoever could not reach us was in none of our graphs',
				detail: 'We count requests that arrive.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The end of the plan was a time, not a condition',
				detail: '“Two hours” stood for “when nobody uses it any more”, and was followed in its place.',
				topics: ['Threshold outlived its reason'],
			},
			{
				title: 'A trickle was read as a remainder',
				detail: '0.4 against 260 looks like noise. It was a fixed group of people.',
				topics: ['Average hides the tail'],
			},
		],
		wentWell:
			'Switching back took one command, which was in the plan. The night desk asked every caller for the network.',
		wasHard: 'The page worked for everybody who looked.',
		gotLucky: 'The old machines had not been wiped. That was due at eight.',
		lessons: [
			{
				text: 'Switch the old thing off when nobody uses it, and look at who “nobody” is. A waiting time is a guess about them.',
			},
			{ text: 'People who cannot reach you are in none of your graphs. Ask from where they stand.' },
		],
		changes: [
			{
				text: 'Old addresses answer until 48 hours have passed without a request.',
				kind: 'decision',
				owner: 'callum@orrery.example',
				due: '2026-07-24',
				state: 'done',
				doneOn: '2026-07-21',
				lesson: 1,
				answers: [2, 3],
			},
			{
				text: 'Sign in once a minute from a phone on each of twelve networks.',
				owner: 'hiroshi@orrery.example',
				due: '2026-08-28',
				state: 'done',
				doneOn: '2026-08-27',
				lesson: 2,
				answers: [1],
			},
		],
		topics: ['dns', 'sign-in', 'monitoring'],
	},
};
