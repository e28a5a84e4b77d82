import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const migration: Written = {
	key: 'migration',
	by: 'priya@orrery.example',
	coAuthors: ['leila@orrery.example', 'ines@orrery.example'],
	team: 'Ledger',
	day: '2026-10-27',
	publishedOn: '2026-11-04',
	content: {
		title: 'A migration scoped to one tenant met a table shared by all',
		summary:
			'A change meant for one municipality waited for a lock on a table that belongs to every municipality. For 34 minutes no visit could be confirmed anywhere, and the last nine of those came from our own retries.',
		severity: 1,
		services: ['ledger-db', 'visit-confirmation', 'roster-client'],
		impact:
			'No visit could be confirmed from 09:03 to 09:37. 4,118 confirmations waited on phones and were stored by 10:48; none was lost, and 61 were stored with the later of two times.',
		feltBy:
			'About 1,900 nurses and couriers in 22 municipalities, in the busiest hour of the morning. Many went back to paper.',
		zone: 'UTC',
		times: { started: '09:03', noticed: '09:07', declared: '09:11', mitigated: '09:37', resolved: '10:48' },
		timeline: [
			decided(
				'08:40',
				'Migration 0417 is approved for 09:00, the quietest hour of the one municipality it is for.',
				'the reviewer',
				'-- 0417_round_charges.sql\n-- tenant: aarhus only',
			),
			done('09:02', 'Migration 0417 is started.', 'the deployer'),
			milestone(
				'09:03',
				'Its ALTER waits behind a monthly report that reads the same table. Every write to the table now waits behind the ALTER.',
				'ledger-db',
			),
			seen(
				'09:05',
				'Confirmations go from 20 ms to a timeout at 30 s. Phones keep them and try again.',
				'visit-confirmation',
			),
			milestone('09:07', 'Page: ledger write errors above 5%.', 'the on-call engineer'),
			milestone(
				'09:11',
				'Declared as SEV 1. The first guess is a network fault, since every municipality is affected alike.',
				'the on-call engineer',
			),
			seen(
				'09:14',
				'340 sessions wait, all behind one. The view shows the statement, and nothing that says for whom it runs.',
				'the database engineer',
				'pid 8812  wait Lock:relation  ALTER TABLE charge_period ADD COLUMN …\nblocked by pid 7740  SELECT … FROM charge_period  (running 00:41:12)',
			),
			said(
				'09:19',
				'Maren calls from Aarhus: “it has said saving for ten minutes, I am writing on my hand”.',
				'a district nurse',
			),
			decided(
				'09:26',
				'The migration is cancelled and the report left alone. Two of us would have stopped the report; we can start a migration again, and nobody knows who reads the report.',
				'the incident lead',
			),
			done('09:28', 'Migration cancelled and rolled back. The lock is released.', 'the deployer'),
			seen(
				'09:29',
				'The lock queue stays full: the roster client sends every write that timed out again, with no cap and no pause.',
				'the database engineer',
			),
			done(
				'09:33',
				'The gateway answers the roster client’s writes with 429 until further notice.',
				'an edge engineer',
			),
			milestone(
				'09:37',
				'The lock queue is empty, nine minutes after the rollback. Confirmations go through.',
				'ledger-db',
			),
			done('10:31', 'The roster client is let back in, one region at a time.', 'an edge engineer'),
			milestone(
				'10:48',
				'Counts on phones and in the ledger agree. 61 confirmations carry two times and are listed for the field to choose.',
				'the database engineer',
			),
		],
		narrative: `
Aarhus was to be charged by round instead of by visit, so the ledger needed one more column and a backfill. The migration was written for Aarhus, reviewed for Aarhus and scheduled for the hour in which Aarhus is quiet. The line that made it so was a comment.

Most tables of the ledger have one copy for each tenant, and on those the comment is harmless: the tool runs a migration in the schema it is given. \`charge_period\` is one of three tables that every tenant shares. They are as old as the company, they live in the schema \`common\`, and the search path finds them without being asked. The migration never names a schema, because none of ours do.

Adding a column takes a moment, once it has the lock. A monthly report had been reading \`charge_period\` for 41 minutes, and our statement queued behind it. What we had not known until then is that every later statement queues behind the one that waits, including the ones that would have been let through a minute before.

~~~
report (reading, allowed)
  └ ALTER (waiting for the report)
      └ every confirmation in 22 municipalities (waiting for the ALTER)
~~~

At 09:28 the migration was gone, and the graph did not move. The roster client treats a timeout as “not sent” and sends again at once, for as long as it takes. By then it held some 2,300 writes, each of them coming back every two seconds. For nine minutes the database did little else than refuse the same work, until the gateway refused it first.

Nobody in the field lost a visit. The phones are built for cellars and lifts, and a half-hour without us is a long lift. What they could not do was agree about time: 61 visits were confirmed twice, once by the phone and once by somebody at a desk who wanted to help.

### What the rehearsal would have needed

We rehearse migrations, on a database of three tenants made by hand. None of the three has a report that runs for 40 minutes. The week after, Priya ran 0417 against a copy of the night before. It took 40 minutes and showed the wait in the first two.

| Rehearsal | Tenants | Longest query | Shows the wait |
| --- | ---: | ---: | --- |
| Hand-made | 3 | 0.2 s | no |
| Copy of last night | 22 and one nobody remembered | 44 min | yes |
`,
		factors: [
			{
				title: 'The scope of the migration was a comment',
				detail:
					'“Tenant: aarhus only” was read by both people and by no tool. It reads like a setting, and the file beside it has one in the same place.',
				topics: ['Scope was a comment'],
			},
			{
				title: 'A shared table looks like a tenant’s own',
				detail:
					'The search path resolves `charge_period` silently. Nothing in the name, the statement or the review shows that three tables are everybody’s.',
				topics: ['Two things, one name'],
			},
			{
				title: 'A long report and a short lock met in working hours',
				detail:
					'A statement that waits for a lock makes all others wait, and ours had no limit on how long it may wait.',
				topics: ['Hidden coupling'],
			},
			{
				title: 'The roster client retried the failed writes with no cap',
				detail:
					'It kept the lock queue full for nine minutes after the rollback. The client was written when a timeout meant a lost connection.',
				topics: ['Retries amplify'],
			},
			{
				title: 'We rehearsed on data that has none of our difficulties',
				detail:
					'Three tenants, no reports, no history. The rehearsal was green because it had nothing to say.',
				topics: ['Rehearsed somewhere else'],
			},
		],
		wentWell:
			'Declaring took four minutes. The choice at 09:26 was made aloud, with a reason that still holds. The phones kept everything.',
		wasHard:
			'“Every tenant alike” points at the network, and for six minutes we followed it. After the rollback we waited for an improvement that our own client was preventing.',
		gotLucky:
			'The report was a reader. A second writer in its place, and the rollback itself would have had to queue.',
		lessons: [
			{
				text: 'If the scope of a change matters, let the tool refuse to run without it. A comment is a wish.',
			},
			{
				text: 'A statement waiting for a lock blocks everything behind it. Give each one a time after which it gives up.',
			},
			{ text: 'When the cause is gone and the graph does not move, look at who is still asking.' },
			{ text: 'Rehearse on a copy of last night. A rehearsal on tidy data rehearses the tidy part.' },
		],
		changes: [
			{
				text: 'A migration names its schema, or the tool stops and asks.',
				owner: 'leila@orrery.example',
				due: '2026-11-06',
				state: 'done',
				doneOn: '2026-11-05',
				link: 'https://work.orrery.example/ledger/417',
				lesson: 1,
				answers: [1],
			},
			{
				text: 'The three shared tables are called common_… and the search path no longer finds them.',
				owner: 'priya@orrery.example',
				due: '2026-11-13',
				state: 'done',
				doneOn: '2026-11-12',
				link: 'https://work.orrery.example/ledger/421',
				lesson: 1,
				answers: [2],
			},
			{
				text: 'Migrations wait three seconds for a lock, then give up and say who holds it.',
				owner: 'priya@orrery.example',
				due: '2026-11-06',
				state: 'done',
				doneOn: '2026-10-30',
				lesson: 2,
				answers: [3],
			},
			{
				text: 'Cap retries in the roster client: three attempts, growing pauses, then tell the person.',
				owner: 'ines@orrery.example',
				due: '2026-11-19',
				link: 'https://work.orrery.example/dispatch/91',
				lesson: 3,
				answers: [4],
			},
			{
				text: 'Ledger migrations rehearse on last night’s copy first.',
				kind: 'decision',
				owner: 'priya@orrery.example',
				due: '2026-11-23',
				lesson: 4,
				answers: [5],
			},
			{
				text: 'Run all migrations at night.',
				kind: 'decision',
				owner: 'leila@orrery.example',
				state: 'dropped',
				reason:
					'With 22 municipalities in four time zones and night rounds in nine of them, there is no night. And we are better company at nine in the morning.',
			},
		],
		topics: ['databases', 'migrations', 'retries'],
	},
};
