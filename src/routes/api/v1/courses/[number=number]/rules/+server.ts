import { openEnrolments } from '#domain/training/enrolling/opening.server.ts';
import { NewRule } from '#domain/training/enrolling/rule.ts';
import { makeRule } from '#domain/training/enrolling/rules.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Rules, rules } from './rules.server.ts';

export const GET = endpoint({
	summary: 'Of whom a course is asked, and how often, for whoever organises it',
	scope: 'read',
	answers: Rules,
	act: async (person, _given, { locals, params }) => ({
		body: await rules(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Ask a course of everybody, a team, a role or whoever is new',
	describes: '`required` and `remind` are said as the word true, or left out.',
	scope: 'write',
	refuses: [409],
	body: NewRule,
	answers: Rules,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await makeRule(db, person, number, body);
		await openEnrolments(db);
		return { body: await rules(db, person, number) };
	},
});
