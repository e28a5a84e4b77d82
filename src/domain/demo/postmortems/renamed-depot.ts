import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const renamedDepot: Written = {
	key: 'renamed-depot',
	by: 'anjali@orrery.example',
	coAuthors: ['diego@orrery.example'],
	team: 'Dispatch',
	day: '2026-06-26',
	publishedOn: '2026-07-02',
	content: {
		title: 'A depot corrected its spelling and forty rounds went looking for it',
		summary:
			'Chinchón had been Chinchon for six years. When somebody gave it its accent, forty rounds belonged to a depot that was no longer there.',
		severity: 2,
		services: ['depot-sync', 'route-planner'],
		impact: 'Forty rounds unassigned for two hours; 268 visits moved by hand, nine of them to the afternoon.',
		feltBy: 'One depot of 33 people, and everyone on its Friday list.',
		zone: 'Europe/Madrid',
		times: { started: '06:12', noticed: '06:31', declared: '06:35', mitigated: '08:05', resolved: '08:40' },
		timeline: [
			done(
				'2026-06-25 18:20',
				'The depot’s name is corrected on the settings page. The page says “Saved”.',
				'a depot coordinator',
			),
			milestone(
				'06:12',
				'The morning sync finds no depot of the old name and a new one without rounds. It reports both as normal.',
				'depot-sync',
				'depots: 118 read, 1 new, 1 gone, 0 errors',
			),
			milestone(
				'06:31',
				'The coordinator opens the day’s list: it is empty. She calls rather than writes.',
				'a depot coordinator',
			),
			milestone('06:35', 'Declared. Diego, in Lima, is on call and up late.', 'the on-call engineer'),
			seen('06:50', 'The rounds are all there. They carry the old name.', 'the on-call engineer'),
			decided(
				'07:05',
				'The name is not changed back: the phones have learned the new one. The rounds are moved instead.',
				'the on-call engineer',
			),
			said(
				'07:20',
				'The coordinator reads the nine urgent visits aloud, and they are assigned by hand while the script is written.',
				'a depot coordinator',
			),
			milestone('08:05', 'Forty rounds moved. Phones show them on the next sync.', 'the on-call engineer'),
			milestone('08:40', 'Each of the 33 has confirmed the list.', 'a depot coordinator'),
		],
		narrative: `
In {year 2020-06-01} we had nine depots, and their names were different, and so the name was the key. It is still the key of everything that came into being in that year: rounds, keys to the building, the letterhead. Whatever came later has a number.

The settings page lets a coordinator change the name, because depots do move and merge. It was made for display, and it is good at it. Between the page and the sync there is no one place where it says that a name is also an identity. The page did not know that the sync existed, and the sync cannot tell a correction from an ending.

So the sync did two ordinary things on one morning: it closed a depot and opened one. Forty rounds waited for a depot called Chinchon.

The coordinator had asked for the accent for years. She has it now, and has promised to try the next thing on a Tuesday.
`,
		factors: [
			{
				title: 'A name was used as a key',
				detail: 'Six tables of the first year refer to a depot by what it is called.',
				topics: ['Two things, one name'],
			},
			{
				title: '“One new, one gone” is a normal morning',
				detail: 'A depot that goes with forty rounds on its list is not, and the sync had no way to say so.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The settings page showed no consequence',
				detail: '“Saved” was true. It was also all that the page could know.',
				topics: ['Hidden coupling'],
			},
		],
		wentWell: 'The coordinator called within a minute and had the nine urgent visits in her hand.',
		wasHard: 'Changing it back was the first wish of everybody, and would have made a third depot.',
		gotLucky: 'It was one of the smaller depots. Porto has asked for its full name for months.',
		lessons: [
			{
				text: 'People rename things because names matter. Never let a name be the only thing that says which one it is.',
			},
			{ text: 'When something disappears, count what it leaves behind before calling it normal.' },
		],
		changes: [
			{
				text: 'Rounds, keys and letterheads refer to a depot by its number.',
				owner: 'anjali@orrery.example',
				due: '2026-08-14',
				state: 'done',
				doneOn: '2026-08-20',
				link: 'https://work.orrery.example/dispatch/588',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'The sync stops and asks when a depot with rounds is about to close.',
				owner: 'diego@orrery.example',
				due: '2026-07-10',
				state: 'done',
				doneOn: '2026-07-08',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'The settings page says what else will change, before it saves.',
				owner: 'sofia@orrery.example',
				due: '2026-09-18',
				lesson: 1,
				answers: [3],
			},
		],
		topics: ['names', 'depots'],
	},
};
