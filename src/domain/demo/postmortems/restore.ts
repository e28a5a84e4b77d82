import { decided, done, milestone, seen, type Written } from '../writing.ts';

export const restore: Written = {
	key: 'restore',
	by: 'kwame@orrery.example',
	coAuthors: ['oksana@orrery.example'],
	team: 'Data platform',
	day: '2026-09-03',
	publishedOn: '2026-09-09',
	content: {
		title: 'The restore test that restored last {month 2026-03-12}',
		summary:
			'Our weekly restore check had been green for 25 weeks. On a Thursday, by hand, we restored a depot and found a day half a year old in it.',
		severity: 3,
		services: ['backups', 'restore-check'],
		impact:
			'For 25 weeks two of nine databases had no restorable copy younger than {month 2026-03-12}. Nobody needed one.',
		feltBy: 'Nobody. That is the part that kept us awake.',
		zone: 'UTC',
		times: {
			started: null,
			noticed: '09:40',
			declared: '09:45',
			mitigated: '14:30',
			resolved: '2026-09-04 11:00',
		},
		timeline: [
			seen(
				'2026-03-12 02:00',
				'Two databases move to new disks. Their snapshots go on being taken, of the old ones.',
				'backups',
			),
			seen(
				'2026-03-19 03:00',
				'The restore check restores both, counts tables, and exits with 0. It does so on 24 further Thursdays.',
				'restore-check',
				'restore ok: 61 tables, exit 0',
			),
			done('09:00', 'The Thursday restore, by hand: one small depot, two people, coffee.', 'data platform'),
			milestone(
				'09:40',
				'Oksana looks for a visit she remembers from Monday. The newest row is from {day 2026-03-12}.',
				'a data engineer',
			),
			milestone('09:45', 'Declared, with nothing broken to show for it.', 'data platform'),
			seen(
				'10:30',
				'All nine are restored and asked for their newest row. Seven say last night.',
				'a data engineer',
			),
			decided(
				'10:50',
				'Full copies of the two are taken now, in working hours, and everyone is told why things are slow.',
				'data platform',
			),
			milestone(
				'14:30',
				'Both copies are finished, restored elsewhere, and hold this morning.',
				'a data engineer',
			),
			milestone(
				'2026-09-04 11:00',
				'Snapshots follow the new disks. The check compares the newest row with the clock.',
				'data platform',
			),
		],
		narrative: `
The check did what it was asked: fetch the latest snapshot, restore it, count the tables, report. The latest snapshot was of a disk that nobody writes to any more. It was restored perfectly every week.

We move databases by copying them, pointing the application at the copy, and keeping the old disk for a month in case. It was kept for six, since nothing used it and nothing complained. The snapshot schedule follows the disk, not the database.

~~~diff
- test "$(psql -c 'select count(*) from pg_tables')" -ge 60
+ test "$(psql -c 'select extract(epoch from now() - max(stored_at)) from visit')" -lt 93600
~~~

The new line says that the newest visit in the restored copy is younger than 26 hours. When exactly the old copies stopped being useful is a matter of taste, so we left the beginning unknown. The line failed for two of nine the moment we wrote it, which is how we knew that we had written the right one.

The Thursday restore by hand is an old habit of this team, and has been questioned in three budget rounds. It takes two people an hour. This is the fourth time it has found something that a green square had not.
`,
		factors: [
			{
				title: 'The check counted tables, and an old copy has as many',
				detail: 'Success meant that a restore ran. That it restored the present was taken for granted.',
				topics: ['Absence looks like health'],
			},
			{
				title: 'The list of what to restore came from the snapshots',
				detail:
					'A database without a fresh snapshot could not be missed by a check that begins with snapshots.',
				topics: ['Circular check'],
			},
			{
				title: 'An old disk cost nothing and stayed',
				detail: '“For a month, in case” had no date on it.',
				topics: ['Threshold outlived its reason'],
			},
		],
		wentWell: 'Somebody looked for a row she remembered. The Thursday hour was still there.',
		wasHard: 'To declare an incident in which nothing had happened.',
		gotLucky: 'Twenty-five weeks.',
		lessons: [
			{ text: 'A restore has worked when it holds something that you remember from yesterday.' },
			{ text: 'Start a check from what must exist, and not from what the machine can list.' },
		],
		changes: [
			{
				text: 'Restore checks compare the newest row with the clock.',
				owner: 'kwame@orrery.example',
				due: '2026-09-11',
				state: 'done',
				doneOn: '2026-09-04',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'The check begins with the list of databases that applications write to.',
				owner: 'oksana@orrery.example',
				due: '2026-09-18',
				state: 'done',
				doneOn: '2026-09-16',
				lesson: 2,
				answers: [2],
			},
			{
				text: 'Everything that is kept “in case” carries the day on which it goes.',
				kind: 'decision',
				owner: 'kwame@orrery.example',
				due: '2026-09-30',
				state: 'done',
				doneOn: '2026-09-25',
				lesson: 2,
				answers: [3],
			},
		],
		topics: ['backups', 'monitoring'],
	},
};
