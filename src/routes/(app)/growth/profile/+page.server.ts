import { z } from 'zod';
import { mayCurate } from '#domain/accounts/may.ts';
import { Interests, ListsSeen, OpenToForm, Seen, Words } from '#domain/growth/profile/profile.ts';
import { changeProfile, ownProfile } from '#domain/growth/profile/profile.server.ts';
import { wantedSkills } from '#domain/projects/wanted.server.ts';
import { chooseSeen } from '#domain/skills/choosing-seen.server.ts';
import { canonical } from '#domain/skills/graph.ts';
import { readGraph } from '#domain/skills/graph.server.ts';
import { namesToType } from '#domain/skills/known.server.ts';
import { answerProposed, proposedTo } from '#domain/skills/proposing.server.ts';
import { NamedSkill, NewSkills, SkillSaid, SKILL_LEVELS } from '#domain/skills/skill.ts';
import { addSkills, changeSkill, dropSkill, skillsOf } from '#domain/skills/skills.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const [profile, skills, proposed] = await Promise.all([
		ownProfile(db, person),
		skillsOf(db.read, person.id),
		proposedTo(db.read, person.id),
	]);
	const graph = await readGraph(db);
	const said = new Set(skills.map(({ folded }) => canonical(graph, folded)));
	const wanted = await wantedSkills(db, person);
	return {
		...{ profile, skills, proposed },
		wanted: wanted.filter(({ folded }) => !said.has(canonical(graph, folded))),
		suggestions: await namesToType(db),
		mayCurate: mayCurate(person),
	};
};

const Answer = NamedSkill.extend({ is: z.enum(['so', 'not-so']), level: z.enum(SKILL_LEVELS).optional() });
const Said = NamedSkill.and(SkillSaid);

/** Whoever names their first wish says who sees it, if they like. */
const Added = NewSkills.extend({ seenLearn: ListsSeen.shape.seenLearn });

export const actions: Actions = {
	saveWords: form(Words, (person, words, { locals }: RequestEvent) =>
		changeProfile(locals.db, person, words),
	),
	add: form(Added, async (person, { seenLearn, ...skills }, { locals }: RequestEvent) => {
		// Before what they want to learn stands there for anybody to see.
		if (skills.wants && seenLearn) await chooseSeen(locals.db, person, { seenLearn });
		await addSkills(locals.db, person, skills);
	}),
	save: form(Said, (person, skill, { locals }: RequestEvent) => changeSkill(locals.db, person, skill)),
	remove: form(NamedSkill, (person, skill, { locals }: RequestEvent) => dropSkill(locals.db, person, skill)),
	answer: form(Answer, (person, skill, { locals }: RequestEvent) => answerProposed(locals.db, person, skill)),
	saveInterests: form(Interests, (person, interests, { locals }: RequestEvent) =>
		changeProfile(locals.db, person, interests),
	),
	saveOpenTo: form(OpenToForm, (person, openTo, { locals }: RequestEvent) =>
		changeProfile(locals.db, person, { openTo }),
	),
	chooseSeen: form(ListsSeen, (person, seen, { locals }: RequestEvent) =>
		chooseSeen(locals.db, person, seen),
	),
	show: form(Seen, (person, seen, { locals }: RequestEvent) => changeProfile(locals.db, person, { seen })),
};
