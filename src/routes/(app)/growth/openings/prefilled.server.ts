import type { Person } from '#domain/accounts/person.ts';
import { kindOfPrefix } from '#domain/entries/references.ts';
import { read } from '#domain/projects/projects.server.ts';
import type { OpportunityContent } from '#domain/growth/opportunities/opportunity.ts';
import type { Database } from '#lib/db/open.server.ts';
import { isMissing } from '#lib/errors.ts';

export interface Prefilled {
	content: Partial<OpportunityContent>;
	/** The slug of a team. */
	team: string;
	visibility: string;
}

const NOTHING: Prefilled = { content: {}, team: '', visibility: 'workspace' };

/** What an opening begins with where it is posted from something that is here: a project says what it looks for. */
export async function prefilled(db: Database, who: Person, about: string | null): Promise<Prefilled> {
	const [named = '', prefix = '', digits = ''] = /^([A-Z]{1,3})-([1-9]\d{0,8})$/i.exec(about ?? '') ?? [];
	if (named === '') return NOTHING;
	const content = { about: named.toUpperCase() };
	if (kindOfPrefix(prefix) !== 'project') return { ...NOTHING, content };
	try {
		const { content: project, needs, sharing } = await read(db, who, Number(digits));
		const open = needs.filter(({ left }) => left > 0);
		return {
			content: {
				...content,
				form: 'project',
				title: project.title,
				pitch: project.pitch,
				skills: open.map(({ name, weight, teaches }) => ({ name, weight, teaches })),
				places: Math.max(1, ...open.map(({ left }) => left)),
				topics: project.topics,
			},
			team: sharing.team ?? '',
			visibility: sharing.visibility,
		};
	} catch (problem) {
		if (isMissing(problem)) return NOTHING;
		throw problem;
	}
}
