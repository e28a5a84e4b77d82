import { askToJoin, takeAskingBack } from '#domain/projects/asking.server.ts';
import { AskForm } from '#domain/projects/pitch-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Askings, askings } from './askings.server.ts';

export const GET = endpoint({
	summary: 'Who asks to join a project, for its authors; whoever asked sees their own',
	scope: 'read',
	answers: Askings,
	act: async (person, _given, { locals, params }) => ({
		body: await askings(locals.db, person, Number(params.number)),
	}),
});

export const POST = endpoint({
	summary: 'Ask to join a project; asked twice, the later words stand',
	scope: 'write',
	body: AskForm,
	answers: Askings,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await askToJoin(db, person, number, body);
		return { body: await askings(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Take back that you asked to join',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeAskingBack(locals.db, person, Number(params.number));
		return {};
	},
});
