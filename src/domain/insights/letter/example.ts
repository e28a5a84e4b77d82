import type { Week } from './week.ts';

/** A letter of how learning goes, of a workspace that is made up. */
export const EXAMPLE: Week = {
	headline: 'We learn faster than we did, and Ledger has gone quiet',
	of: 'December 2025 to November 2026, all teams',
	changed: true,
	findings: [
		{
			key: 'learning-speed',
			text: 'Learning reaches people in six days. It took 11 before.',
			about: 'Days from the end of an incident to its published learning.',
			href: '/insights/learning-speed',
		},
		{
			key: 'rhythm',
			text: 'Ledger has gone quiet in the log.',
			about: 'Lessons per week since Jul, of everything that is written here.',
			href: '/insights/rhythm',
		},
	],
	questions: [
		'What would make the Ledger log worth two minutes of a hard week?',
		'Which lesson of another team would we have been glad to know earlier?',
		'What nearly went wrong, and what held it?',
	],
	href: '/insights',
};
