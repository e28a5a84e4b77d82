import { decided, milestone, said, seen, type Written } from '../writing.ts';

export const rounding: Written = {
	key: 'rounding',
	by: 'leila@orrery.example',
	team: 'Ledger',
	day: '2026-09-09',
	publishedOn: '2026-09-17',
	content: {
		title: 'Rounding that was fair to everybody but the auditor',
		summary:
			'After an upgrade, half a cent went to the nearest even cent instead of up. It is the better rule, and it is not the one in our contracts.',
		severity: 3,
		services: ['ledger', 'statements'],
		impact: '1,904 lines were a cent too low, 19.04 euros in all; the audit could not be closed for a week.',
		feltBy: 'One auditor, three people in Ledger, and a municipality that asked a very good question.',
		zone: 'UTC',
		times: {
			started: '2026-08-18 10:20',
			noticed: '14:05',
			declared: '15:00',
			mitigated: '2026-09-10 09:30',
			resolved: '2026-09-16 12:00',
		},
		timeline: [
			milestone(
				'2026-08-18 10:20',
				'The decimal library goes from 3 to 4 with eleven other upgrades. All 2,200 tests pass.',
				'the deployer',
			),
			seen(
				'2026-08-31 23:00',
				'A four-week period is closed. The sum agrees with the bank to within nine euros. The alarm begins at fifty.',
				'ledger',
			),
			milestone(
				'14:05',
				'The auditor’s own sheet is off by one cent on every eighth line, and always in the same direction.',
				'the auditor',
				'visit 0.5 h at 24.25 = 12.125  theirs 12.13  ours 12.12',
			),
			said('14:30', '“It is not the money,” she writes. “I need to be able to say why.”', 'the auditor'),
			milestone(
				'15:00',
				'Declared. Leila pins the 23 days in question and nothing older.',
				'the ledger lead',
			),
			seen(
				'16:10',
				'Half-up became half-even. The change is in the notes of version 4, in a table, in the last row.',
				'a ledger engineer',
			),
			decided(
				'16:40',
				'Half-up again, since it is in 22 contracts. Whether half-even is better is a question for another day.',
				'the ledger lead',
			),
			milestone(
				'2026-09-10 09:30',
				'The mode is stated in our own code. New lines agree with the auditor’s sheet.',
				'a ledger engineer',
			),
			milestone(
				'2026-09-16 12:00',
				'1,904 lines corrected in one dated booking. The auditor signs.',
				'the auditor',
			),
		],
		narrative: `
Half of a cent has to go somewhere. Up is what people learn at school and what our contracts say, in a clause that everyone reads as decoration. To the nearest even cent is what statisticians prefer, since over many lines it favours nobody. Version 4 of the library sides with the statisticians.

Our tests check some two thousand amounts. We looked afterwards: fourteen of them end in exactly half a cent, and in all fourteen the cent before is odd, so that both rules give the same answer. Nobody chose that. They had been copied from one another over the years, with a digit changed.

The upgrade was one of twelve in a weekly bundle. The bundle had a summary written by a tool, which listed it under *no changes to the interface*. That is so.

We thank the auditor for the sentence in the timeline. It has become a rule of this team: an amount that we cannot explain is wrong, whatever its size.
`,
		factors: [
			{
				title: 'The rounding mode changed between two versions of a library',
				detail: 'We had never named the mode, so it was theirs to change.',
				topics: ['Default changed quietly'],
			},
			{
				title: 'The tests agreed with both rules',
				detail: 'Fourteen examples of half a cent, all of the kind that tells nothing.',
				topics: ['Rehearsed somewhere else'],
			},
			{
				title: 'The sum was off by nineteen euros, and the alarm begins at fifty',
				detail:
					'The alarm watches totals and was set to find lost invoices. A cent on one line in eight is too small for it by design.',
				topics: ['Average hides the tail', 'Threshold outlived its reason'],
			},
		],
		wentWell: 'The auditor was answered within the hour with “we do not know yet, here is what we see”.',
		wasHard: 'To take a cent seriously at four in the afternoon, and then not to take it too seriously.',
		gotLucky: 'The audit came three weeks after the upgrade, and not half a year.',
		lessons: [
			{ text: 'An amount that you cannot explain is wrong, whatever its size.' },
			{ text: 'If a contract names a rule, name it in the code as well, with the clause beside it.' },
		],
		changes: [
			{
				text: 'The rounding mode is stated once, next to the clause it comes from.',
				owner: 'leila@orrery.example',
				due: '2026-09-18',
				state: 'done',
				doneOn: '2026-09-10',
				lesson: 2,
				answers: [1],
			},
			{
				text: 'Test amounts are generated, with both parities of the cent before the half.',
				owner: 'priya@orrery.example',
				due: '2026-10-16',
				state: 'done',
				doneOn: '2026-10-20',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'A monthly line by line comparison with an independent sheet, for one municipality in turn.',
				owner: 'yusuf@orrery.example',
				due: '2026-11-30',
				lesson: 1,
				answers: [3],
			},
		],
		topics: ['money', 'dependencies'],
	},
};
