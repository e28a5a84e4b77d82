import { RhythmChange } from '#domain/log/rhythm-form.ts';
import { changeRhythm, endRhythm } from '#domain/log/rhythms.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { RhythmAnswer, rhythmAnswer } from './rhythm-answer.server.ts';

export const GET = endpoint({
	summary: 'When a team asks itself what it learned',
	scope: 'read',
	answers: RhythmAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await rhythmAnswer(locals.db, person, params.slug ?? ''),
	}),
});

export const PUT = endpoint({
	summary: 'Choose when a team asks itself, for whoever looks after it',
	describes: '`opensAt` is an hour such as 16:00 on everybody’s own clock, `lasts` minutes.',
	scope: 'write',
	body: RhythmChange,
	answers: RhythmAnswer,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await changeRhythm(db, person, slug, body);
		return { body: await rhythmAnswer(db, person, slug) };
	},
});

export const DELETE = endpoint({
	summary: 'End the rhythm of a team: nobody is asked any more, and what was answered stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await endRhythm(locals.db, person, params.slug ?? '');
		return {};
	},
});
