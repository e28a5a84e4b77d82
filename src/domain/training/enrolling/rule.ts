import { z } from 'zod';
import { ROLES, ROLE_NAMES, type Role } from '../../accounts/person.ts';
import { counted } from '#lib/numbers.ts';
import { noneOr } from '#lib/web/fields.ts';
import { dayOfMonth, fullDay } from '#lib/dates.ts';
import { AUDIENCES, RENEWALS } from '../enrolment.ts';

const days = (most: number, sentence: string) =>
	z.coerce.number(sentence).int(sentence).min(0, sentence).max(most, sentence);
const ticked = z
	.literal('true')
	.optional()
	.transform((value) => value === 'true');
const Day = z.iso.date('A day, such as 2027-01-31.');
const MONTHS = 'Between 1 and 120 months.';

/** Whom a course is asked of, how, and how often. As a form sends it: a box that is not ticked is not sent. */
export const NewRule = z
	.object({
		audience: z.enum(AUDIENCES, 'Say whom it is for.').default('everybody'),
		team: z.string().trim().max(120).default(''),
		role: noneOr(z.enum(ROLES, 'That role is not one of ours.').nullable()).default(null),
		joinedSince: noneOr(Day.nullable()).default(null),
		required: ticked,
		requiredBecause: z.string().trim().max(500, '500 characters at the most.').default(''),
		dueDays: noneOr(days(730, 'Up to 730 days, or nothing.').nullable()).default(null),
		remind: ticked,
		renewal: z.enum(RENEWALS, 'Say whether it is asked for again.').default('none'),
		renewMonths: noneOr(
			z.coerce.number(MONTHS).int(MONTHS).min(1, MONTHS).max(120, MONTHS).nullable(),
		).default(null),
		renewOn: noneOr(Day.nullable().transform((day) => day && day.slice(5))).default(null),
		aheadDays: days(180, 'Up to 180 days.').default(30),
		graceDays: days(180, 'Up to 180 days.').default(14),
	})
	.superRefine((rule, context) => {
		for (const { field, says } of lacking(rule)) {
			context.addIssue({ code: 'custom', path: [field], message: says });
		}
	})
	// What belongs to another choice is not kept.
	.transform((rule) => ({
		...rule,
		team: rule.audience === 'team' ? rule.team : '',
		role: rule.audience === 'role' ? rule.role : null,
		joinedSince: rule.audience === 'joined-since' ? rule.joinedSince : null,
		requiredBecause: rule.required ? rule.requiredBecause : '',
		renewMonths: ['interval', 'recall'].includes(rule.renewal) ? rule.renewMonths : null,
		renewOn: rule.renewal === 'window' ? rule.renewOn : null,
	}));
export type NewRule = z.output<typeof NewRule>;

interface Given {
	audience: string;
	team: string;
	role: string | null;
	joinedSince: string | null;
	required: boolean;
	requiredBecause: string;
	renewal: string;
	renewMonths: number | null;
	renewOn: string | null;
}

function lacking(rule: Given): { field: keyof Given; says: string }[] {
	const found: { field: keyof Given; says: string }[] = [];
	const ask = (field: keyof Given, says: string) => found.push({ field, says });
	if (rule.audience === 'team' && rule.team === '') ask('team', 'Choose the team.');
	if (rule.audience === 'role' && rule.role === null) ask('role', 'Choose the role.');
	if (rule.audience === 'joined-since' && rule.joinedSince === null) ask('joinedSince', 'Since which day?');
	if (rule.required && rule.requiredBecause === '')
		ask('requiredBecause', 'Say why it is required: people read it before they begin.');
	if (['interval', 'recall'].includes(rule.renewal) && rule.renewMonths === null)
		ask('renewMonths', 'After how many months?');
	if (rule.renewal === 'window' && rule.renewOn === null) ask('renewOn', 'On which day of the year?');
	return found;
}

/** Somebody need not, until a day. */
export const NewWaiver = z.object({
	rule: z.coerce.number().int().positive(),
	email: z.string().trim().toLowerCase().min(1, 'Whose? Give their e-mail address.').max(200),
	until: z.iso.date('Until which day? A waiver ends.'),
	reason: z.string().trim().max(500).default(''),
});
export type NewWaiver = z.output<typeof NewWaiver>;

/** As it is stored, with its team by name. */
export interface RuleShown {
	audience: (typeof AUDIENCES)[number];
	team: string | null;
	role: string | null;
	joinedSince: string | null;
	required: boolean;
	dueDays: number | null;
	renewal: (typeof RENEWALS)[number];
	renewMonths: number | null;
	renewOn: string | null;
}

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** “Everybody in Payments” */
export function whomOf({ audience, team, role, joinedSince }: RuleShown): string {
	switch (audience) {
		case 'everybody':
			return 'Everybody';
		case 'team':
			return `Everybody in ${team ?? 'a team that is gone'}`;
		case 'role':
			return `Whoever is ${withArticle(ROLE_NAMES[(role ?? 'member') as Role])}`;
		case 'joined-since':
			return `Whoever has joined since ${fullDay(noon(joinedSince ?? '2000-01-01'), 'UTC')}`;
	}
}

const withArticle = (name: string) => `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;

/** “within 30 days, again after twelve months” */
export function whenOf({ dueDays, renewal, renewMonths, renewOn }: RuleShown): string {
	const first = dueDays === null ? 'whenever it suits' : `within ${counted(dueDays, 'day')}`;
	switch (renewal) {
		case 'none':
			return first;
		case 'interval':
			return `${first}, again after ${counted(renewMonths ?? 12, 'month')}`;
		case 'window':
			return `${first}, again each year by ${dayOfMonth(noon(`2001-${renewOn ?? '01-01'}`), 'UTC')}`;
		case 'recall':
			return `${first}, then kept up by its questions coming back; again after ${counted(renewMonths ?? 12, 'month')} where they were not`;
	}
}
