import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const rateLimits: Written = {
	key: 'rate-limits',
	by: 'ines@orrery.example',
	coAuthors: ['callum@orrery.example', 'mei-ling@orrery.example'],
	team: 'Dispatch',
	day: '2026-08-12',
	publishedOn: '2026-08-18',
	content: {
		title: 'Rate limits that protected us from our own retries',
		summary:
			'Looking up an address went from a fifth of a second to more than two. Four services each retried three times, so one slow call became eighty-one. The limit we added for customers fired on ourselves first.',
		severity: 2,
		services: ['geocoder', 'route-planner', 'assignment', 'edge-gateway'],
		impact:
			'612 rounds were planned late, the latest by 94 minutes. Until 08:06 nurses who opened their list saw yesterday’s order with today’s names in it.',
		feltBy:
			'Dispatch offices in Portugal, Spain and France at the start of the morning round. No visit was missed.',
		zone: 'UTC',
		times: { started: '07:04', noticed: '07:21', declared: '07:30', mitigated: '08:06', resolved: '08:50' },
		timeline: [
			seen(
				'06:55',
				'The address supplier begins its maintenance. Its slowest answers go from 0.2 s to 2.6 s.',
				'geocoder',
			),
			milestone(
				'07:04',
				'Look-ups pass our timeout of two seconds. The first of four layers tries again.',
				'assignment',
			),
			seen(
				'07:06',
				'Look-ups go from 1,900 a minute to 150,000. Rounds still waiting: 12.',
				'geocoder',
				'geocode_calls_per_minute 149_880   (same hour yesterday: 1_905)',
			),
			seen(
				'07:08',
				'The gateway’s customer limit starts to refuse our own planner. The alert “customer over limit” goes to the account managers’ mailbox, for a customer called internal.',
				'edge-gateway',
				'subject: [limit] customer "internal" refused 41,207 times in 60 s',
			),
			said(
				'07:19',
				'An account manager asks in #general who the customer “internal” is, and whether somebody ought to call them.',
				'an account manager',
			),
			milestone(
				'07:21',
				'Mei-Ling reads the question, knows the answer, and opens the planner’s graphs.',
				'a dispatch engineer',
			),
			milestone('07:30', 'Declared. The planner is refused, and the refusals are ours.', 'the incident lead'),
			said(
				'07:41',
				'The supplier says it has been healthy since 07:20. We do not see it: our load is keeping it slow.',
				'the address supplier',
			),
			done(
				'07:52',
				'The limit for internal is raised fourfold. More calls get through, the supplier slows further, and the backlog of rounds grows faster.',
				'an edge engineer',
			),
			decided(
				'07:58',
				'We stop asking who is slow and draw who calls whom. The drawing has four layers, and each has its own retry.',
				'the incident lead',
			),
			done(
				'08:03',
				'Retries are switched off in three of the four layers, starting nearest to the supplier.',
				'a dispatch engineer',
			),
			milestone(
				'08:06',
				'Look-ups fall from 148,000 a minute to 2,100. Rounds are planned again.',
				'geocoder',
			),
			done('08:20', 'The limit for internal is put back where it was.', 'an edge engineer'),
			milestone(
				'08:50',
				'The last late round is planned. Offices are told which 612 to print again.',
				'the incident lead',
			),
		],
		narrative: `
Every Wednesday around seven the company that looks up our addresses does its maintenance. For some twenty-five minutes its answers are slow. This has been so for years, and on all those Wednesdays it cost us a few seconds.

Earlier this year we made the planner sturdier. A look-up that takes more than two seconds is tried again, up to three attempts in all. It was a good change and it was reviewed by people who know what retries do. The same change had been made in assignment the year before, in the address service the year before that, and the HTTP library underneath has always done it by itself. Each of the four is reasonable. They stand on top of each other.

~~~
assignment       3 attempts
  route-planner    3 × 3   =  9
    address          3 × 9   = 27
      HTTP client      3 × 27  = 81 calls for one address
~~~

So when a look-up took 2.6 seconds, one address became eighty-one requests within a minute. The supplier, which had been slow, was now busy. It finished its maintenance at 07:20 and could not recover while we were asking.

What stood between us and a worse morning was a limit we had built for somebody else. In {month 2026-02-10} a customer’s script had sent us two million requests in an hour, and the gateway learned to refuse any customer above 40,000 a minute. Our own services pass through the same gateway, under the name *internal*. The limit fired on them first and did what it was built to do. Its alert did too: it told the account managers that a customer needed a friendly call.

### The step that made it worse

At 07:52 we raised the limit. What we had in front of us was a planner being refused, and a limit whose name said it was for customers; letting our own traffic through was the step that fitted that picture. It took six minutes, and a drawing, to see that the refusals were the only thing between the supplier and eighty-one times the load.
`,
		factors: [
			{
				title: 'Four layers each retried three times, and nobody could see the product',
				detail:
					'Each layer counts its own attempts, in its own graph. Multiplied, they are 81. No graph multiplies.',
				topics: ['Retries amplify'],
			},
			{
				title: 'The path has four owners and no owner',
				detail:
					'Dispatch, Edge and two people in Mobile each look after a piece. The question “how long may a look-up take, in all?” had no address.',
				topics: ['No owner for the whole path'],
			},
			{
				title: 'The limit and its alert were made for a customer, and met us instead',
				detail:
					'40,000 a minute and the account managers’ mailbox were right for the script of {month 2026-02-10}. When *internal* crossed the line, both still behaved as if a customer had.',
				topics: ['Threshold outlived its reason'],
			},
		],
		wentWell:
			'An account manager asked in public about a mail that made no sense. Retries could be switched off by a flag in all four places, and the flags worked.',
		wasHard:
			'Each team’s graph showed a healthy service with an unhealthy neighbour. For half an hour everybody was looking one step to the right.',
		gotLucky:
			'The limit. It was there by accident, and kept the supplier on its feet for the whole of Iberia.',
		lessons: [
			{
				text: 'Retries multiply along a path. Let one layer retry, the one nearest to the person, and let the others pass the answer on.',
			},
			{ text: 'An unexpected limit is evidence. Before you lift it, find out what it is holding back.' },
			{ text: 'Four healthy services can make one unhealthy path. Somebody has to own the path.' },
		],
		changes: [
			{
				text: 'Only assignment retries an address look-up; the other three layers hand the refusal upward.',
				kind: 'decision',
				owner: 'mei-ling@orrery.example',
				due: '2026-08-28',
				state: 'done',
				doneOn: '2026-08-21',
				link: 'https://work.orrery.example/dispatch/640',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'A working group on retries, with somebody from each team on the path, owns the time a look-up may take in all.',
				kind: 'decision',
				owner: 'ines@orrery.example',
				due: '2026-08-31',
				state: 'done',
				doneOn: '2026-08-26',
				lesson: 3,
				answers: [2],
			},
			{
				text: 'Limits on internal traffic page on-call and say what they are holding back.',
				owner: 'callum@orrery.example',
				due: '2026-09-11',
				state: 'done',
				doneOn: '2026-09-10',
				link: 'https://work.orrery.example/edge/702',
				lesson: 2,
				answers: [3],
			},
			{
				text: 'One graph for the path: addresses asked for beside requests sent, and the ratio between them.',
				owner: 'callum@orrery.example',
				due: '2026-09-25',
				state: 'done',
				doneOn: '2026-10-01',
				lesson: 1,
				answers: [1, 2],
			},
		],
		topics: ['retries', 'rate limits', 'addresses'],
	},
};
