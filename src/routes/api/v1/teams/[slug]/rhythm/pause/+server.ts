import { Pause } from '#domain/log/rhythm-form.ts';
import { pauseRhythm, resumeRhythm } from '#domain/log/rhythms.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { RhythmAnswer, rhythmAnswer } from '../rhythm-answer.server.ts';

export const PUT = endpoint({
	summary: 'Let a team be asked nothing before that day',
	scope: 'write',
	body: Pause,
	answers: RhythmAnswer,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await pauseRhythm(db, person, slug, body);
		return { body: await rhythmAnswer(db, person, slug) };
	},
});

export const DELETE = endpoint({
	summary: 'Let a rhythm go on today',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await resumeRhythm(locals.db, person, params.slug ?? '');
		return {};
	},
});
