import { decided, done, milestone, said, seen, type Written } from '../writing.ts';

export const wrongPeriod: Written = {
	key: 'wrong-period',
	by: 'yusuf@orrery.example',
	coAuthors: ['priya@orrery.example'],
	team: 'Billing',
	day: '2026-06-30',
	publishedOn: '2026-07-08',
	content: {
		title: 'The invoice run that was right about the wrong period',
		summary:
			'We charge in periods of four weeks. A run that takes fifty minutes began ten minutes before the new period. What it charged before midnight got the tariff of the period before; what it charged after got the right one.',
		severity: 2,
		services: ['invoice-run', 'tariffs'],
		impact:
			'274 of 1,380 invoices carried the wrong tariff: 3,420 euros too much in all, 3 euros in the typical case. All were credited within six days.',
		feltBy: 'Customers in two of eleven municipalities, and the two people in Billing who answered 31 calls.',
		zone: 'Europe/Istanbul',
		times: {
			started: '23:50',
			noticed: '2026-07-03 10:15',
			declared: '2026-07-03 10:40',
			mitigated: '2026-07-03 12:00',
			resolved: '2026-07-06 16:30',
		},
		timeline: [
			decided(
				'18:00',
				'The run is moved from 02:00 to 23:50, so that the figures are there for an early board meeting.',
				'billing',
			),
			milestone('23:50', 'The run begins, with municipality one of eleven.', 'invoice-run'),
			seen(
				'2026-07-01 00:00',
				'Municipality three. From this minute on, “the current tariff” is another one, and the invoices come out right.',
				'tariffs',
				'tariff current -> 2B (valid from day 1, 00:00)',
			),
			done(
				'2026-07-01 00:41',
				'The run ends. 1,380 invoices, no errors, total as expected within 2%.',
				'invoice-run',
			),
			milestone(
				'2026-07-03 10:15',
				'A customer’s daughter asks why her mother’s invoice and the neighbour’s differ by three euros for the same three visits. She sends both.',
				'a billing clerk',
			),
			milestone(
				'2026-07-03 10:40',
				'Declared. Yusuf writes to all eleven municipalities before knowing which.',
				'billing',
			),
			milestone(
				'2026-07-03 12:00',
				'The remaining invoices are held at the printer. 61 never leave it.',
				'billing',
			),
			said('2026-07-04 09:30', 'The board is told, with the number and with the daughter’s mail.', 'billing'),
			milestone('2026-07-06 16:30', 'Credits and a one-page letter are sent to 213 customers.', 'billing'),
		],
		narrative: `
The invoice run asks for the tariff once for each invoice, and it asks for *the current one*. Every period has a tariff of its own, because mileage is settled anew each time. For as long as the run began at two in the morning of the next period, the current tariff was always one too late, so there was a correction in the code: *take the one before*. It is six years of habit in one line.

When we moved the run to ten to midnight, the line came with it. Before midnight it charged the tariff before the one it meant. After midnight it was right again.

~~~
tariff = tariffs.current().previous()   # runs on day 1
~~~

That is why a fifth was wrong and the rest was not, and why it took us a morning to believe it: we suspected midnight at once, and looked on the wrong side of it. The comment in that line is accurate. It is also the only place where the hour of the run was written down as a condition.

The total was within two per cent of what we expected, and two per cent is our alarm. It was set when a wrong run meant a missing municipality.

The daughter who wrote is a retired bookkeeper. She has read this page and asks us to add that she would have paid.
`,
		factors: [
			{
				title: 'The tariff depended on the minute at which the question was asked',
				detail: '“Current” is a fact about the clock. An invoice is a fact about a period.',
				topics: ['Time is hard'],
			},
			{
				title: 'The hour of the run was a condition, and known to one comment',
				detail:
					'The person who moved the run changed a schedule. The code that cared is in another repository.',
				topics: ['Scope was a comment', 'Hidden coupling'],
			},
			{
				title: 'The alarm on the total was as wide as the fault',
				detail: 'Two per cent was chosen in {year 2021-02-01}, for a different fault.',
				topics: ['Threshold outlived its reason'],
			},
		],
		wentWell:
			'Billing wrote first, with the number still open. Only 31 people called, most of them to say thank you.',
		wasHard: 'The wrong invoices were each plausible. It takes two of them, side by side.',
		gotLucky: 'Two neighbours, three visits each, and a bookkeeper.',
		lessons: [
			{ text: 'Say it before they find it. The apology cost less than the refund.' },
			{
				text: 'Ask for the price on a date, never for the current price. A long job lives in more than one “now”.',
			},
			{ text: 'When a schedule moves, look for code that has the old hour in its bones.' },
		],
		changes: [
			{
				text: 'Tariffs are asked for by day of visit. `current()` is gone.',
				owner: 'priya@orrery.example',
				due: '2026-07-24',
				state: 'done',
				doneOn: '2026-07-22',
				link: 'https://work.orrery.example/ledger/377',
				lesson: 2,
				answers: [1],
			},
			{
				text: 'Jobs state the hours in which they may run; the scheduler refuses others and says why.',
				owner: 'leila@orrery.example',
				due: '2026-09-30',

				lesson: 3,
				answers: [2],
			},
			{
				text: 'Compare each invoice with the same customer’s last one, and list the fifty that moved most.',
				owner: 'yusuf@orrery.example',
				due: '2026-07-29',
				state: 'done',
				doneOn: '2026-07-29',
				lesson: 1,
				answers: [3],
			},
		],
		topics: ['invoices', 'time'],
	},
};
