import { answerAsReader, ReaderAnswer } from '#domain/stories/private-reader.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say what you think of a draft that you were asked to read first',
	scope: 'write',
	body: ReaderAnswer,
	answers: null,
	status: 204,
	act: async (person, { body }, { locals, params }) => {
		await answerAsReader(locals.db, person, Number(params.number), body);
		return {};
	},
});
