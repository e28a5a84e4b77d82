import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { makeStep } from '#domain/growth/goals/standing.server.ts';
import { agree, decline, letWait } from '#domain/growth/mentoring/answering.server.ts';
import { takeBack } from '#domain/growth/mentoring/asking.server.ts';
import { answerProposal, propose, takeProposalBack } from '#domain/growth/mentoring/changing.server.ts';
import { say } from '#domain/growth/mentoring/checks.server.ts';
import { closeWithWords, leave } from '#domain/growth/mentoring/closing.server.ts';
import { goalsToShare } from '#domain/growth/mentoring/comes-from.server.ts';
import {
	AgendaForm,
	Agreeing,
	Agreement,
	CheckForm,
	Closing,
	Declining,
	MeetingForm,
} from '#domain/growth/mentoring/mentorship-form.ts';
import { writeAgenda, writeMeeting } from '#domain/growth/mentoring/notes.server.ts';
import { readMentorship, type ReadMentorship } from '#domain/growth/mentoring/reading.server.ts';
import { LogForm } from '#domain/log/composing.ts';
import { logIt } from '#domain/log/log.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { SkillSaid } from '#domain/skills/skill.ts';
import { changeSkill, skillsOf } from '#domain/skills/skills.server.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { missing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);
const back = (event: RequestEvent, place = ''): never =>
	redirect(303, `/growth/mentorships/${idIn(event)}${place}`);
const wasAgreed = ({ state, agreedAt }: ReadMentorship) => state === 'closed' && agreedAt !== null;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const it = await readMentorship(db, person, idIn(event));
	const skills = wasAgreed(it) ? await skillsOf(db.read, person.id) : [];
	return {
		it,
		/** What is being written: `agenda`, `new`, or the id of a meeting. */
		writing: event.url.searchParams.get('write') ?? '',
		goals: it.state === 'asked' && !it.iAsked && it.mine === 'learner' ? await goalsToShare(db, person) : [],
		/** Those they want to get further in. */
		skills: skills.filter(({ wants }) => wants),
		/** What is sent twice is one. */
		uid: randomName(20),
	};
};

const Answering = z.object({ yes: z.enum(['yes', 'no']), at: z.coerce.number().int() });
const Step = z.object({ step: z.coerce.number().int().positive() });
const Nothing = z.object({});
const Skill = SkillSaid.omit({ wants: true, link: true }).extend({ folded: z.string().max(200) });

export const actions: Actions = {
	agree: form(Agreeing, async (person, input, event: RequestEvent) => {
		await agree(event.locals.db, person, idIn(event), input);
		back(event);
	}),
	decline: form(Declining, async (person, input, event: RequestEvent) => {
		await decline(event.locals.db, person, idIn(event), input);
		back(event);
	}),
	letWait: form(Nothing, async (person, _input, event: RequestEvent) => {
		await letWait(event.locals.db, person, idIn(event));
		redirect(303, '/growth/mentorships');
	}),
	takeBack: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeBack(event.locals.db, person, idIn(event));
		redirect(303, '/growth/mentorships');
	}),
	propose: form(Agreement, async (person, input, event: RequestEvent) => {
		await propose(event.locals.db, person, idIn(event), input);
		back(event, '#change');
	}),
	takeProposalBack: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeProposalBack(event.locals.db, person, idIn(event));
		back(event);
	}),
	answerProposal: form(Answering, async (person, { yes, at }, event: RequestEvent) => {
		await answerProposal(event.locals.db, person, idIn(event), { yes: yes === 'yes', at });
		back(event);
	}),
	agenda: form(AgendaForm, async (person, input, event: RequestEvent) => {
		await writeAgenda(event.locals.db, person, idIn(event), input);
		back(event, '#agenda');
	}),
	meeting: form(MeetingForm, async (person, input, event: RequestEvent) => {
		const { meeting } = await writeMeeting(event.locals.db, person, idIn(event), input);
		back(event, `#meeting-${meeting}`);
	}),
	say: form(CheckForm, async (person, input, event: RequestEvent) => {
		await say(event.locals.db, person, idIn(event), input);
		back(event, input.when === 'learned' ? '#learned' : '#check');
	}),
	leave: form(Nothing, async (person, _input, event: RequestEvent) => {
		await leave(event.locals.db, person, idIn(event));
		back(event);
	}),
	close: form(Closing, async (person, input, event: RequestEvent) => {
		await closeWithWords(event.locals.db, person, idIn(event), input);
		back(event, '#learned');
	}),
	/** What somebody takes from it becomes a lesson in their log, read by whom they choose. */
	log: form(LogForm, async (person, { entry }, event: RequestEvent) => {
		const { db } = event.locals;
		await readMentorship(db, person, idIn(event));
		const { number } = await logIt(db, person, entry);
		redirect(303, hrefOf('log', number));
	}),
	/** Only whoever learns says how far they are, and goes on wanting to get further. */
	skill: form(Skill, async (person, { folded, level, evidence }, event: RequestEvent) => {
		const { db } = event.locals;
		await readMentorship(db, person, idIn(event));
		const before = (await skillsOf(db.read, person.id)).find((one) => one.folded === folded);
		if (!before) missing('This');
		const said = { level, evidence, link: before.link, wants: level !== 'teaches' };
		await changeSkill(db, person, { folded, ...said });
		back(event, '#further');
	}),
	/** A step of the goal that they shared is made: only theirs. */
	step: form(Step, async (person, { step }, event: RequestEvent) => {
		const { db } = event.locals;
		const { goal } = await readMentorship(db, person, idIn(event));
		if (!goal?.isTheirs) missing('This');
		await makeStep(db, person, goal.id, { id: step, made: true });
		back(event, '#further');
	}),
};
