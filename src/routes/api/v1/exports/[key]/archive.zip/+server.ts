import { fetchExport } from '#domain/archive/exporting.server.ts';
import { ownersOnly } from '#domain/archive/moving-workspace.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Fetch an archive that is done; it can be brought into another Kintsugi, or read as Markdown',
	describes: 'It is asked for by POST, so that no link that somebody follows takes everything out.',
	scope: 'write',
	sends: 'application/zip',
	answers: null,
	act: async (person, _, { locals, params: { key = '' } }) => {
		ownersOnly(person);
		const { stream, bytes } = await fetchExport(locals.db, person, key);
		return { file: { stream, bytes, name: 'workspace.zip' } };
	},
});
