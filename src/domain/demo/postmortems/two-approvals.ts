import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const twoApprovals: Written = {
	key: 'two-approvals',
	by: 'priya@orrery.example',
	coAuthors: ['yusuf@orrery.example', 'sofia@orrery.example'],
	team: 'Ledger',
	day: '2026-10-15',
	publishedOn: '2026-10-21',
	content: {
		title: 'Two people approved the payment, each as the first',
		summary:
			'A payment above 50,000 euros needs two approvals. It had two, on two versions of itself, and stood still for nine days while both approvers saw a green tick.',
		severity: 3,
		services: ['payments', 'approvals'],
		impact: 'A supplier of dressings waited nine days for 84,200 euros, and delivered all the same.',
		feltBy: 'A family business with eleven people, who had to ask twice.',
		zone: 'UTC',
		times: {
			started: '2026-10-06 09:40',
			noticed: '08:30',
			declared: '08:50',
			mitigated: '09:05',
			resolved: '14:00',
		},
		timeline: [
			done(
				'2026-10-06 09:12',
				'First approval, on the payment as entered.',
				'the first approver',
				'payment 5521 v1  approved 1 of 2',
			),
			done(
				'2026-10-06 09:31',
				'A typing slip in the reference is corrected. This makes version 2, with no approvals, as it must.',
				'a billing clerk',
			),
			milestone(
				'2026-10-06 09:40',
				'Second approval, on version 2. Both approvers see a green tick, which means “you have approved”.',
				'the second approver',
				'payment 5521 v2  approved 1 of 2',
			),
			said(
				'2026-10-12 10:00',
				'The supplier asks, friendly. The answer: “approved last week, it must be the bank”.',
				'a billing clerk',
			),
			milestone('08:30', 'The supplier asks again, and mentions wages.', 'a billing clerk'),
			milestone('08:50', 'Yusuf declares it, for a payment that is approved and has not left.', 'billing'),
			seen(
				'08:58',
				'The screens of both approvers, side by side, over a call. Two ticks, two versions.',
				'a ledger engineer',
			),
			milestone(
				'09:05',
				'The first approver approves version 2. It leaves within the minute.',
				'the first approver',
			),
			decided('09:30', 'We ask the supplier what the nine days cost them, and pay it.', 'billing'),
			milestone(
				'14:00',
				'The bank confirms. All waiting payments are looked through: two more of the kind, both small.',
				'a ledger engineer',
			),
		],
		narrative: `
The rule is good and old: two pairs of eyes, and whatever is changed has to be seen again by both. The machine kept to it without fault. At 09:40 the payment had one approval, of version 2, and it waited for the other, as it would have for a year.

What it showed was something else. The tick on the approver’s page answers *have I approved?* and both had. The list on the clerk’s page answers *has it been approved?* and shows the approvals of all versions, because somebody once asked for the history. It showed two.

| Who looks | Question the screen answers | What they see |
| --- | --- | --- |
| Approver | Have I approved? | yes |
| Clerk | Who has approved, ever? | two people |
| Machine | Is this version approved twice? | no |

Three honest answers to three questions, and the one that mattered was asked on no screen.

The mail of {day 2026-10-12} was answered from the clerk’s page. With that page before you, *it must be the bank* is what anybody would write.
`,
		factors: [
			{
				title: 'A tick that means “I have” was read as “it is”',
				detail: 'The word beside it is “Approved”, for both.',
				topics: ['Two things, one name'],
			},
			{
				title: 'A correction took back an approval and told nobody',
				detail: 'The first approver had been right to approve, and had no reason to come back.',
				topics: ['Hidden coupling'],
			},
			{
				title: 'A payment that waits looks like a payment that is done',
				detail: 'Neither is on any list of things to do.',
				topics: ['Absence looks like health'],
			},
		],
		wentWell: 'The control held. Not one cent left on one pair of eyes.',
		wasHard: 'To stay curious while a family business was waiting for wages.',
		gotLucky: 'The supplier trusts us more than we had earned that week.',
		lessons: [
			{ text: 'For every tick, ask which question it answers, and whether it is the one people come with.' },
			{ text: 'When a change takes back somebody’s yes, tell them. They think they are done.' },
		],
		changes: [
			{
				text: 'One sentence on all three screens: “Version 2 waits for one more approval, from …”.',
				owner: 'sofia@orrery.example',
				due: '2026-10-30',
				state: 'done',
				doneOn: '2026-10-29',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'A correction asks the earlier approvers again, with what has changed.',
				owner: 'priya@orrery.example',
				due: '2026-11-06',
				state: 'done',
				doneOn: '2026-11-09',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Payments that have waited for two days come to Billing’s morning list.',
				owner: 'yusuf@orrery.example',
				due: '2026-11-20',
				answers: [3],
			},
			{
				text: 'Small corrections keep their approvals.',
				kind: 'decision',
				owner: 'leila@orrery.example',
				state: 'dropped',
				reason: 'We could not say what small is. A reference is small until it is somebody else’s.',
			},
		],
		topics: ['money', 'approvals'],
	},
};
