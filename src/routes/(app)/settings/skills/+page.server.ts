import { wantedSkills } from '#domain/projects/wanted.server.ts';
import { canDo, NamedSkill, NewSkills, SkillSaid } from '#domain/skills/skill.ts';
import { addSkills, changeSkill, dropSkill, skillsOf } from '#domain/skills/skills.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const skills = await skillsOf(db.read, person.id);
	const said = new Set(skills.map(({ folded }) => folded));
	const wanted = await wantedSkills(db, person);
	return {
		skills: skills.map((one) => ({ ...one, is: canDo(one.level) ? ('has' as const) : ('learns' as const) })),
		wanted: wanted.filter(({ folded }) => !said.has(folded)),
	};
};

const Learned = NamedSkill.transform((one) => ({
	...one,
	...SkillSaid.parse({ level: 'confident', wants: false }),
}));

export const actions: Actions = {
	add: form(NewSkills, (person, skills, { locals }: RequestEvent) => addSkills(locals.db, person, skills)),
	learned: form(Learned, (person, skill, { locals }: RequestEvent) => changeSkill(locals.db, person, skill)),
	remove: form(NamedSkill, (person, skill, { locals }: RequestEvent) => dropSkill(locals.db, person, skill)),
};
