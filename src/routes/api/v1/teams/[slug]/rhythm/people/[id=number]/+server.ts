import { PartChange } from '#domain/log/rhythm-form.ts';
import { changePart } from '#domain/log/rhythms.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { RhythmAnswer, rhythmAnswer } from '../../rhythm-answer.server.ts';

export const PUT = endpoint({
	summary: 'Say whether somebody is asked; everybody says it of themselves',
	scope: 'write',
	body: PartChange.omit({ personId: true }),
	answers: RhythmAnswer,
	act: async (person, { body }, { locals: { db }, params: { slug = '', id } }) => {
		await changePart(db, person, slug, { ...body, personId: Number(id) });
		return { body: await rhythmAnswer(db, person, slug) };
	},
});
