import { NewWaiver } from '#domain/training/enrolling/rule.ts';
import { giveWaiver } from '#domain/training/enrolling/rules.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Rules, rules } from '../../rules.server.ts';

export const POST = endpoint({
	summary: 'Say that somebody need not take a course until a day',
	scope: 'write',
	body: NewWaiver.omit({ rule: true }),
	answers: Rules,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await giveWaiver(db, person, number, { ...body, rule: Number(params.rule) });
		return { body: await rules(db, person, number) };
	},
});
