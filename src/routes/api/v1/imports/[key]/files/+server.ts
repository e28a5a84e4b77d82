import { ImportAnswer } from '#domain/bringing/api-answer.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { LARGEST, putAside } from '../../bringing.server.ts';

export const POST = endpoint({
	summary: 'Send one more file of the same',
	scope: 'write',
	takesFile: true,
	largestFile: LARGEST,
	answers: ImportAnswer,
	status: 201,
	act: async (person, _, event) => {
		const { key = '' } = event.params;
		return {
			body: await putAside(person, event, key),
			headers: { location: `/api/v1/imports/${key}` },
		};
	},
});
