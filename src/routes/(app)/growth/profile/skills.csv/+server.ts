import { LEVEL_WORDS } from '#domain/skills/skill.ts';
import { skillsOf } from '#domain/skills/skills.server.ts';
import { csvLine } from '#lib/files/csv.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** One's own skills, in the columns that a list of people's skills has. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const skills = await skillsOf(event.locals.db.read, person.id);
	const lines = skills.map(({ name, level, wants, evidence, link }) =>
		csvLine([person.email, name, LEVEL_WORDS[level], wants ? 'yes' : 'no', evidence, link]),
	);
	const head = csvLine(['email', 'skill', 'level', 'wants', 'evidence', 'link']);
	return download('My skills.csv', 'text/csv', head + lines.join(''));
};
