/** What the groups are called and are about, by the first part of an address. */
const GROUPS: Record<string, { name: string; about: string }> = {
	postmortems: {
		name: 'Post-mortems',
		about: 'What broke, how it was noticed and mended, and what it taught.',
	},
	lessons: { name: 'Lessons', about: 'What was learned, wherever it was, and whether it still stands.' },
	changes: {
		name: 'Changes',
		about: 'What follows from lessons: who looks after it, by when, and whether it held.',
	},
	log: { name: 'Learning log', about: 'What somebody learned today, and notes.' },
	stories: { name: 'Stories', about: 'Failures told by those who lived them.' },
	shelves: { name: 'Shelves', about: 'What curators found worth reading.' },
	courses: { name: 'Training', about: 'Courses, how far one is in them, and drills.' },
	projects: { name: 'Projects', about: 'Ideas that people try, their boards, and what became of them.' },
	seasons: { name: 'Seasons', about: 'Hack weeks and lanes, their shows and what came of them.' },
	growth: { name: 'Growth', about: 'Skills, openings, mentorships and goals.' },
	'learning-time': {
		name: 'Protected time',
		about: 'The promised time for learning, and one’s own tally of it.',
	},
	recall: { name: 'Meet again', about: 'Lessons that one keeps, and that come back.' },
	pulse: { name: 'The pulse', about: 'What was released of the rounds; answers are never taken here.' },
	insights: {
		name: 'Insights',
		about: 'Whether learning is healthy, with the numbers behind each sentence.',
	},
	inbox: { name: 'Inbox', about: 'What you were told.' },
	search: { name: 'Search', about: 'All that you may read, by its words.' },
	imports: { name: 'Import', about: 'Files that become entries, as one brings them.' },
	exports: { name: 'Export', about: 'The whole workspace as one archive, for owners.' },
	archives: { name: 'Moving in', about: 'The workspace of another Kintsugi, brought in by owners.' },
	topics: { name: 'Topics', about: 'By what things are found together.' },
	people: { name: 'People', about: 'Who is here.' },
	teams: { name: 'Teams', about: 'Who works together, and what is told to their tools.' },
	coach: { name: 'Coach', about: 'Questions to a text that is being written.' },
	admin: { name: 'Administration', about: 'What administrators and owners look after.' },
	me: { name: 'Yours', about: 'What is yours alone.' },
	gatherings: { name: 'Gatherings', about: 'Talk nights and reading clubs.' },
};
const INSIDE: Record<string, string> = {
	enrolments: 'courses',
	certificates: 'courses',
	drills: 'courses',
	'of-the-month': 'shelves',
};

/** The group of an address that names none itself. */
export function tagFor(path: string): string {
	const [, first = ''] = path.split('/');
	return (
		GROUPS[INSIDE[first] ?? first]?.name ??
		first.charAt(0).toUpperCase() + first.slice(1).replaceAll('-', ' ')
	);
}

/** What a group is about. */
export function aboutTag(tag: string): string {
	return (
		Object.values(GROUPS).find(({ name }) => name === tag)?.about ??
		`${tag}, as the pages of that name have it.`
	);
}
