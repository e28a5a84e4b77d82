import { isGuest } from '#domain/accounts/may.ts';
import { everybody, personWith } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { Asking } from '#domain/postmortems/review.ts';
import { askForReview } from '#domain/postmortems/review.server.ts';
import { NewGoal } from '#domain/growth/goals/goal-form.ts';
import { setGoal } from '#domain/growth/goals/goals.server.ts';
import { agree } from '#domain/growth/mentoring/answering.server.ts';
import { ask } from '#domain/growth/mentoring/asking.server.ts';
import { propose } from '#domain/growth/mentoring/changing.server.ts';
import { NewMentorship } from '#domain/growth/mentoring/mentorship-form.ts';
import { CourseContent } from '#domain/training/course.ts';
import { createCourse, publishCourse } from '#domain/training/courses.server.ts';
import { openEnrolments } from '#domain/training/enrolling/opening.server.ts';
import { NewRule } from '#domain/training/enrolling/rule.ts';
import { makeRule } from '#domain/training/enrolling/rules.server.ts';
import { NewWebhook } from '#domain/webhooks/webhook.ts';
import { makeWebhook } from '#domain/webhooks/webhooks.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { completes } from '../support/courses.ts';
import { hostileText } from './hostile-texts.ts';
import type { Act, Doing } from './on-pages.ts';

/** What needs several steps, or somebody who says yes, and so never comes of single ones by chance. */
export const BETWEEN_PEOPLE: Record<string, Act> = {
	'draft as an assistant does': async ({ db, who, ...it }) => {
		const begunBy = {
			by: it.chance.of(['assistant', 'message'] as const),
			called: hostileText(it.chance, 60),
		};
		await drafted({ db, who, ...it }, begunBy);
	},
	'ask somebody to facilitate': async ({ db, who, ...it }) => {
		const number = await drafted({ db, who, ...it });
		const facilitators = [(await somebodyElse(db, who)).email];
		const note = hostileText(it.chance, 80);
		await askForReview(db, who, number, Asking.parse({ facilitation: 'named', facilitators, note }));
	},
	'set a goal that leads somewhere': async ({ db, who, ...it }) => {
		const links = [`PM-${await drafted({ db, who, ...it })}`, 'https://example.org/grow?a=1&b=%20'];
		await setGoal(db, who, NewGoal.parse({ what: `Grow ${hostileText(it.chance, 60)}`, links }));
	},
	'propose something else in a mentorship': async ({ db, who, chance }) => {
		const other = await somebodyElse(db, who);
		const endsOn = isoDay(now() + 90 * DAY, other.zone);
		const agreed = { aim: `Learn ${hostileText(chance, 60)}`, rhythm: 'Each Tuesday', endsOn };
		const given = NewMentorship.parse({ ...agreed, with: other.id, form: 'mentoring' });
		const { id } = await ask(db, who, given);
		await agree(db, other, id, { goal: null });
		await propose(db, other, id, { ...agreed, rhythm: `Seldom ${hostileText(chance, 60)}` });
	},
	'keep up with a course': async ({ db, who, owner, chance }) => {
		const items = [{ key: 'true', kind: 'true-false', ask: 'It is so.', answer: true }];
		const lessons = [{ key: 'one', title: 'The only one', text: 'Read me.', items }];
		const modules = [{ key: 'all', title: 'All of it', lessons }];
		const content = CourseContent.parse({ title: `Again ${hostileText(chance, 60)}`, modules });
		const { id, number } = await createCourse(db, owner, { content });
		await publishCourse(db, owner, number);
		await makeRule(db, owner, number, NewRule.parse({ renewal: 'recall', renewMonths: '12' }));
		await openEnrolments(db);
		await completes(db, who, { id, content });
	},
	'make a webhook': async ({ db, owner, given }) => {
		await makeWebhook(db, owner, null, {
			...given(NewWebhook),
			address: 'https://hooks.example.org/kintsugi',
		});
	},
};

type Begun = NonNullable<Parameters<typeof draft>[3]>['begunBy'];

async function drafted({ db, who, chance, things }: Doing, begunBy?: Begun): Promise<number> {
	const content = { title: `Drafted ${hostileText(chance, 60)}` };
	const begun = begunBy === undefined ? {} : { begunBy };
	const { number } = await draft(db, who, NewPostmortem.parse({ content }), begun);
	things.learn('/postmortems', { number }, who.id, '');
	return number;
}

async function somebodyElse(db: Database, who: Person): Promise<Person> {
	const found = (await everybody(db.read)).find((one) => one.id !== who.id && !isGuest(one));
	return (found && (await personWith(db.read, found.id))) ?? missing('Anybody else');
}
