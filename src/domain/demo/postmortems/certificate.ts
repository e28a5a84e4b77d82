import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const certificate: Written = {
	key: 'certificate',
	by: 'tomasz@orrery.example',
	coAuthors: ['hiroshi@orrery.example'],
	team: 'Edge',
	day: '2026-11-10',
	publishedOn: '2026-11-16',
	facilitator: 'amara@orrery.example',
	content: {
		title: 'The certificate that renewed itself everywhere but where it mattered',
		summary:
			'An intermediate certificate expired on four of thirteen gateways in eu-north. For almost two hours, four in ten European sign-ins failed, and nothing we had built to watch certificates could see why.',
		severity: 2,
		services: ['edge-gateway', 'cert-agent'],
		impact: '38% of EU sign-ins failed for 1 h 20 min, 4% for half an hour more. No data was lost.',
		feltBy:
			'214 customers, most of them dispatch offices in Denmark and Sweden. Couriers on the road were signed in already and noticed little.',
		zone: 'UTC',
		times: { started: '02:14', noticed: '02:37', declared: '02:46', mitigated: '03:34', resolved: '04:06' },
		durations: [{ name: 'To rule out DNS', from: '02:58', to: '03:19' }],
		timeline: [
			milestone(
				'02:14',
				'Intermediate certificate expires on four hosts. TLS handshakes begin to fail.',
				'edge-gateway',
			),
			seen(
				'02:21',
				'Mobile retries hold the failure rate at 38%. No alert fires.',
				'the alert rules',
				'signin_failed_ratio{region="eu"} 0.38   # pages at 0.40',
				'What share do first attempts fail at on an ordinary night?',
			),
			milestone(
				'02:37',
				'Aroha writes in #edge: “three offices can’t sign in, all in Denmark, is it us?” It is {clock 02:37 Pacific/Auckland} in Wellington.',
				'the support lead',
				'#edge, 02:37: three offices can’t sign in, all in Denmark, is it us?',
			),
			milestone(
				'02:46',
				'Hiroshi declares and leads, at {clock 02:46 Asia/Tokyo} in Osaka. Callum joins from Glasgow.',
				'the on-call engineer',
			),
			decided(
				'02:58',
				'We look at DNS first: a TTL change went out the evening before. It was a reasonable place to look.',
				'the incident lead',
			),
			seen(
				'03:19',
				'Tomasz compares the chain on every host, one by one, at {clock 03:19 Europe/Warsaw} in Kraków. Four of thirteen ended at 02:14.',
				'the second responder',
				'gw-eun-09  notAfter {day 2027-02-08} 02:14  ok\ngw-eun-10  notAfter {day 2026-11-10} 02:14  expired\ngw-eun-11  notAfter {day 2026-11-10} 02:14  expired',
			),
			said(
				'03:26',
				'Support asks whether to tell customers “soon”. We say “within the hour”, and which offices can sign in by phone until then.',
				'the incident lead',
			),
			milestone(
				'03:34',
				'Four hosts drained from the load balancer. Failures fall from 38% to 4%.',
				'the second responder',
			),
			done(
				'03:41',
				'First certificate issued by hand, checked from a phone on a mobile network.',
				'an edge engineer',
			),
			milestone(
				'04:06',
				'Certificates issued by hand, hosts return, failures at zero.',
				'the incident lead',
				'time,Share of EU sign-ins that failed,Alert at\n02:07,0%,40%\n02:13,0%,40%\n02:15,33%,40%\n02:18,37%,40%\n02:26,36%,40%\n02:40,38%,40%\n03:05,37%,40%\n03:33,38%,40%\n03:36,11%,40%\n03:44,5%,40%\n03:58,4%,40%\n04:05,3%,40%\n04:08,0%,40%\n04:20,0%,40%',
			),
		],
		narrative: `
In {month 2026-08-18} we rebuilt four gateways, \`gw-eun-10\` to \`-13\`, after a disk recall. The image we used was the right one for that week; the renewal agent was moved out of it and into the fleet playbook nine days earlier. The playbook selects hosts by a label that the rebuild did not set. From then on, the agent renewed every certificate it knew of and reported success every night, which was true.

At 02:14 on {day 2026-11-10} the old intermediate reached its end on those four hosts. Couriers’ phones retried quietly and most got through to a healthy gateway on the second or third attempt, so the failure rate settled at 38%. The alert that pages on-call fires at 40%.

![The share of sign-ins in eu-north that failed, from 01:50 to 04:24. It rises to 38% at 02:21 and stays just under the dashed line of the alert, at 40%, until 03:34.](files/sign-in-failures.png)

It was mid-afternoon in Wellington. Aroha took three calls in five minutes from dispatch offices that could not sign in, and wrote in #edge instead of opening a ticket. That message is how we found out.

From there two leads competed. The TTL change of the evening before was recent, plausible and ours, and ruling it out took until 03:19. What ended the search was the least clever thing we tried: asking every host for its certificate and reading thirteen answers in a row.

### Three lists of the same thing

Afterwards we wrote down how many gateways each of our tools believed in. None of them was wrong about what it had been asked.

| Asked | Gateways it knew | What it said that night |
| --- | ---: | --- |
| Expiry dashboard (fed by the agent) | 9 | all green |
| Fleet playbook | 9 | last run successful |
| Load balancer | 13 | 13 in rotation |

The check we now run needs no agent, and fits on one line:

~~~sh
for host in $(lb members eu-north); do
  days-left "$host" --from outside || echo "$host: no answer"
done
~~~
`,
		factors: [
			{
				title: 'The agent was absent from four hosts, and absence looked like health',
				detail: 'It reports what it did. A host without it reports nothing, and nothing was counted as fine.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The inventory came from the tool it was meant to check',
				detail: 'The expiry dashboard listed nine hosts, all green. The load balancer knew of thirteen.',
				topics: ['Circular check'],
			},
			{
				title: 'The alert threshold sat two points above what retries allowed',
				detail:
					'The 40% was set before phones retried. Nobody has had a reason to look at it since {year 2024-05-14}.',
				topics: ['Threshold outlived its reason', 'Retries amplify'],
			},
			{
				title: 'Support can see an outage but not raise one',
				detail: 'Aroha’s shortest official way to on-call is a ticket with a four-hour target.',
				topics: ['No way to raise it'],
			},
		],
		wentWell:
			'Hiroshi declared with three reports and no graph. The drain runbook worked as written, at the first attempt.',
		wasHard:
			'Two true leads at once. The DNS change was recent and plausible, and took 21 minutes to rule out.',
		gotLucky: 'It was office hours in Wellington. At any weekend we think this is a five-hour outage.',
		lessons: [
			{ text: 'Monitor the thing that must be true, not the job that is meant to make it true.' },
			{ text: 'When a fleet is counted by the tool that manages it, whatever the tool forgot is invisible.' },
			{
				text: 'A person on the phone was faster than every alert we own. Give that person a way to call us.',
			},
			{ text: 'Retries move a threshold without telling anyone.' },
		],
		changes: [
			{
				text: 'Probe every public endpoint from outside for days to expiry.',
				owner: 'tomasz@orrery.example',
				due: '2026-11-20',
				state: 'done',
				doneOn: '2026-11-17',
				link: 'https://work.orrery.example/edge/881',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'Take the inventory from the load balancer.',
				owner: 'hiroshi@orrery.example',
				due: '2026-11-24',
				state: 'done',
				doneOn: '2026-11-18',
				link: 'https://work.orrery.example/edge/882',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Support may page on-call for “customers can’t sign in”.',
				kind: 'decision',
				owner: 'aroha@orrery.example',
				due: '2026-11-27',
				lesson: 3,
				answers: [4],
			},
			{
				text: 'Alert on the slope of first attempts.',
				owner: 'callum@orrery.example',
				due: '2026-12-04',
				link: 'https://work.orrery.example/edge/885',
				lesson: 4,
				answers: [3],
			},
		],
		topics: ['certificates', 'monitoring', 'sign-in'],
	},
	thanks: [
		{
			by: 'leila@orrery.example',
			day: '2026-11-17',
			sentence: 'Ledger asks the certificate itself now, from outside, and no longer the job that renews it.',
		},
		{
			by: 'mateo@orrery.example',
			day: '2026-11-17',
			sentence: 'We count our devices from the server’s side, and two that nobody managed turned up.',
		},
		{
			by: 'sian@orrery.example',
			day: '2026-11-18',
			sentence: 'The night desk calls on-call when three people cannot sign in, whatever the graphs say.',
		},
		{ by: 'priya@orrery.example', day: '2026-11-16' },
		{ by: 'kwame@orrery.example', day: '2026-11-17' },
		{ by: 'oksana@orrery.example', day: '2026-11-17' },
		{ by: 'leila@orrery.example', day: '2026-11-17' },
	],
	discussion: [
		{
			by: 'amara@orrery.example',
			at: '2026-11-16 11:05',
			quote: 'From then on, the agent renewed every certificate it knew of and reported success every night',
			text: '“Which was true” is the whole incident for me. The job was honest. We asked it the wrong question.',
			replies: [
				{
					by: 'tomasz@orrery.example',
					at: '2026-11-16 11:40',
					text: 'And we asked it every morning. It is on the first screen of the dashboard.',
				},
				{
					by: 'leila@orrery.example',
					at: '2026-11-16 13:15',
					text: '“It knew of” is the other half. Who keeps the list of what it knows?',
				},
				{
					by: 'tomasz@orrery.example',
					at: '2026-11-16 13:22',
					text: '@Leila Haddad from tomorrow on, the load balancer does.',
				},
			],
		},
		{
			by: 'leila@orrery.example',
			at: '2026-11-17 08:50',
			quote: 'The alert that pages on-call fires at 40%.',
			text: 'Our 5xx alert has the same story: 2024, before the gateway retried. Checked this morning, and we would have missed it too.',
		},
		{
			by: 'aroha@orrery.example',
			at: '2026-11-16 20:30',
			quote: 'wrote in #edge instead of opening a ticket',
			text: 'I nearly did open the ticket. Callum’s “just shout, we don’t bite” in the October story is why I wrote in the channel.',
			replies: [
				{ by: 'callum@orrery.example', at: '2026-11-16 21:02', text: 'I had forgotten that I wrote that.' },
				{
					by: 'hiroshi@orrery.example',
					at: '2026-11-16 23:10',
					text: 'I read your message before my phone rang. It was the first I heard of it.',
				},
				{
					by: 'freya@orrery.example',
					at: '2026-11-17 07:45',
					text: 'What would make that the ordinary way, for somebody who has not read the story?',
				},
				{
					by: 'aroha@orrery.example',
					at: '2026-11-17 08:10',
					text: 'A button that says “customers can’t”. I do not need to know which system it is.',
				},
				{
					by: 'callum@orrery.example',
					at: '2026-11-17 08:31',
					text: 'That is the change below. Is “customers can’t sign in” wide enough, @Aroha Ngata?',
				},
				{ by: 'aroha@orrery.example', at: '2026-11-17 09:04', text: 'For a start. Ask me again in a month.' },
				{
					by: 'hiroshi@orrery.example',
					at: '2026-11-17 09:20',
					text: 'On-call is glad of it, for the record.',
				},
			],
		},
		{
			by: 'callum@orrery.example',
			at: '2026-11-16 15:12',
			quote: 'We look at DNS first: a TTL change went out the evening before.',
			text: 'I had shipped the TTL change, so I wanted it to be that. Worth saying out loud.',
			replies: [
				{
					by: 'hiroshi@orrery.example',
					at: '2026-11-16 23:14',
					text: 'With what we saw at 02:58 I would look there first again.',
				},
			],
		},
	],
};
